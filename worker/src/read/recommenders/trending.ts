import { pickTrends, type Trend, trends } from '#shared/recommend/trending'
import type { IndexView } from '../index-view.ts'
import { type Adapter, nothing } from './adapter.ts'
import { basketsOf } from './rings.ts'

/** Of the most popular products, those whose rings are read for trends, and how many trends are kept. */
const mostItems = 150
const mostTrends = 50
/** Trends are worked out this seldom: reading so many rings takes longer than the rest of a request. */
const trendsMs = 60_000

const known = new WeakMap<IndexView, { found: readonly Trend[]; at: number }>()

export const fromTrending: Adapter = async ({ env, index, now }, _, limit) => {
  let kept = known.get(index)
  if (!kept || now - kept.at >= trendsMs || now < kept.at) {
    const items = (await index.popular(env)).slice(0, mostItems)
    if (items.length === 0) return nothing
    await index.load(env, [], items, items)
    const inputs = { items, sessions: (item: number) => index.sessions(item), baskets: basketsOf(index), now }
    kept = { found: trends(inputs, mostTrends), at: now }
    known.set(index, kept)
  }
  return { personal: false, picks: pickTrends(kept.found, limit) }
}
