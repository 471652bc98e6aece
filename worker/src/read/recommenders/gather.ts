import type { Picks } from '#shared/recommend/picked'
import type { Placement } from '#shared/recommend/placements'
import type { RecommenderName } from '#shared/wire/recommendation'
import { type Adapter, nothing, type Sources } from './adapter.ts'
import { fromAlsoViewed } from './also-viewed.ts'
import { fromBoughtTogether } from './bought-together.ts'
import { fromCategoryBestsellers } from './category-bestsellers.ts'
import { fromBestsellers, fromNewArrivals, fromRecentlyViewed } from './general.ts'
import { fromSessionKnn } from './session-knn.ts'

const adapters: Partial<Record<RecommenderName, Adapter>> = {
  'session-knn': fromSessionKnn,
  'also-viewed': fromAlsoViewed,
  'bought-together': fromBoughtTogether,
  'category-bestsellers': fromCategoryBestsellers,
  bestsellers: fromBestsellers,
  'new-arrivals': fromNewArrivals,
  'recently-viewed': fromRecentlyViewed,
}

/** What a recommender picks for this shopper and placement, best first, at most `limit`. */
export async function gather(
  sources: Sources,
  recommender: RecommenderName,
  { subject }: Placement,
  limit: number,
): Promise<Picks> {
  const { personal, picks } = (await adapters[recommender]?.(sources, subject, limit)) ?? nothing
  return { recommender, personal, picks }
}
