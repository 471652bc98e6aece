import { boughtTogether } from '#shared/recommend/bought-together'
import { cartCompletion } from '#shared/recommend/cart-completion'
import type { TogetherInputs } from '#shared/recommend/go-together'
import type { Placement } from '#shared/recommend/placements'
import type { Shopper } from '../situation.ts'
import { type Adapter, nothing, type Sources } from './adapter.ts'
import { basketsOf } from './rings.ts'

export const fromBoughtTogether: Adapter = async (sources, subject, limit) => {
  const inputs = await togetherInputs(sources, boughtSubjects(sources.shopper, subject))
  return inputs ? { personal: subject !== 'product', picks: boughtTogether(inputs, limit) } : nothing
}

export const fromCartCompletion: Adapter = async (sources, subject, limit) => {
  const inputs = await togetherInputs(sources, boughtSubjects(sources.shopper, subject))
  return inputs ? { personal: subject !== 'product', picks: cartCompletion(inputs, limit) } : nothing
}

/** The orders of these products and the counts; null when there are no products to start from. */
export async function togetherInputs(
  { env, index }: Sources,
  subjects: readonly number[],
): Promise<TogetherInputs | null> {
  if (subjects.length === 0) return null
  await index.load(env, [], subjects)
  return { subjects, baskets: basketsOf(index), stats: await index.stats(env) }
}

/** What is bought or about to be: the order just placed, the product of the page, else the cart. */
function boughtSubjects(shopper: Shopper, subject: Placement['subject']): readonly number[] {
  if (subject === 'purchase') return shopper.bought
  if (subject === 'product' && shopper.product !== null) return [shopper.product]
  return [...shopper.cart]
}
