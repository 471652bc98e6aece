import { type CategoryInputs, categoryBestsellers } from './category-bestsellers.ts'
import type { Picked } from './picked.ts'

/** As for categories, with the brand of what was seen. */
export interface BrandInputs extends Omit<CategoryInputs, 'seen'> {
  seen: readonly { item: number | null; brand: string | null }[]
}

/**
 * The best of the brands the shopper looked at. A brand is chosen and read as a category is, see
 * `categoryBestsellers`: by how much of the recent views it holds, how special it is and whether it can fill a shelf.
 */
export function brandBestsellers({ seen, ...inputs }: BrandInputs, limit: number): Picked[] {
  const named = seen.map(({ item, brand }) => ({ item, categories: brand === null ? [] : [brand] }))
  return categoryBestsellers({ ...inputs, seen: named }, limit).map(({ item, cause }) => ({
    item,
    cause:
      cause.because === 'category' ? { because: 'brand', brand: cause.category, item: cause.item } : cause,
  }))
}
