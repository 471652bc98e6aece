import type { About } from '../../customer/about.ts'
import type { KnownOrder } from '../../customer/known-order.ts'
import type { Profile } from '../../customer/profile.ts'
import type { RecommendationSettings } from '../../wire/recommendation-settings.ts'

/** Something a person did with a product: `weight` is what it says of their taste, against others. */
export interface PastAct {
  item: number
  at: number
  weight: number
}

/** What scores are made from, in item numbers. */
export interface CustomerPast {
  acts: PastAct[]
  /** The newest visit, oldest product first, and when it ended. */
  visit: number[]
  visitedAt: number
  /** When each product was bought, oldest first, from paid orders. */
  bought: Map<number, number[]>
  hidden: ReadonlySet<number>
  /** What they said they like, or do not. */
  said: NonNullable<About['interests']>
}

/** What a kept profile and paid orders say of a person, each act with the weight the store gives it. */
export function customerPast(
  profile: Pick<Profile, 'sessions' | 'hidden' | 'timeline' | 'about'>,
  orders: readonly Pick<KnownOrder, 'created_at' | 'cancelled' | 'lines'>[],
  numberOf: (id: string) => number,
  weights: RecommendationSettings['weights'],
): CustomerPast {
  const acts: PastAct[] = []
  const add = (item: number, at: number, weight: number): void => {
    if (item > 0 && weight > 0) acts.push({ item, at, weight })
  }
  for (const { start, items, after_s } of profile.sessions) {
    items.forEach((item, i) => {
      add(item, start + (after_s[i] ?? 0) * 1_000, weights.view)
    })
  }
  for (const { name, at, items } of profile.timeline) {
    const weight = name === 'add_to_cart' ? weights.cart : name === 'add_to_wishlist' ? weights.wishlist : 0
    for (const id of weight > 0 ? items : []) add(numberOf(id), at, weight)
  }
  const bought = new Map<number, number[]>()
  const paid = orders.filter(({ cancelled }) => !cancelled).toSorted((a, b) => a.created_at - b.created_at)
  for (const { created_at, lines } of paid) {
    for (const item of new Set(lines.map(({ n }) => n))) {
      add(item, created_at, weights.purchase)
      if (item > 0) bought.set(item, [...(bought.get(item) ?? []), created_at])
    }
  }
  const newest = profile.sessions.toSorted((a, b) => a.last - b.last).at(-1)
  return {
    acts,
    visit: newest?.items ?? [],
    visitedAt: newest?.last ?? 0,
    bought,
    hidden: new Set(profile.hidden),
    said: profile.about?.interests ?? {},
  }
}

/** Products by what is left of the weight of all that was done with them, heaviest first. */
export function fadedInterests(
  acts: readonly PastAct[],
  now: number,
  halfLifeDays: number,
): { item: number; weight: number }[] {
  const weights = new Map<number, number>()
  for (const { item, at, weight } of acts) {
    const faded = weight * 2 ** (-Math.max(0, now - at) / (halfLifeDays * 86_400_000))
    weights.set(item, (weights.get(item) ?? 0) + faded)
  }
  return [...weights].map(([item, weight]) => ({ item, weight })).sort((a, b) => b.weight - a.weight)
}
