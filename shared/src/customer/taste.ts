import type { EventName } from '../wire/event.ts'
import type { RecommendationSettings } from '../wire/recommendation-settings.ts'
import { addCells, type Cell, type DayCells, dayNumber, fadedWeights, mergeCells } from './day-cells.ts'
import { priceBand } from './price-band.ts'

/** What is known of a product when somebody opens or buys it. Categories go from the broadest to the narrowest. */
export interface Facets {
  categories?: readonly string[]
  brand?: string
  tags?: readonly string[]
  price_minor?: number
  list_price_minor?: number
  /** How dear it is among its narrowest category, 0 (cheapest) to 1, where that is known: see `price-rank.ts`. */
  price_rank?: number
}

/**
 * What a person did, by what the products were: cells whose keys begin with a letter for their kind. Weights are
 * hundredths of a product view; signals (how they shop: see `SignalName`) are counted.
 */
export type Taste = DayCells

const prefixes = { category: 'c', brand: 'b', price_band: 'p', tag: 't', signal: 's' } as const

/**
 * Products looked at with a price, and of these reduced ones; those whose rank by price is known, and the sum of the
 * ranks in hundredths; lists sorted by price; help pages opened.
 */
type SignalName = 'priced' | 'reduced' | 'ranked' | 'rank' | 'by_price' | 'help'

/** Cells kept: some months of a busy shopper's, and a few kilobytes. */
const mostCells = 300
/** Broadest categories and first tags of a product that count, and characters of a key that are kept. */
const most = { categories: 4, tags: 6, characters: 80 }

export const emptyTaste: Taste = []

/** Something that tells of taste: products with what they are, and how much it says. */
export interface Act {
  at: number
  /** In product views. */
  weight: number
  facets: readonly (Facets | null)[]
  signals?: Partial<Record<SignalName, number>>
}

/** The taste after more was done. The same acts in any order, or as two people's and then merged, give the same. */
export function addToTaste(taste: Taste, acts: readonly Act[]): Taste {
  const added: Cell[] = []
  for (const act of acts) {
    const day = dayNumber(act.at)
    const weight = Math.round(act.weight * 100)
    for (const [name, count] of Object.entries(act.signals ?? {})) {
      if (count) added.push({ key: prefixes.signal + name, day, weight: count })
    }
    if (weight === 0) continue
    for (const facets of act.facets) {
      for (const key of keysOf(facets)) added.push({ key, day, weight })
    }
  }
  return addCells(taste, added, mostCells)
}

/** Two people's taste as one's; `undefined` is nobody's. */
export function mergeTaste(a: Taste | undefined, b: Taste | undefined): Taste | undefined {
  return a && b ? mergeCells(a, b, mostCells) : (a ?? b)
}

/** The faded weight of each category, brand, price band or tag, or the count of each signal, at `now`. */
export function fadedTaste(
  taste: Taste,
  kind: keyof typeof prefixes,
  { now, halfLifeDays }: { now: number; halfLifeDays: number },
): Map<string, number> {
  return fadedWeights(taste, { prefix: prefixes[kind], today: dayNumber(now), halfLifeDays })
}

/** What a cell's key is about: the kind and the name, or the signal. @example kindOfCell('cNovels') // { kind: 'category', name: 'Novels' } */
export function kindOfCell(key: string): { kind: keyof typeof prefixes; name: string } {
  const kinds = Object.keys(prefixes) as (keyof typeof prefixes)[]
  return { kind: kinds.find((kind) => key.startsWith(prefixes[kind])) ?? 'tag', name: key.slice(1) }
}

/** The keys that a product adds to, each once. */
function keysOf(facets: Facets | null): Set<string> {
  const keys = new Set<string>()
  if (!facets) return keys
  const { categories = [], brand, tags = [], price_minor } = facets
  const add = (prefix: string, name: string): Set<string> => keys.add(prefix + name.slice(0, most.characters))
  for (const name of categories.slice(0, most.categories)) add(prefixes.category, name)
  for (const name of tags.slice(0, most.tags)) add(prefixes.tag, name)
  if (brand) add(prefixes.brand, brand)
  if (price_minor !== undefined) add(prefixes.price_band, String(priceBand(price_minor)))
  return keys
}

/**
 * What an event says about taste, in product views, by the weights the store set. What is taken out of the cart takes
 * half of it back, what is hidden weighs twice as much as a cart, the other way. Buying is told by the order that comes
 * with the secret key (`purchase`), not by the browser's word of it.
 */
export function eventWeight(name: EventName, weights: RecommendationSettings['weights']): number {
  switch (name) {
    case 'view_item':
      return weights.view
    case 'add_to_cart':
      return weights.cart
    case 'remove_from_cart':
      return -weights.cart / 2
    case 'add_to_wishlist':
      return weights.wishlist
    case 'hide_item':
      return -2 * weights.cart
    case 'unhide_item':
      return 2 * weights.cart
    default:
      return 0
  }
}
