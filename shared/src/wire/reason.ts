/** A product named in a reason. */
export interface ItemRef {
  id: string
  title: string
}

/**
 * Why a product is shown: always what truly chose it, in data; the widget words it in the shopper's language.
 * Population figures appear from 5 people up, never below. As a heading a reason speaks of all products below it, so
 * what concerns the first product only (`people`, `of`, `times`, `last_at`, `shared`, `percent`) is left out.
 */
export type Reason =
  /** The shopper looked at `item` in this or an earlier visit, and people who did also looked at this one. */
  | { because: 'viewed'; item: ItemRef }
  /** People who opened `item` (the product of this page) also opened this one: `people` of `of`, when 5 or more. */
  | { because: 'also_viewed'; item: ItemRef; people?: number; of?: number }
  /** Bought in the same order as `item`: `people` of the `of` who bought it, when 5 or more. */
  | { because: 'bought_together'; item: ItemRef; people?: number; of?: number }
  /** People who opened `item` bought this one in the days that followed: `people` of `of`, when 5 or more. */
  | { because: 'viewed_then_bought'; item: ItemRef; people?: number; of?: number }
  /** The shopper ordered this very product before: `times` orders, the newest at `last_at` (epoch milliseconds). */
  | { because: 'buy_again'; times?: number; last_at?: number }
  /** Resembles `item` in what is written about it; `shared` is a brand, category or tag that both have. */
  | { because: 'similar'; item: ItemRef; shared?: string }
  /** Goes with `item`, which the shopper bought or viewed on an earlier visit. */
  | { because: 'history'; item: ItemRef; did: 'bought' | 'viewed' }
  /** Much bought or viewed of `brand`, which the shopper looked at (with `item`, when one product showed it). */
  | { because: 'brand'; brand: string; item?: ItemRef }
  /** Reduced by `percent`, in `category` when that is one the shopper looked at. */
  | { because: 'on_sale'; percent?: number; category?: string }
  /** Brings the cart to free shipping, for which `missing_minor` was missing. */
  | { because: 'to_free_shipping'; missing_minor: number }
  /** Opened or bought more in the last `hours` than its usual share: by `people`, when 5 or more. */
  | { because: 'trending'; hours: number; people?: number }
  /** The shopper opened this very product before. */
  | { because: 'recently_viewed' }
  /** Much bought or viewed in `category`, which the shopper looked at (with `item`, when one product showed it). */
  | { because: 'category'; category: string; item?: ItemRef }
  /** Much bought or viewed lately, by everybody. */
  | { because: 'bestseller' }
  /** New in the catalogue. */
  | { because: 'new' }
  /** The merchant's own choice. */
  | { because: 'chosen' }
  /** Few people saw it yet: shown to find out whether they like it. */
  | { because: 'discover' }
