import { type CategoryInputs, categoryBestsellers } from '#shared/recommend/category-bestsellers'
import type { Placement } from '#shared/recommend/placements'
import { newestDistinct } from '#shared/recommend/session-knn'
import { defaultSessionKnnSettings } from '#shared/recommend/session-knn-settings'
import type { Shopper } from '../situation.ts'
import { type Adapter, nothing, type Sources } from './adapter.ts'

/** Categories asked for at most, however many the shopper's products name. */
const maxCategories = 30

/** The interest comes from the page's category, the page's product, or what the shopper opened. */
export const fromCategoryBestsellers: Adapter = async (sources, subject, limit) => {
  const { env, index, catalogue } = sources
  const seen = await interestsOf(sources, subject)
  const names = [...new Set(seen.flatMap(({ categories }) => categories))].slice(0, maxCategories)
  if (names.length === 0) return nothing
  const [lists, stats] = await Promise.all([catalogue.categories(env, names), index.stats(env)])
  const members = (name: string) => lists.members.get(name)
  const picks = categoryBestsellers({ seen, members, catalogueSize: lists.total, stats }, limit)
  return { personal: subject !== 'product' && subject !== 'category', picks }
}

async function interestsOf(
  { env, catalogue, shopper }: Sources,
  subject: Placement['subject'],
): Promise<CategoryInputs['seen']> {
  if (subject === 'category' && shopper.category !== null)
    return [{ item: null, categories: [shopper.category] }]
  const shown = shownProducts(shopper, subject)
  await catalogue.load(env, shown)
  return shown.map((item) => ({ item, categories: catalogue.product(item)?.categories ?? [] }))
}

/** The page's product where the placement is about that, else what the shopper opened, newest first. */
export function shownProducts(shopper: Shopper, subject: Placement['subject']): number[] {
  return subject === 'product' && shopper.product !== null
    ? [shopper.product]
    : newestDistinct(shopper.history, defaultSessionKnnSettings.contextItems)
}
