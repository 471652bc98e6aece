import { emptyPosting } from '#shared/recommend/posting'
import { Top } from '#shared/recommend/top'
import { viewedThenBought } from '#shared/recommend/viewed-then-bought'
import { type Adapter, nothing } from './adapter.ts'
import { basketsOf } from './rings.ts'

/** Neighbours in visits whose orders are looked through. */
const mostCandidates = 60

export const fromViewedThenBought: Adapter = async ({ env, index, shopper }, _, limit) => {
  const { product } = shopper
  if (product === null) return nothing
  await index.load(env, [product], [product], [product])
  const stats = await index.stats(env)
  // What was bought instead was mostly opened too, or bought beside it.
  const near = new Top(mostCandidates)
  const votes = index.votes(product)
  votes?.items.forEach((item, i) => {
    if ((stats.bought[item] ?? 1) > 0) near.offer(item, votes.weights[i]!)
  })
  const beside = index.baskets(product)?.items.slice(-mostCandidates) ?? []
  const candidates = [...new Set([...near.list().map(({ item }) => item), ...beside])]
  await index.load(env, [], candidates)
  const visits = index.sessions(product) ?? emptyPosting
  const inputs = { item: product, visits, candidates, baskets: basketsOf(index), stats }
  return { personal: false, picks: viewedThenBought(inputs, limit) }
}
