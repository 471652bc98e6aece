import { alsoViewed } from '#shared/recommend/also-viewed'
import { emptyPosting } from '#shared/recommend/posting'
import { type Adapter, nothing } from './adapter.ts'

export const fromAlsoViewed: Adapter = async ({ env, index, shopper }, _, limit) => {
  const { product } = shopper
  if (product === null) return nothing
  await index.load(env, [product], [], [product])
  const stats = await index.stats(env)
  const votes = (item: number) => index.votes(item)
  const posting = index.sessions(product) ?? emptyPosting
  return { personal: false, picks: alsoViewed(product, { votes, posting, stats }, limit) }
}
