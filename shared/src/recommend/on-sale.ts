import type { Interest } from './category-bestsellers.ts'
import type { IndexStats } from './index-stats.ts'
import type { Picked } from './picked.ts'
import { relativePopularity } from './repurchase.ts'
import { Top } from './top.ts'

export interface SaleProduct {
  item: number
  price_minor: number
  list_price_minor: number
  brand: string | null
  categories: readonly string[]
}

export interface SaleInputs {
  products: readonly SaleProduct[]
  /** Categories the shopper looked at, with weights (see `rankInterests`), and brands likewise. */
  categories: readonly Interest[]
  brands: readonly Interest[]
  stats: Pick<IndexStats, 'level'>
}

/** What a product in no category and of no brand that the shopper looked at counts, against 1 for the best of both. */
const otherwise = 0.1
const leastPopularity = 1e-6
const popularityPower = 0.25

/** By how many per cent a product is reduced, rounded down; 0 when it is not. */
export function percentOff({
  price_minor,
  list_price_minor,
}: Pick<SaleProduct, 'price_minor' | 'list_price_minor'>): number {
  return list_price_minor > price_minor && list_price_minor > 0
    ? Math.floor((100 * (list_price_minor - price_minor)) / list_price_minor)
    : 0
}

/**
 * What is reduced and in the shopper's taste: (0.1 + liking) · √(share off) · popularity now^¼, liking being the mean
 * of what its best category and its brand weigh against the heaviest of what the shopper looked at. Without a taste it
 * is what everybody would look at. A reduction of less than one per cent is none.
 */
export function onSale({ products, categories, brands, stats }: SaleInputs, limit: number): Picked[] {
  const ofCategory = likingOf(categories)
  const ofBrand = likingOf(brands)
  const popularity = relativePopularity(stats)
  const top = new Top(limit)
  const told = new Map<number, { percent: number; category: string | null }>()
  for (const product of products) {
    const percent = percentOff(product)
    if (percent < 1) continue
    const best = bestOf(product.categories, ofCategory)
    const liking = ((best?.weight ?? 0) + (ofBrand.get(product.brand ?? '') ?? 0)) / 2
    const known = Math.max(leastPopularity, popularity(product.item)) ** popularityPower
    told.set(product.item, { percent, category: best?.category ?? null })
    top.offer(product.item, (otherwise + liking) * Math.sqrt(percent / 100) * known)
  }
  return top.list().map(({ item }) => ({ item, cause: { because: 'on_sale', ...told.get(item)! } }))
}

/** Weights against the heaviest, 0 to 1. */
function likingOf(interests: readonly Interest[]): Map<string, number> {
  const heaviest = Math.max(...interests.map(({ weight }) => weight), Number.MIN_VALUE)
  return new Map(interests.map(({ category, weight }) => [category, weight / heaviest]))
}

function bestOf(
  names: readonly string[],
  liking: ReadonlyMap<string, number>,
): { category: string; weight: number } | null {
  let best: { category: string; weight: number } | null = null
  for (const category of names) {
    const weight = liking.get(category) ?? 0
    if (weight > (best?.weight ?? 0)) best = { category, weight }
  }
  return best
}
