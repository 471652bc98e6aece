import type { PageProduct } from './told.ts'

/**
 * The product that a page's Open Graph properties describe, or null when its `og:type` is no product. `property` gives
 * a property's content or nothing; `address` serves as the id of a product that names none.
 */
export function readOpenGraph(property: (name: string) => string, address: string): PageProduct | null {
  if (!/product/.test(property('og:type'))) return null
  return {
    item_id: property('product:retailer_item_id') || address,
    item_name: property('og:title'),
  }
}
