import type { IndexStats } from './index-stats.ts'
import type { Picked } from './picked.ts'

/** Views back over which a category's claim falls to 1/e. */
const recencyDecay = 4

export interface CategoryInputs {
  /** What showed the interest, newest first, with its categories; `item` is null for a page about a category. */
  seen: readonly { item: number | null; categories: readonly string[] }[]
  /** A category's items, newest first, and how many there are in all. */
  members: (category: string) => { items: Uint32Array; size: number } | undefined
  /** Items in the catalogue. */
  catalogueSize: number
  stats: Pick<IndexStats, 'level'>
}

/** A category someone showed an interest in: how strongly, and by which item most recently. */
export interface Interest {
  category: string
  item: number | null
  weight: number
}

/**
 * The best of the categories the shopper looked at: within a category the popular first, then the newest, items that
 * nobody ever opened included. Categories come by how much of the recent views they hold, how special they are
 * (log of catalogue size over category size) and whether they have enough left to show.
 */
export function categoryBestsellers(inputs: CategoryInputs, limit: number): Picked[] {
  const seen = new Set<number | null>(inputs.seen.map(({ item }) => item))
  const picks: Picked[] = []
  const taken = new Set<number>()
  for (const { category, item } of rankInterests(inputs, limit)) {
    for (const member of bestOf(category, inputs, limit + seen.size + taken.size)) {
      if (picks.length >= limit) return picks
      if (seen.has(member) || taken.has(member)) continue
      taken.add(member)
      picks.push({ item: member, cause: { because: 'category', category, item } })
    }
  }
  return picks
}

/** The interests, strongest first. `limit` is the length of the shelf that a category should be able to fill. */
export function rankInterests(inputs: CategoryInputs, limit: number): Interest[] {
  const interests = new Map<string, Interest & { count: number }>()
  inputs.seen.forEach(({ item, categories }, back) => {
    for (const category of new Set(categories)) {
      const known = interests.get(category) ?? { category, item, weight: 0, count: 0 }
      known.weight += Math.exp(-back / recencyDecay)
      known.count += item === null ? 0 : 1
      interests.set(category, known)
    }
  })
  for (const interest of interests.values()) {
    const size = inputs.members(interest.category)?.size ?? 0
    const special = Math.log(Math.max(1.001, inputs.catalogueSize / Math.max(size, 1)))
    interest.weight *= special * Math.min(1, Math.max(0, size - interest.count) / limit)
  }
  return [...interests.values()]
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ category, item, weight }) => ({ category, item, weight }))
}

/** A category's items, the popular first; those without any popularity keep their order, newest first. */
function bestOf(category: string, { members, stats }: CategoryInputs, limit: number): number[] {
  const items = members(category)?.items ?? []
  const level = (item: number) => stats.level[item] ?? 0
  return Array.from(items)
    .sort((a, b) => level(b) - level(a))
    .slice(0, limit)
}
