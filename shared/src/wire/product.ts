import * as v from 'valibot'
import { amountMinor, id, text, timestamp, url } from './fields.ts'

const availabilities = ['in_stock', 'out_of_stock', 'preorder', 'backorder'] as const

/**
 * A product of the catalogue, priced in the store's currency. `group_id` joins variants; `aliases` are all other ids
 * an event may carry for it (SKU, variant ids, URL); `categories` go from the broadest to the narrowest.
 */
export const productSchema = v.object({
  id,
  group_id: v.exactOptional(id),
  aliases: v.exactOptional(
    v.pipe(v.array(v.union([id, url])), v.maxLength(100, 'must have at most 100 aliases')),
  ),
  title: v.pipe(text, v.nonEmpty('must not be empty')),
  url,
  image_url: v.exactOptional(url),
  price_minor: amountMinor,
  list_price_minor: v.exactOptional(amountMinor),
  brand: v.exactOptional(text),
  categories: v.exactOptional(v.pipe(v.array(text), v.maxLength(10, 'must have at most 10 categories'))),
  tags: v.exactOptional(v.pipe(v.array(text), v.maxLength(50, 'must have at most 50 tags'))),
  description: v.exactOptional(v.pipe(v.string(), v.maxLength(20_000, 'must have at most 20000 characters'))),
  availability: v.exactOptional(v.picklist(availabilities)),
  stock: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9))),
  rating: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(5))),
  rating_count: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9))),
  published_at: v.exactOptional(timestamp),
})
export type Product = v.InferOutput<typeof productSchema>

/** True when the product can be bought now: availability (default `in_stock`) and stock (when given) allow it. */
export function isBuyable(product: Pick<Product, 'availability' | 'stock'>): boolean {
  return product.availability !== 'out_of_stock' && product.stock !== 0
}
