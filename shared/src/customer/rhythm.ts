import { mean } from '../maths/ranks.ts'
import type { Rhythm } from '../wire/worth.ts'
import type { KnownOrder } from './known-order.ts'

const dayMs = 86_400_000

/** Gaps that weigh as much as the usual one: with two of one's own, both count half. */
const usualWeighs = 2

/**
 * How regularly somebody buys, from their orders that were not cancelled. The expected gap leans on the usual one as
 * long as there are few of their own: (2 · usual + sum of own gaps) / (2 + number of own gaps).
 *
 * @param usualGapDays days between two orders of a usual customer of the store
 */
export function rhythmOf(orders: readonly KnownOrder[], now: number, usualGapDays: number): Rhythm {
  const days = orderDays(orders)
  const gaps = days.slice(1).map((at, i) => (at - (days[i] ?? at)) / dayMs)
  const expected = expectedGap(gaps, usualGapDays)
  const last = days.at(-1)
  const lastGap = gaps.at(-1)
  const since = last === undefined ? null : Math.max(0, (now - last) / dayMs)
  return {
    order_days: days.length,
    first_at: days[0] ?? null,
    last_at: last ?? null,
    mean_gap_days: gaps.length > 0 ? mean(gaps) : null,
    expected_gap_days: expected,
    next_order_at: last === undefined ? null : Math.round(last + expected * dayMs),
    days_since_last: since,
    overdue: since === null ? null : since / expected,
    last_gap: lastGap === undefined ? null : lastGap / expectedGap(gaps.slice(0, -1), usualGapDays),
    regularity: gaps.length < 2 ? null : 1 / (1 + variation(gaps)),
  }
}

/** The first order's time of each day on which there was one, ascending. */
export function orderDays(orders: readonly KnownOrder[]): number[] {
  const firsts = new Map<number, number>()
  for (const { cancelled, created_at } of orders) {
    const day = Math.floor(created_at / dayMs)
    if (!cancelled) firsts.set(day, Math.min(created_at, firsts.get(day) ?? created_at))
  }
  return [...firsts.values()].sort((a, b) => a - b)
}

/** Standard deviation (of the sample) by mean. */
function variation(gaps: readonly number[]): number {
  const middle = mean(gaps)
  const squares = gaps.reduce((total, gap) => total + (gap - middle) ** 2, 0)
  return Math.sqrt(squares / (gaps.length - 1)) / middle
}

function expectedGap(gaps: readonly number[], usualGapDays: number): number {
  return (usualWeighs * usualGapDays + mean(gaps) * gaps.length) / (usualWeighs + gaps.length)
}
