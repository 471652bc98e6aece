/** An order as the models see it: the day counted in whole days from any start, and what it was worth. */
export interface Purchase {
  day: number
  amount: number
  /** Something of it was paid back, or it had a problem. */
  isTroubled?: boolean
}

/** One customer's buying in four numbers; times are weeks. Days with several orders count as one. */
export interface History {
  /** Days with an order after the first such day. */
  repeats: number
  /** From the first order to the last; 0 without repeats. */
  recency: number
  /** From the first order to the end of what was observed. */
  age: number
  /** Mean worth of the repeat days, the first left out; 0 without repeats. */
  value: number
}

export const daysPerWeek = 7

/**
 * A customer's history up to and including `lastDay`; null when nothing was bought by then. This is the convention of
 * Fader and Hardie and of `lifetimes`: the first purchase makes the customer, and only what follows is predicted.
 *
 * @example historyOf([{ day: 0, amount: 5 }, { day: 14, amount: 8 }], 28)
 * // { repeats: 1, recency: 2, age: 4, value: 8 }
 */
export function historyOf(purchases: readonly Purchase[], lastDay: number): History | null {
  const days = daysOf(purchases, lastDay)
  if (days.size === 0) return null
  const first = Math.min(...days.keys())
  const last = Math.max(...days.keys())
  let total = 0
  for (const [day, amount] of days) if (day !== first) total += amount
  const repeats = days.size - 1
  return {
    repeats,
    recency: (last - first) / daysPerWeek,
    age: (lastDay - first) / daysPerWeek,
    value: repeats > 0 ? total / repeats : 0,
  }
}

/** How many days after `lastDay` up to and including `end` had an order: what a prediction is held against. */
export function laterOrders(purchases: readonly Purchase[], lastDay: number, end: number): number {
  return new Set(purchases.filter(({ day }) => day > lastDay && day <= end).map(({ day }) => day)).size
}

function daysOf(purchases: readonly Purchase[], lastDay: number): Map<number, number> {
  const days = new Map<number, number>()
  for (const { day, amount } of purchases) {
    if (day <= lastDay) days.set(day, (days.get(day) ?? 0) + amount)
  }
  return days
}
