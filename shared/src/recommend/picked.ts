import type { RecommenderName } from '../wire/recommendation.ts'

/**
 * Why a recommender picked an item, in item numbers; it becomes a `Reason` when products are filled in. `people` of
 * `of` are distinct persons, whatever their number: only `reasonOf` decides whether they may be told.
 */
export type Cause =
  | { because: 'viewed'; item: number }
  | { because: 'also_viewed'; item: number; people: number; of: number }
  | { because: 'bought_together'; item: number; people: number; of: number }
  | { because: 'recently_viewed' }
  | { because: 'category'; category: string; item: number | null }
  | { because: 'bestseller' }
  | { because: 'new' }

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
