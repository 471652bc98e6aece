import type { BaseRetention } from '#shared/wire/customer-base'
import { dateOf, dayOf } from '../route/range.ts'

type Cohort = BaseRetention['cohorts'][number]
type CohortCell = Cohort['cells'][number]

export const cohortMetrics = ['people', 'revenue', 'value'] as const
export type CohortMetric = (typeof cohortMetrics)[number]

/** So many months are drawn; the table has all. */
export const shownMonths = 13

/** The newest cohorts, the newest last, and the months after that are drawn of each. Of people the first month is left out: it is everybody. */
export function shownCohorts(
  cohorts: readonly Cohort[],
  metric: CohortMetric,
): { cohorts: Cohort[]; after: number[] } {
  const first = metric === 'people' ? 1 : 0
  const shown = cohorts.slice(-shownMonths).filter(({ cells }) => cells.length > first)
  const longest = Math.max(0, ...shown.map(({ cells }) => cells.length))
  return {
    cohorts: shown,
    after: Array.from({ length: Math.max(0, Math.min(longest, shownMonths) - first) }, (_, n) => n + first),
  }
}

/** What a cell shows: a share of people, revenue, or revenue so far a customer; both in minor units. */
export function cellValue(cell: CohortCell, metric: CohortMetric): number {
  if (metric === 'people') return cell.share
  return metric === 'revenue' ? cell.revenue : cell.cumulative_per_customer
}

/** The value with the strongest colour: the greatest there is, the first month's revenue apart, which dwarfs the rest. */
export function strongest(cohorts: readonly Cohort[], metric: CohortMetric): number {
  const cells = cohorts.flatMap(({ cells: own }) =>
    own.filter(({ after }) => metric === 'value' || after > 0),
  )
  return Math.max(0, ...cells.map((cell) => cellValue(cell, metric)))
}

/**
 * The share of customers who ordered so many months after their first order, over all cohorts for whom that month is
 * over: everybody counts the same. Empty for months that are over for nobody.
 */
export function orderedByMonth(cohorts: readonly Cohort[]): { after: number; share: number }[] {
  const longest = Math.max(0, ...cohorts.map(({ cells }) => cells.length))
  return Array.from({ length: longest }, (_, after) => {
    const over = cohorts.filter(({ cells }) => cells[after]?.complete)
    const customers = over.reduce((sum, cohort) => sum + cohort.customers, 0)
    const people = over.reduce((sum, { cells }) => sum + (cells[after]?.people ?? 0), 0)
    return { after, share: customers > 0 ? people / customers : Number.NaN }
  }).filter(({ share }) => !Number.isNaN(share))
}

/** Revenue up to and with a month, a customer, over all cohorts for whom it is over; null when it is for nobody. */
export function meanValueAfter(cohorts: readonly Cohort[], after: number): number | null {
  const over = cohorts.filter(({ cells }) => cells[after]?.complete)
  const customers = over.reduce((sum, cohort) => sum + cohort.customers, 0)
  if (customers === 0) return null
  const worth = over.reduce(
    (sum, cohort) => sum + (cohort.cells[after]?.cumulative_per_customer ?? 0) * cohort.customers,
    0,
  )
  return worth / customers
}

/** The days of the month so many months after a cohort's, `YYYY-MM`. */
export function monthAfter(cohort: string, after: number): { from: string; to: string } {
  const [year = 0, month = 1] = cohort.split('-').map(Number)
  const day = (index: number, date: number) => dayOf(new Date(Date.UTC(year, month - 1 + index, date)))
  return { from: day(after, 1), to: day(after + 1, 0) }
}

/**
 * The people of a field, as fields of a filter: those with their first order in the cohort's month who ordered in the
 * other one (`came`), or have not ordered since it began (`missed`).
 *
 * @example cohortFilter('2026-03', 1, 'came')
 * // { first_order_from: '2026-03-01', first_order_to: '2026-03-31', ordered_from: '2026-04-01', ordered_to: '2026-04-30' }
 */
export function cohortFilter(
  cohort: string,
  after: number,
  which: 'came' | 'missed',
): Record<string, string> {
  const first = monthAfter(cohort, 0)
  const filter = { first_order_from: first.from, first_order_to: first.to }
  if (after === 0) return filter
  const { from, to } = monthAfter(cohort, after)
  if (which === 'came') return { ...filter, ordered_from: from, ordered_to: to }
  return { ...filter, last_order_to: dayOf(new Date(dateOf(from).getTime() - 86_400_000)) }
}
