import type { ScoreCard } from '../insight/scorecard.ts'
import type { PersonLabel } from './drivers.ts'

/** `GET /v1/insights/scorecard`: what each group was given, and what was captured in return. */
export interface ScorecardAnswer {
  state: 'ready' | 'pending'
  currency: string
  from: string
  to: string
  by: PersonLabel
  /** Shares and margins that were used where orders told nothing. */
  assumed: { margin: number; service_cost_minor: number; minor_per_redeemed_point: number }
  groups: (ScoreCard & { label: string | null; name: string | null })[]
  everybody: ScoreCard
}

/** `GET /v1/insights/segmentations`: how much of what people spend next each way to tell them apart explains. */
export interface SegmentationsAnswer {
  state: 'ready' | 'pending'
  /** People are told apart as of this day; what counts is what they spent in the 90 days after it. */
  as_of: string
  days: number
  /** People looked at: all who had ordered by then, or a sample of 20,000. */
  people: number
  segmentations: {
    by: PersonLabel
    groups: number
    /** η²: the sum of squares between groups over the whole, 0 to 1; null where it cannot be told. */
    explained: number | null
    /** The same of ln(1 + spend), where a few great spenders do not drown all others. */
    explained_log: number | null
  }[]
}
