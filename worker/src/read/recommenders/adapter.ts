import type { Picked } from '#shared/recommend/picked'
import type { Placement } from '#shared/recommend/placements'
import type { RecommendationSettings } from '#shared/wire/recommendation-settings'
import type { CatalogueView } from '../catalogue-view.ts'
import type { IndexView } from '../index-view.ts'
import type { Shopper } from '../situation.ts'

/** Where recommenders find what they need. */
export interface Sources {
  env: Env
  index: IndexView
  catalogue: CatalogueView
  shopper: Shopper
  /** What the store set: free shipping, weights of actions, half-life. */
  settings: RecommendationSettings
  /** Epoch milliseconds. */
  now: number
}

/** What a recommender found: best first, and whether the shopper's own actions led to it. */
export interface Found {
  personal: boolean
  picks: readonly Picked[]
}

/** Fetches what a recommender needs and lets it pick. What is in the isolate's caches costs no call. */
export type Adapter = (sources: Sources, subject: Placement['subject'], limit: number) => Promise<Found>

export const nothing: Found = { personal: false, picks: [] }
