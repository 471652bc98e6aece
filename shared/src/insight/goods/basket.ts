import type { OrderFact, OrderLineFact } from '../../customer/fact.ts'

/** One order as the models of goods see it. */
export interface Basket {
  /** Days since 1970-01-01, in the store's time zone. */
  day: number
  /** Net worth in minor units. */
  amount: number
  /** Products, the dearest first; null where the order was stored before they were told. */
  lines: OrderLineFact[] | null
  /** Something went wrong with it: money went back, or a problem was told. */
  troubled: boolean
  /** It was a present: it tells of sales, not of the buyer's own needs. */
  gift: boolean
}

/** All baskets of one day, as one. */
export interface BuyingDay {
  day: number
  amount: number
  /** Products that were bought for oneself. */
  lines: OrderLineFact[]
}

/** The basket of an order fact of a given day. */
export function basketOf(
  day: number,
  fact: Pick<OrderFact, 'net_minor' | 'lines' | 'refund_minor' | 'problems' | 'gift'>,
): Basket {
  return {
    day,
    amount: fact.net_minor,
    lines: fact.lines ?? null,
    troubled: (fact.refund_minor ?? 0) > 0 || (fact.problems ?? []).length > 0,
    gift: fact.gift === true,
  }
}

/**
 * What one person bought, day by day, rising: orders of one day are one. Presents and orders without lines are left out:
 * neither says what the person needs next.
 */
export function buyingDays(baskets: readonly Basket[]): BuyingDay[] {
  const days = new Map<number, BuyingDay>()
  for (const { day, amount, lines, gift } of baskets) {
    if (!lines || gift) continue
    const known = days.get(day)
    if (known) {
      known.amount += amount
      known.lines.push(...lines)
    } else days.set(day, { day, amount, lines: [...lines] })
  }
  return [...days.values()].sort((a, b) => a.day - b.day)
}
