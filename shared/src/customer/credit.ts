import type { KnownOrder } from './known-order.ts'

/** What is believed of somebody before their first order: nine good ones in ten. */
const before = { good: 9, bad: 1 }

/**
 * How reliably somebody pays and keeps what they order, 0 to 1: (9 + good orders) / (10 + orders). An order is bad when
 * the shop reported a problem with it.
 */
export function creditOf(orders: readonly KnownOrder[]): { credit: number; orders: number; bad: number } {
  const bad = orders.filter(({ problems }) => (problems?.length ?? 0) > 0).length
  const good = orders.length - bad
  return {
    credit: (before.good + good) / (before.good + before.bad + orders.length),
    orders: orders.length,
    bad,
  }
}
