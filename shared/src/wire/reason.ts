/** A product named in a reason. */
export interface ItemRef {
  id: string
  title: string
}

/**
 * Why a product is shown: always what truly chose it, in data; the widget words it in the shopper's language.
 * Population figures appear from 5 people up, never below.
 */
export type Reason =
  /** The shopper looked at `item` in this or an earlier visit, and people who did also looked at this one. */
  | { because: 'viewed'; item: ItemRef }
  /** People who opened `item` (the product of this page) also opened this one: `people` of `of`, when 5 or more. */
  | { because: 'also_viewed'; item: ItemRef; people?: number; of?: number }
  /** Bought in the same order as `item`: `people` of the `of` who bought it, when 5 or more. */
  | { because: 'bought_together'; item: ItemRef; people?: number; of?: number }
  /** The shopper opened this very product before. */
  | { because: 'recently_viewed' }
  /** Much bought or viewed in `category`, which the shopper looked at (with `item`, when one product showed it). */
  | { because: 'category'; category: string; item?: ItemRef }
  /** Much bought or viewed lately, by everybody. */
  | { because: 'bestseller' }
  /** New in the catalogue. */
  | { because: 'new' }
