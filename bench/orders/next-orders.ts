import { kept } from '#shared/customer/profile'
import type { PastPurchase } from '#shared/recommend/buy-again'
import { pastPurchases } from '#shared/recommend/past-items'
import { groupBy, type PastOrder } from './orders-data.ts'

/** A customer's orders so far, oldest first, and the next one. */
export interface NextOrder {
  past: PastOrder[]
  next: PastOrder
}

/** Orders by time: the first nine tenths are known; each customer with one among them is asked for the next after. */
export function nextOrders(orders: readonly PastOrder[]): { known: PastOrder[]; tests: NextOrder[] } {
  const cut = Math.floor(orders.length * 0.9)
  const known = orders.slice(0, cut)
  const past = groupBy(known, ({ person }) => person)
  const tests: NextOrder[] = []
  const asked = new Set<string>()
  for (const next of orders.slice(cut)) {
    if (asked.has(next.person)) continue
    asked.add(next.person)
    const before = past.get(next.person)
    if (before) tests.push({ past: before, next })
  }
  return { known, tests }
}

/** What of an order is among the suggestions, as a share of the order. */
export function recallOf({ items }: PastOrder, suggested: readonly number[]): number {
  const wanted = new Set(items)
  return suggested.filter((item) => wanted.has(item)).length / wanted.size
}

/** Every product of the newest `most` lines with the times it was ordered, oldest first; a profile remembers so many. */
export function purchasesOf(orders: readonly PastOrder[], most = kept.purchases): PastPurchase[] {
  const lines = orders.flatMap(({ at, items }) => items.map((item) => ({ item, at }))).slice(-most)
  return pastPurchases({
    purchased: lines.map(({ item }) => item),
    purchased_at: lines.map(({ at }) => at),
  })
}
