import { becauseViewed } from '#shared/recommend/because-viewed'
import { newestDistinct } from '#shared/recommend/session-knn'
import { defaultSessionKnnSettings } from '#shared/recommend/session-knn-settings'
import type { Adapter } from './adapter.ts'

export const fromSessionKnn: Adapter = async ({ env, index, shopper }, _, limit) => {
  const context = shopper.history
  await index.load(env, newestDistinct(context, defaultSessionKnnSettings.contextItems), [])
  const stats = await index.stats(env)
  const votes = (item: number) => index.votes(item)
  return { personal: true, picks: becauseViewed({ context, votes, stats }, limit) }
}
