import type { IndexStats } from './index-stats.ts'
import type { Picked } from './picked.ts'
import type { Posting } from './posting.ts'
import { Top } from './top.ts'

/** How long after a visit a purchase still counts as its outcome, in seconds (7 days). */
export const outcomeWindowS = 7 * 86_400
/** Fewer people than this are taken for chance. */
const minPeople = 2

export interface ViewedThenBoughtInputs {
  /** The product that was looked at. */
  item: number
  /** Its visits. */
  visits: Posting
  /** Products that may have been bought instead, with the orders that held each. */
  candidates: readonly number[]
  baskets: (item: number) => Posting | undefined
  stats: Pick<IndexStats, 'sessions' | 'bought'>
}

/**
 * What people bought within seven days of opening `item`, and more often than chance would have it: with N of V
 * viewers buying y, and E = V · orders(y) / visits expected ones, best first by (N − E) / √(E + 1). Visits and orders
 * are joined by the short hash of their person, so only those made under one name are.
 */
export function viewedThenBought(
  { item, visits, candidates, baskets, stats }: ViewedThenBoughtInputs,
  limit: number,
): Picked[] {
  const viewers = viewsByPerson(visits)
  const top = new Top(limit)
  const people = new Map<number, number>()
  for (const candidate of candidates) {
    const orders = candidate === item ? undefined : baskets(candidate)
    const buyers = orders ? countOutcomes(viewers, orders) : 0
    if (buyers < minPeople) continue
    const chance = Math.min(1, (stats.bought[candidate] ?? 0) / Math.max(1, stats.sessions))
    const expected = viewers.size * chance
    if (buyers <= expected) continue
    people.set(candidate, buyers)
    top.offer(candidate, (buyers - expected) / Math.sqrt(expected + 1))
  }
  return top.list().map((one) => ({
    item: one.item,
    cause: { because: 'viewed_then_bought', item, people: people.get(one.item)!, of: viewers.size },
  }))
}

/** When each viewer opened the item: all times, by person. */
function viewsByPerson({ size, people, times }: Posting): Map<number, number[]> {
  const views = new Map<number, number[]>()
  for (let e = 0; e < size; e++) {
    const known = views.get(people[e]!)
    if (known) known.push(times[e]!)
    else views.set(people[e]!, [times[e]!])
  }
  return views
}

/** How many of the viewers made one of these orders within the window after a view. */
function countOutcomes(viewers: ReadonlyMap<number, readonly number[]>, orders: Posting): number {
  const buyers = new Set<number>()
  for (let e = 0; e < orders.size; e++) {
    const at = orders.times[e]!
    const isOutcome = viewers
      .get(orders.people[e]!)
      ?.some((viewed) => at >= viewed && at - viewed <= outcomeWindowS)
    if (isOutcome) buyers.add(orders.people[e]!)
  }
  return buyers.size
}
