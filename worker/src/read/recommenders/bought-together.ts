import { boughtTogether } from '#shared/recommend/bought-together'
import type { Placement } from '#shared/recommend/placements'
import type { Shopper } from '../situation.ts'
import { type Adapter, nothing } from './adapter.ts'

export const fromBoughtTogether: Adapter = async ({ env, index, shopper }, subject, limit) => {
  const subjects = boughtSubjects(shopper, subject)
  if (subjects.length === 0) return nothing
  await index.load(env, [], subjects)
  const stats = await index.stats(env)
  const postings = new Map(subjects.map((item) => [item, index.baskets(item)]))
  const baskets = (item: number) => postings.get(item)
  return { personal: subject !== 'product', picks: boughtTogether({ subjects, baskets, stats }, limit) }
}

/** What is bought or about to be: the order just placed, the product of the page, else the cart. */
export function boughtSubjects(shopper: Shopper, subject: Placement['subject']): number[] {
  if (subject === 'purchase') return shopper.bought
  if (subject === 'product' && shopper.product !== null) return [shopper.product]
  return [...shopper.cart]
}
