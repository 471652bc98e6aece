import { buyAgain } from '#shared/recommend/buy-again'
import { pastItems, pastPurchases } from '#shared/recommend/past-items'
import { taste, tasteSpeakers } from '#shared/recommend/taste'
import { type Adapter, nothing } from './adapter.ts'
import { basketsOf } from './rings.ts'

/** Different products ordered that are looked into, the newest. */
const mostPurchases = 100

export const fromBuyAgain: Adapter = async ({ env, index, shopper, now }, _, limit) => {
  const purchases = pastPurchases(shopper.past)
    .sort((a, b) => (b.times.at(-1) ?? 0) - (a.times.at(-1) ?? 0))
    .slice(0, mostPurchases)
  if (purchases.length === 0) return nothing
  await index.load(
    env,
    [],
    purchases.map(({ item }) => item),
  )
  const stats = await index.stats(env)
  return { personal: true, picks: buyAgain({ purchases, now, baskets: basketsOf(index), stats }, limit) }
}

export const fromTaste: Adapter = async ({ env, index, shopper, settings, now }, _, limit) => {
  const known = { past: pastItems(shopper.past, shopper.session), now, settings }
  const speakers = tasteSpeakers(known)
  if (speakers.length === 0) return nothing
  const items = (did: 'bought' | 'viewed') =>
    speakers.filter((one) => one.did === did).map(({ item }) => item)
  // What was bought in a shop that never heard of its orders is known by its visits.
  const all = speakers.map(({ item }) => item)
  await index.load(env, all, items('bought'))
  const stats = await index.stats(env)
  const votes = (item: number) => index.votes(item)
  return { personal: true, picks: taste({ ...known, baskets: basketsOf(index), votes, stats }, limit) }
}
