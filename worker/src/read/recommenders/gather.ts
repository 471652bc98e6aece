import type { Picks } from '#shared/recommend/picked'
import type { Placement } from '#shared/recommend/placements'
import type { RecommenderName } from '#shared/wire/recommendation'
import { type Adapter, nothing, type Sources } from './adapter.ts'
import { fromAlsoViewed } from './also-viewed.ts'
import { fromBoughtTogether, fromCartCompletion } from './bought-together.ts'
import { fromBrandBestsellers, fromCategoryBestsellers } from './category-bestsellers.ts'
import { fromBestsellers, fromExplore, fromNewArrivals, fromRecentlyViewed } from './general.ts'
import { fromOnSale } from './on-sale.ts'
import { fromBuyAgain, fromTaste } from './personal.ts'
import { fromSessionKnn } from './session-knn.ts'
import { fromSimilar } from './similar.ts'
import { fromToFreeShipping } from './to-free-shipping.ts'
import { fromTrending } from './trending.ts'
import { fromViewedThenBought } from './viewed-then-bought.ts'

const adapters: Record<RecommenderName, Adapter> = {
  'session-knn': fromSessionKnn,
  'also-viewed': fromAlsoViewed,
  'viewed-then-bought': fromViewedThenBought,
  'bought-together': fromBoughtTogether,
  'cart-completion': fromCartCompletion,
  'buy-again': fromBuyAgain,
  similar: fromSimilar,
  taste: fromTaste,
  'category-bestsellers': fromCategoryBestsellers,
  'brand-bestsellers': fromBrandBestsellers,
  'on-sale': fromOnSale,
  'to-free-shipping': fromToFreeShipping,
  trending: fromTrending,
  bestsellers: fromBestsellers,
  'new-arrivals': fromNewArrivals,
  'recently-viewed': fromRecentlyViewed,
  explore: fromExplore,
  // The merchant's own choice stands on the shelf before anybody is asked.
  pinned: async () => nothing,
}

/** What a recommender picks for this shopper and placement, best first, at most `limit`. */
export async function gather(
  sources: Sources,
  recommender: RecommenderName,
  { subject }: Placement,
  limit: number,
): Promise<Picks> {
  const { personal, picks } = await adapters[recommender](sources, subject, limit)
  return { recommender, personal, picks }
}
