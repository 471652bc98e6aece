import * as v from 'valibot'
import { id, placement, text, timestamp, url } from './fields.ts'
import { limits } from './limits.ts'
import { shelfFilterSchema } from './product-match.ts'
import type { Reason } from './reason.ts'

const itemIds = v.pipe(
  v.array(v.union([id, url])),
  v.maxLength(limits.contextItems, `must have at most ${limits.contextItems} items`),
)

/** What the page and the tracker know at this moment; the server needs nothing else to serve an anonymous visitor. */
export const contextSchema = v.object({
  /** The product of this page. */
  product: v.exactOptional(v.union([id, url])),
  /** Recently opened products, oldest first. */
  items: v.exactOptional(itemIds),
  cart: v.exactOptional(itemIds),
  purchased: v.exactOptional(itemIds),
  hidden: v.exactOptional(itemIds),
  category: v.exactOptional(text),
})

const shelfRequestSchema = v.object({
  id,
  placement,
  limit: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.productsPerShelf))),
  /** Only products that have all of this. A shelf becomes shorter rather than wrong. */
  filter: v.exactOptional(shelfFilterSchema),
  /** True: the answer is to hold the page's own product too, as `subject`. */
  subject: v.exactOptional(v.boolean()),
})

/** `POST /v1/recommendations`: one request for all shelves of a page. */
export const recommendationRequestSchema = v.object({
  visitor: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  identity: v.exactOptional(v.pipe(v.string(), v.maxLength(4_096))),
  consent: v.exactOptional(v.picklist(['granted', 'denied'])),
  sent_at: v.exactOptional(timestamp),
  context: v.exactOptional(contextSchema),
  shelves: v.pipe(
    v.array(shelfRequestSchema),
    v.minLength(1, 'must have at least one shelf'),
    v.maxLength(limits.shelvesPerRequest, `must have at most ${limits.shelvesPerRequest} shelves`),
  ),
})
export type RecommendationRequest = v.InferOutput<typeof recommendationRequestSchema>
export type RecommendationContext = v.InferOutput<typeof contextSchema>
export type ShelfRequest = v.InferOutput<typeof shelfRequestSchema>

/** The ways of choosing products; `pinned` is the merchant's own choice. */
export const recommenders = [
  'session-knn',
  'also-viewed',
  'viewed-then-bought',
  'bought-together',
  'cart-completion',
  'buy-again',
  'similar',
  'taste',
  'category-bestsellers',
  'brand-bestsellers',
  'on-sale',
  'to-free-shipping',
  'trending',
  'bestsellers',
  'new-arrivals',
  'recently-viewed',
  'explore',
  'pinned',
] as const
export type RecommenderName = (typeof recommenders)[number]

/** What is to be shown of a product that can be bought. Amounts are minor units of `currency`. */
export interface OfferedProduct {
  id: string
  title: string
  url: string
  image_url?: string
  price_minor: number
  list_price_minor?: number
  currency: string
  brand?: string
  rating?: number
  rating_count?: number
}

/** A product as a shelf shows it. */
export interface ShelfProduct extends OfferedProduct {
  recommender: RecommenderName
  reason: Reason
}

/**
 * One shelf. `heading` is the reason the shelf as a whole is shown; `personal` says that the shopper's own actions
 * chose it, `fallback` that the placement's first recommenders had nothing and a general list stands in.
 * No products means: show nothing at all.
 */
export interface Shelf {
  id: string
  placement: string
  recommender: RecommenderName | null
  heading: Reason | null
  personal: boolean
  fallback: boolean
  products: ShelfProduct[]
  /** The page's own product, where the request asked for it and it can be bought. */
  subject?: OfferedProduct
  /** The experiments this shelf stands in, and this visitor's arm of each; left out when there are none. */
  experiments?: { experiment: string; arm: string }[]
  /** True: this visitor's arm has no shelf here. Nothing is drawn; where it would have stood, the exposure is told. */
  holdout?: true
}

/** The answer: `id` is echoed by later events as `recommendation_id`. Shelves come in the order they were asked for. */
export interface RecommendationResult {
  id: string
  shelves: Shelf[]
}
