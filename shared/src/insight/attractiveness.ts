import type { AttractivenessRow } from '../wire/attractiveness.ts'
import { type Estimate, type RatioSums, ratioEstimate } from './estimate.ts'

export interface GroupInputs {
  label: string
  size: number
  /** Lifetime value of a sample of the group, over people (x = 1). */
  value: RatioSums
  /** People of the group who met each arm of an experiment, and how many of them ordered; null without an experiment. */
  response: { baseline: ArmCount; arm: ArmCount } | null
  /** What approaching one person costs; null where nobody said. */
  cost: number | null
}

export interface ArmCount {
  people: number
  converters: number
}

/** Fewer people in an arm tell nothing of a group. */
const leastPeople = 30

/**
 * How attractive a group is as a target: size × CLV × uplift / cost, with every factor beside it. The uplift is measured
 * or unknown, never assumed; without it, or without a cost, there is a potential (size × CLV) and no score.
 */
export function attractiveness(groups: readonly GroupInputs[]): AttractivenessRow[] {
  return groups
    .map(({ label, size, value, response, cost }) => {
      const clv = ratioEstimate(value)
      const uplift = response && upliftOf(response.baseline, response.arm)
      const potential = clv && size * clv.value
      const isKnown = potential !== null && uplift !== null && cost !== null && cost > 0
      return {
        label,
        size,
        clv,
        uplift,
        cost_minor: cost === null ? null : cost * size,
        potential_minor: potential === null ? null : Math.round(potential),
        score: isKnown ? (potential * uplift.value) / (cost * size) : null,
        unknown: [
          ...(uplift === null ? (['uplift'] as const) : []),
          ...(cost === null || cost === 0 ? (['cost'] as const) : []),
          ...(clv === null ? (['clv'] as const) : []),
        ],
      }
    })
    .sort(
      (a, b) => (b.score ?? -1) - (a.score ?? -1) || (b.potential_minor ?? -1) - (a.potential_minor ?? -1),
    )
}

/** The difference of two shares with its normal interval; null with fewer than 30 people on a side. */
function upliftOf(baseline: ArmCount, arm: ArmCount): Estimate | null {
  if (baseline.people < leastPeople || arm.people < leastPeople) return null
  const [p, q] = [arm.converters / arm.people, baseline.converters / baseline.people]
  const error = 1.959963984540054 * Math.sqrt((p * (1 - p)) / arm.people + (q * (1 - q)) / baseline.people)
  const value = p - q
  return { value, low: value - error, high: value + error, n: arm.people + baseline.people }
}
