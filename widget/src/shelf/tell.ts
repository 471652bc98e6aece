import type { OfferedProduct, ShelfProduct } from '#shared/wire/recommendation'
import type { ShelfAnswer } from '../recommend.ts'

/** Tells Kindred what was done with products of a shelf. */
export function tell(name: string, { id, shelf }: ShelfAnswer, products: readonly OfferedProduct[]): void {
  window.kindred?.bridge?.track(name, {
    items: products.map((product) => ({ item_id: product.id, item_name: product.title })),
    placement: shelf.placement,
    recommendation_id: id,
    recommender: shelf.recommender ?? (products[0] as ShelfProduct | undefined)?.recommender,
  })
}

const told = new Set<string>()

/**
 * Tells, once a visitor and page, that this visitor's arm of an experiment was met: the shelf came into sight, or the
 * place where none stands for them.
 */
export function tellExposure({ shelf }: ShelfAnswer): void {
  const bridge = window.kindred?.bridge
  for (const { experiment, arm } of shelf.experiments ?? []) {
    const key = `${experiment} ${arm} ${bridge?.state().visitor}`
    if (told.has(key)) continue
    told.add(key)
    bridge?.track('exposure', { experiment, arm, placement: shelf.placement })
  }
}
