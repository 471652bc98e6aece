import { newestDistinct } from '#shared/recommend/session-knn'
import { similar, specialness } from '#shared/recommend/similar'
import { type Adapter, nothing } from './adapter.ts'

/** Like the product of the page, or like the one opened last. */
export const fromSimilar: Adapter = async ({ env, catalogue, shopper }, subject, limit) => {
  const item = shopper.product ?? newestDistinct(shopper.history, 1)[0]
  if (item === undefined) return nothing
  const matches = await catalogue.alike(env, item)
  await catalogue.load(env, [item, ...matches.map((match) => match.item)])
  const traits = catalogue.product(item)
  if (!traits) return nothing
  const { members, total } = await catalogue.categories(env, traits.categories)
  const special = (category: string) => specialness(members.get(category)?.size ?? 0, total)
  const traitsOf = (other: number) => catalogue.product(other)
  return {
    personal: subject !== 'product' || shopper.product === null,
    picks: similar({ item, traits, matches, traitsOf, special }, limit),
  }
}
