import type { ShelfResponse } from '../wire/portrait.ts'
import type { KeptOrder } from './apply-order.ts'
import type { Profile } from './profile.ts'

/** Shelves that are told of. */
const mostShelves = 5

/** The shelves whose products somebody clicked, of the newest clicks that are kept, with the orders that followed. */
export function shelfResponses(
  { clicks }: Pick<Profile, 'clicks'>,
  orders: readonly KeptOrder[],
): ShelfResponse[] {
  const shelves = new Map<string, ShelfResponse>()
  const shelfOf = ({ placement, recommender }: Pick<ShelfResponse, 'placement' | 'recommender'>) => {
    const key = `${placement}\n${recommender}`
    const shelf = shelves.get(key) ?? { placement, recommender, clicks: 0, orders: 0 }
    shelves.set(key, shelf)
    return shelf
  }
  for (const click of clicks) shelfOf(click).clicks++
  for (const { cancelled, clicks: led } of orders) {
    if (!cancelled) for (const shelf of new Set(Object.values(led).map(shelfOf))) shelf.orders++
  }
  return [...shelves.values()]
    .sort((a, b) => b.orders - a.orders || b.clicks - a.clicks || (a.placement < b.placement ? -1 : 1))
    .slice(0, mostShelves)
}
