import type { ArmComparison, ArmFigures, Difference, ExperimentReport } from '#shared/wire/experiment'

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
        const caused = metric === 'revenue' ? comparison.revenue_per_person : comparison.conversion
        const arm = experiment.arms.find(({ arm: id }) => id === comparison.arm)
        if (!caused || !arm || arm.people === 0) return []
        const credited =
          (metric === 'revenue' ? arm.attributed_revenue_minor : arm.attributed_orders) / arm.people
        return [{ experiment, comparison, arm, caused, credited }]
      }),
    )
}

/** Whether an interval that holds however often anybody looks leaves zero out: above it, below it, or neither. */
export function verdictOf({ low, high }: Pick<Difference, 'low' | 'high'>): 'more' | 'less' | 'open' {
  if (low > 0) return 'more'
  return high < 0 ? 'less' : 'open'
}
