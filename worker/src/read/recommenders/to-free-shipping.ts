import { cartCompletion } from '#shared/recommend/cart-completion'
import { categoryBestsellers } from '#shared/recommend/category-bestsellers'
import { toFreeShipping } from '#shared/recommend/to-free-shipping'
import { type Adapter, nothing, type Sources } from './adapter.ts'
import { togetherInputs } from './bought-together.ts'
import { choiceOf, someNames } from './interests.ts'

/** Products that go with the cart among which one of the right price is looked for. */
const mostCandidates = 200

/** A page tells which products are in the cart, not how many of each: each counts once. */
export const fromToFreeShipping: Adapter = async (sources, _, limit) => {
  const { env, catalogue, shopper, settings } = sources
  const cart = [...shopper.cart]
  const freeFromMinor = settings.free_shipping_minor
  if (freeFromMinor === null || cart.length === 0) return nothing
  await catalogue.load(env, cart)
  const priceOf = (item: number) => catalogue.product(item)?.price_minor
  const cartMinor = cart.reduce((sum, item) => sum + (priceOf(item) ?? 0), 0)
  if (cartMinor >= freeFromMinor) return nothing
  const candidates = await goingWith(sources, cart)
  await catalogue.load(env, candidates)
  return { personal: true, picks: toFreeShipping({ cartMinor, freeFromMinor, candidates, priceOf }, limit) }
}

/** What is bought with the cart, then the best of its categories. */
async function goingWith(sources: Sources, cart: readonly number[]): Promise<number[]> {
  const { env, index, catalogue } = sources
  const inputs = await togetherInputs(sources, cart)
  const together = inputs ? cartCompletion(inputs, mostCandidates) : []
  const seen = cart.map((item) => ({ item, categories: catalogue.product(item)?.categories ?? [] }))
  const names = someNames(seen.flatMap(({ categories }) => categories))
  const [lists, stats] = await Promise.all([catalogue.categories(env, names), index.stats(env)])
  const alike = categoryBestsellers({ seen, ...choiceOf(lists), stats }, mostCandidates)
  return [...new Set([...together, ...alike].map(({ item }) => item))].slice(0, mostCandidates)
}
