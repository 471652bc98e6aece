import type { Picked } from './picked.ts'
import { Top } from './top.ts'

/** What two products are compared by, besides their texts. */
export interface Traits {
  brand: string | null
  categories: readonly string[]
  tags: readonly string[]
  price_minor: number
}

export interface SimilarInputs {
  /** The product others are to resemble. */
  item: number
  traits: Traits
  /** Products whose texts share words with its own, with the BM25 of those words. */
  matches: readonly { item: number; score: number }[]
  /** Undefined when the catalogue does not show the product. */
  traitsOf: (item: number) => Traits | undefined
  /** How much a category says, 0 to 1; see `specialness`. */
  special: (category: string) => number
}

/** What each trait says at most, beside 1 for the texts. */
const weights = { brand: 0.3, categories: 0.3, tags: 0.2, price: 0.1 }
/** Standard deviation of a price that is alike, as a logarithm: e^0.5 is 65 % more, or 40 % less. */
const priceSpread = 0.5

/**
 * Products that resemble this one in what is written about them: the BM25 of the shared words as a share of the best
 * match's, plus 0.3 for the same brand, 0.3 times how special the most special category is that both have, 0.2 times
 * that of the tags (Jaccard), and 0.1 times how near the prices are. Needs no visits and no orders, so it serves
 * products that nobody has seen yet.
 */
export function similar(
  { item, traits, matches, traitsOf, special }: SimilarInputs,
  limit: number,
): Picked[] {
  const best = Math.max(...matches.map(({ score }) => score), Number.MIN_VALUE)
  const top = new Top(limit)
  for (const match of matches) {
    const others = match.item === item ? undefined : traitsOf(match.item)
    if (others) top.offer(match.item, Math.max(0, match.score) / best + likeness(traits, others, special))
  }
  return top.list().map((one) => ({
    item: one.item,
    cause: { because: 'similar', item, shared: sharedTrait(traits, traitsOf(one.item)!) },
  }))
}

/** How alike two products are but for their texts, 0 to 0.9. */
export function likeness(a: Traits, b: Traits, special: SimilarInputs['special']): number {
  const brand = a.brand !== null && a.brand === b.brand ? 1 : 0
  return (
    weights.brand * brand +
    weights.categories * commonCategories(a.categories, b.categories, special) +
    weights.tags * overlap(a.tags, b.tags) +
    weights.price * priceLikeness(a.price_minor, b.price_minor)
  )
}

/** A brand, else the narrowest category, else a tag that both have; null when they share none. */
export function sharedTrait(a: Traits, b: Traits): string | null {
  if (a.brand !== null && a.brand === b.brand) return a.brand
  const common = (mine: readonly string[], theirs: readonly string[]) =>
    mine.findLast((name) => theirs.includes(name))
  return common(a.categories, b.categories) ?? common(a.tags, b.tags) ?? null
}

/**
 * What a category of `size` products out of `all` says: log(all / size) / log(all). One that holds everything says 0,
 * one with a single product 1.
 */
export function specialness(size: number, all: number): number {
  return all <= 1 ? 0 : Math.max(0, Math.log(all / Math.max(size, 1)) / Math.log(all))
}

/** The most special category that both have, by how special it is. */
function commonCategories(
  a: readonly string[],
  b: readonly string[],
  special: SimilarInputs['special'],
): number {
  return Math.max(0, ...a.filter((name) => b.includes(name)).map(special))
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b])
  return all.size === 0 ? 0 : a.filter((name) => b.includes(name)).length / all.size
}

function priceLikeness(a: number, b: number): number {
  if (a <= 0 || b <= 0) return 0
  const distance = Math.log(a / b) / priceSpread
  return Math.exp(-(distance * distance) / 2)
}
