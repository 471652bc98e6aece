import { explore } from '#shared/recommend/explore'
import { bestsellers, newArrivals } from '#shared/recommend/general-lists'
import { recentlyViewed } from '#shared/recommend/recently-viewed'
import { newestDistinct } from '#shared/recommend/session-knn'
import type { Adapter } from './adapter.ts'

export const fromRecentlyViewed: Adapter = async ({ env, catalogue, shopper }, _, limit) => {
  await catalogue.load(env, newestDistinct(shopper.history, limit))
  return { personal: true, picks: recentlyViewed(shopper.history, limit) }
}

export const fromBestsellers: Adapter = async ({ env, index }, _, limit) => ({
  personal: false,
  picks: bestsellers(await index.popular(env), limit),
})

export const fromNewArrivals: Adapter = async ({ env, catalogue }, _, limit) => ({
  personal: false,
  picks: newArrivals(await catalogue.newest(env), limit),
})

export const fromExplore: Adapter = async ({ env, index, catalogue }, _, limit) => {
  const [newest, stats] = await Promise.all([catalogue.newest(env), index.stats(env)])
  return { personal: false, picks: explore(newest, stats, limit) }
}
