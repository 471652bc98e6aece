import type { BasePending, BaseRun } from './customer-base.ts'
import type { ValuePart } from './worth.ts'

/** The parts of the composite value that follow from orders and models; growth needs a person's taste. */
export const rankedParts = ['contribution', 'future', 'credit', 'loyalty'] as const satisfies ValuePart[]
export type RankedPart = (typeof rankedParts)[number]

/** A part as it was measured (minor units, or 0 to 1) and its score, 0 to 1; null where nobody can tell. */
export type RankedScore = { raw: number; score: number } | null

export interface RankedPerson {
  person: string
  name: string | null
  parts: Record<RankedPart, RankedScore>
}

/**
 * `GET /v1/insights/value-ranking`: the parts of the composite value of everybody who is among the first 200 by any of
 * them, so that an order by any weights can be made of it.
 */
export type ValueRanking = (BaseRun & { state: 'ready'; people: RankedPerson[] }) | BasePending
