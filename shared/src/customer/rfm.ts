import { dayOf, daysBetween } from '../maths/calendar.ts'
import type { Rfm, RfmSegment } from '../wire/worth.ts'
import { type KnownOrder, orderAmounts } from './known-order.ts'

/** What RFM reads of a customer. Here every order counts, the first too: it describes what was, and predicts nothing. */
export interface RfmRow {
  /** Days since the last order. */
  daysSince: number
  /** Days with an order. */
  orders: number
  /** Worth of all orders. */
  worth: number
}

/** From which value on the scores 2, 3, 4 and 5 are given; for recency: down to how many days. */
export interface RfmBreaks {
  recency: readonly number[]
  frequency: readonly number[]
  worth: readonly number[]
}

export interface RfmScores {
  recency: number
  frequency: number
  worth: number
  segment: RfmSegment
}

/** Most customers of most stores have one order, so quantiles would part them by chance: 1, 2, 3–4, 5–7, 8 and more. */
export const frequencyBreaks = [2, 3, 5, 8] as const

/** Scores of 1 to 5, 5 the best, and the segment's name. Equal customers score equally. */
export function rfmScores(breaks: RfmBreaks, { daysSince, orders, worth }: RfmRow): RfmScores {
  const scores = {
    recency: 1 + breaks.recency.filter((days) => daysSince <= days).length,
    frequency: 1 + breaks.frequency.filter((from) => orders >= from).length,
    worth: 1 + breaks.worth.filter((from) => worth >= from).length,
  }
  return { ...scores, segment: segmentOf(scores, orders) }
}

/** By how lately, and by how often and how much together: the mean of these two scores. */
export function segmentOf(
  { recency, frequency, worth }: Omit<RfmScores, 'segment'>,
  orders: number,
): RfmSegment {
  const weight = (frequency + worth) / 2
  if (weight >= 4)
    return (['lost_regulars', 'at_risk', 'loyal', 'champions', 'champions'] as const)[recency - 1]!
  if (recency >= 4) return orders === 1 ? 'new' : weight >= 2.5 ? 'loyal' : 'promising'
  if (weight >= 2.5) return (['dormant', 'slipping', 'needs_attention'] as const)[recency - 1]!
  return recency === 3 ? 'promising' : 'dormant'
}

/**
 * How recently, how often and for how much somebody bought; with scores when the store's breaks are given. Orders that
 * were cancelled do not count, and money is net of refunds. Scores go by days of the store's calendar, as those of the
 * whole base do, so that both are the same.
 */
export function rfmOf(
  orders: readonly KnownOrder[],
  { now, timeZone }: { now: number; timeZone: string },
  breaks: RfmBreaks | null = null,
): Rfm {
  const paid = orders.filter(({ cancelled }) => !cancelled)
  const last = Math.max(...paid.map(({ created_at }) => created_at))
  const isBuyer = paid.length > 0
  const worth = paid.reduce((sum, order) => sum + orderAmounts(order).net_minor, 0)
  const days = new Set(paid.map(({ created_at }) => dayOf(created_at, timeZone)))
  const daysSince = isBuyer
    ? Math.max(0, daysBetween(dayOf(last, timeZone), dayOf(now, timeZone)) - 1)
    : Number.POSITIVE_INFINITY
  const scores = breaks && isBuyer ? rfmScores(breaks, { daysSince, orders: days.size, worth }) : null
  return {
    recency_days: isBuyer ? Math.max(0, (now - last) / dayMs) : null,
    frequency: paid.length,
    monetary_minor: worth,
    average_order_minor: isBuyer ? Math.round(worth / paid.length) : 0,
    score: scores && { r: scores.recency, f: scores.frequency, m: scores.worth, segment: scores.segment },
  }
}

const dayMs = 86_400_000
