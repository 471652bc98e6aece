import type {
  AdjustedDifference,
  ArmComparison,
  ArmFigures,
  Difference,
  ExperimentReport,
} from '#shared/wire/experiment'

/** What groups are compared in. */
export const causeMetrics = ['revenue', 'conversion'] as const
export type CauseMetric = (typeof causeMetrics)[number]

/** A group of an experiment beside the first one, for a person. */
export interface Cause {
  experiment: ExperimentReport
  comparison: ArmComparison
  arm: ArmFigures
  /** What being in the group changed. */
  caused: Difference
  /** The same with what people had ordered before taken off; null where that cannot be said. */
  adjusted: AdjustedDifference | null
  /** What clicks on shelves are credited with, for a person of the group: minor units, or orders. */
  credited: number
}

/** Every comparison that can be made yet, of running experiments first, then of ended ones. */
export function causesOf(experiments: readonly ExperimentReport[], metric: CauseMetric): Cause[] {
  const order = { running: 0, ended: 1, draft: 2 }
  return [...experiments]
    .sort((a, b) => order[a.status] - order[b.status])
    .flatMap((experiment) =>
      experiment.comparisons.flatMap((comparison) => {
        const isMoney = metric === 'revenue'
        const caused = isMoney ? comparison.revenue_per_person : comparison.conversion
        const adjusted = isMoney ? comparison.revenue_per_person_adjusted : comparison.conversion_adjusted
        const arm = experiment.arms.find(({ arm: id }) => id === comparison.arm)
        if (!caused || !arm || arm.people === 0) return []
        const credited = (isMoney ? arm.attributed_revenue_minor : arm.attributed_orders) / arm.people
        return [{ experiment, comparison, arm, caused, adjusted, credited }]
      }),
    )
}

/** What may be said of a difference. `seems`: it is what one look at the end would say, but the end has not come. */
export type Verdict = 'more' | 'less' | 'seems' | 'open'

/**
 * Whether an interval leaves zero out. While an experiment runs people look again and again: only the interval that
 * holds however often they do decides; once it has ended, the one for a single look.
 */
export function verdictOf({ experiment, caused }: Pick<Cause, 'experiment' | 'caused'>): Verdict {
  const once = sideOf(caused.low, caused.high)
  if (experiment.status === 'ended') return once
  const always = sideOf(caused.always_low, caused.always_high)
  return always === 'open' && once !== 'open' ? 'seems' : always
}

function sideOf(low: number, high: number): 'more' | 'less' | 'open' {
  if (low > 0) return 'more'
  return high < 0 ? 'less' : 'open'
}
