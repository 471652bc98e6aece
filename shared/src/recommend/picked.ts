import type { RecommenderName } from '../wire/recommendation.ts'

/**
 * Why a recommender picked an item, in item numbers; it becomes a `Reason` when products are filled in. `people` of
 * `of` are distinct persons, whatever their number: only `reasonOf` decides whether they may be told.
 */
export type Cause =
  | { because: 'viewed'; item: number }
  | { because: 'also_viewed'; item: number; people: number; of: number }
  | { because: 'bought_together'; item: number; people: number; of: number }
  | { because: 'viewed_then_bought'; item: number; people: number; of: number }
  | { because: 'buy_again'; times: number; lastAt: number }
  | { because: 'similar'; item: number; shared: string | null }
  | { because: 'history'; item: number; did: 'bought' | 'viewed' }
  | { because: 'brand'; brand: string; item: number | null }
  | { because: 'on_sale'; percent: number; category: string | null }
  | { because: 'to_free_shipping'; missingMinor: number }
  | { because: 'trending'; hours: number; people: number }
  | { because: 'recently_viewed' }
  | { because: 'category'; category: string; item: number | null }
  | { because: 'bestseller' }
  | { because: 'new' }
  | { because: 'chosen' }
  | { because: 'discover' }

/** An item a recommender picked. */
export interface Picked {
  item: number
  cause: Cause
}

/** The picks of one recommender, best first, and whether the shopper's own actions led to them. */
export interface Picks {
  recommender: RecommenderName
  personal: boolean
  picks: readonly Picked[]
}
