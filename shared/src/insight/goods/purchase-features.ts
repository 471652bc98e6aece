import type { Basket } from './basket.ts'

/** One person's past, as far as it tells whether they will buy. */
export interface Past {
  baskets: readonly Basket[]
  /** Days on which they came, as far as these are known; null where nothing is known of visits. */
  visits: readonly number[] | null
}

/** The columns of a row, in order. Times, counts and amounts are on a logarithmic scale: ln(1 + x). */
export const purchaseFeatures = [
  'days_since_order',
  'order_days',
  'mean_worth',
  'tenure_days',
  'overdue',
  'recent_order_days',
  'categories',
  'troubled_share',
  'recent_visit_days',
  'days_since_visit',
] as const
export type PurchaseFeature = (typeof purchaseFeatures)[number]

const recentOrders = 90
const recentVisits = 30
/** Days since a visit that nobody has: who was never seen, or not for a year. */
const longAgo = 365

/**
 * What was known of somebody at the end of a day; null without an order by then. Nothing later than that day counts, so
 * that a model which learns from the past is asked nothing it could not have known.
 */
export function featuresAt({ baskets, visits }: Past, day: number): number[] | null {
  const known = baskets.filter((basket) => basket.day <= day)
  if (known.length === 0) return null
  const days = [...new Set(known.map((basket) => basket.day))].sort((a, b) => a - b)
  const [first, last] = [days[0]!, days.at(-1)!]
  const worth = known.reduce((sum, { amount }) => sum + amount, 0)
  const categories = new Set(
    known.flatMap(({ lines }) => (lines ?? []).map(({ category }) => category ?? '')),
  )
  categories.delete('')
  const came = visits?.filter((visit) => visit <= day) ?? null
  return [
    Math.log1p(day - last),
    Math.log1p(days.length),
    Math.log1p(Math.max(0, worth / days.length)),
    Math.log1p(day - first),
    overdue(days, day),
    Math.log1p(days.filter((one) => one > day - recentOrders).length),
    Math.log1p(categories.size),
    known.filter(({ troubled }) => troubled).length / known.length,
    came ? Math.log1p(came.filter((one) => one > day - recentVisits).length) : 0,
    came ? Math.log1p(Math.min(longAgo, came.length > 0 ? day - Math.max(...came) : longAgo)) : 0,
  ]
}

/** Whether there is an order after a day, within so many days. */
export function boughtWithin(baskets: readonly Basket[], day: number, days: number): boolean {
  return baskets.some((basket) => basket.day > day && basket.day <= day + days)
}

/** ln of the wait so far by the mean gap; 0 for who ordered on one day only. */
function overdue(days: readonly number[], day: number): number {
  if (days.length < 2) return 0
  const gap = (days.at(-1)! - days[0]!) / (days.length - 1)
  return Math.log((day - days.at(-1)! + 1) / (gap + 1))
}
