import type { PastPurchase } from './buy-again.ts'
import type { PastItem } from './taste.ts'

/** What a person ordered and opened, side by side with when (epoch milliseconds), oldest first. */
export interface PersonPast {
  purchased: readonly number[]
  purchased_at: readonly number[]
  opened: readonly number[]
  opened_at: readonly number[]
}

/** Each product ordered, with its times, oldest first. */
export function pastPurchases({
  purchased,
  purchased_at,
}: Pick<PersonPast, 'purchased' | 'purchased_at'>): PastPurchase[] {
  return [...timesOf(purchased, purchased_at)].map(([item, times]) => ({
    item,
    times: times.toSorted((a, b) => a - b),
  }))
}

/** Each product of the past once, as ordered where it was; those of the current visit (`now`) are left out. */
export function pastItems(past: PersonPast, now: ReadonlySet<number>): PastItem[] {
  const bought = timesOf(past.purchased, past.purchased_at)
  const viewed = timesOf(past.opened, past.opened_at)
  const items: PastItem[] = [...bought].map(([item, times]) => ({ item, did: 'bought', times }))
  for (const [item, times] of viewed) {
    if (!bought.has(item) && !now.has(item)) items.push({ item, did: 'viewed', times })
  }
  return items
}

function timesOf(items: readonly number[], at: readonly number[]): Map<number, number[]> {
  const times = new Map<number, number[]>()
  items.forEach((item, i) => {
    const known = times.get(item)
    if (known) known.push(at[i]!)
    else times.set(item, [at[i]!])
  })
  return times
}
