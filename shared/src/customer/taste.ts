import type { EventName } from '../wire/event.ts'
import type { RecommendationSettings } from '../wire/recommendation-settings.ts'
import { addCells, type Cell, type DayCells, dayNumber, mergeCells } from './day-cells.ts'
import { priceBand } from './price-band.ts'

/** What is known of a product when somebody opens or buys it. Categories go from the broadest to the narrowest. */
export interface Facets {
  categories?: readonly string[]
  brand?: string
  tags?: readonly string[]
  price_minor?: number
  list_price_minor?: number
  /** How dear it is among its category, 0 (cheapest) to 1, where that is known. */
  price_rank?: number
}

/** What a person did, by what the products were. Weights are hundredths of a product view; `signal` counts. */
export interface Taste {
  category: DayCells
  brand: DayCells
  price_band: DayCells
  tag: DayCells
  /** How they shop: see `SignalName`. */
  signal: DayCells
}

/**
 * Products looked at with a price, and of these reduced ones; those whose rank by price is known, and the sum of the
 * ranks in hundredths; lists sorted by price; help pages opened.
 */
export type SignalName = 'priced' | 'reduced' | 'ranked' | 'rank' | 'by_price' | 'help'

/** Cells kept of each kind: some months of a busy shopper's, and a few kilobytes. */
const most = { category: 120, brand: 80, price_band: 60, tag: 120, signal: 80 }
/** Broadest categories and first tags of a product that count. */
const mostPerProduct = { categories: 4, tags: 6 }

export const emptyTaste: Taste = { category: {}, brand: {}, price_band: {}, tag: {}, signal: {} }

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
  const added: Record<keyof Taste, Cell[]> = { category: [], brand: [], price_band: [], tag: [], signal: [] }
  for (const act of acts) {
    const day = dayNumber(act.at)
    const weight = Math.round(act.weight * 100)
    for (const [key, count] of Object.entries(act.signals ?? {})) {
      if (count) added.signal.push({ key, day, weight: count })
    }
    if (weight === 0) continue
    for (const facets of act.facets) {
      if (!facets) continue
      const { categories = [], brand, tags = [], price_minor } = facets
      const add = (kind: keyof Taste, key: string): number => added[kind].push({ key, day, weight })
      for (const name of new Set(categories.slice(0, mostPerProduct.categories))) add('category', name)
      for (const name of new Set(tags.slice(0, mostPerProduct.tags))) add('tag', name)
      if (brand) add('brand', brand)
      if (price_minor !== undefined) add('price_band', String(priceBand(price_minor)))
    }
  }
  return {
    category: addCells(taste.category, added.category, most.category),
    brand: addCells(taste.brand, added.brand, most.brand),
    price_band: addCells(taste.price_band, added.price_band, most.price_band),
    tag: addCells(taste.tag, added.tag, most.tag),
    signal: addCells(taste.signal, added.signal, most.signal),
  }
}

/** Two people's taste as one's; `undefined` is nobody's. */
export function mergeTaste(a: Taste | undefined, b: Taste | undefined): Taste | undefined {
  if (!a || !b) return a ?? b
  return {
    category: mergeCells(a.category, b.category, most.category),
    brand: mergeCells(a.brand, b.brand, most.brand),
    price_band: mergeCells(a.price_band, b.price_band, most.price_band),
    tag: mergeCells(a.tag, b.tag, most.tag),
    signal: mergeCells(a.signal, b.signal, most.signal),
  }
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
