import type { Rfm } from '../wire/worth.ts'
import { type KnownOrder, orderAmounts } from './known-order.ts'

/** Upper bounds of the scores, four each: a value at most the first scores 1, above the last 5. */
export interface RfmBreaks {
  /** Of days since the last order; few days score high. */
  recency_days: readonly number[]
  frequency: readonly number[]
  monetary_minor: readonly number[]
}

/** Orders by fixed breaks (1, 2, 3–4, 5–7, 8 and more): most customers have one, and quantiles would tear them apart. */
export const frequencyBreaks = [1, 2, 4, 7] as const

const dayMs = 86_400_000

/**
 * How recently, how often and for how much somebody bought; with scores when the store's breaks are given. Orders that
 * were cancelled do not count, and money is net of refunds.
 */
export function rfmOf(orders: readonly KnownOrder[], now: number, breaks?: RfmBreaks): Rfm {
  const paid = orders.filter(({ cancelled }) => !cancelled)
  const last = Math.max(...paid.map(({ created_at }) => created_at))
  const recency_days = paid.length > 0 ? Math.max(0, (now - last) / dayMs) : null
  const monetary_minor = paid.reduce((sum, order) => sum + orderAmounts(order).net_minor, 0)
  return {
    recency_days,
    frequency: paid.length,
    monetary_minor,
    average_order_minor: paid.length > 0 ? Math.round(monetary_minor / paid.length) : 0,
    score:
      breaks && recency_days !== null
        ? {
            r: 6 - rfmScore(recency_days, breaks.recency_days),
            f: rfmScore(paid.length, breaks.frequency),
            m: rfmScore(monetary_minor, breaks.monetary_minor),
          }
        : null,
  }
}

/** 1 to 5: one more for every break the value exceeds; equal values score equally. @example rfmScore(3, [1, 2, 4, 7]) // 3 */
export function rfmScore(value: number, breaks: readonly number[]): number {
  return 1 + breaks.filter((bound) => value > bound).length
}
