import { becauseRanked, becauseViewed } from '#shared/recommend/because-viewed'
import { newestDistinct } from '#shared/recommend/session-knn'
import { defaultSessionKnnSettings } from '#shared/recommend/session-knn-settings'
import type { Adapter } from './adapter.ts'

/** Session-kNN, ranked by what the store has learned once it has. */
export const fromSessionKnn: Adapter = async ({ env, index, shopper }, _, limit) => {
  const context = shopper.history
  await index.load(env, newestDistinct(context, defaultSessionKnnSettings.contextItems), [])
  const stats = await index.stats(env)
  const votes = (item: number) => index.votes(item)
  const inputs = { context, votes, stats }
  const ranker = index.ranker()
  const picks = ranker ? becauseRanked({ ...inputs, ...ranker }, limit) : becauseViewed(inputs, limit)
  return { personal: true, picks }
}
