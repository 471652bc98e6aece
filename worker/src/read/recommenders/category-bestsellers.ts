import { brandBestsellers } from '#shared/recommend/brand-bestsellers'
import { type CategoryInputs, categoryBestsellers } from '#shared/recommend/category-bestsellers'
import { type Adapter, nothing } from './adapter.ts'
import { choiceOf, seenProducts, someNames } from './interests.ts'

/** The interest comes from the page's category, the page's product, or what the shopper opened. */
export const fromCategoryBestsellers: Adapter = async (sources, subject, limit) => {
  const { env, index, catalogue, shopper } = sources
  const seen: CategoryInputs['seen'] =
    subject === 'category' && shopper.category !== null
      ? [{ item: null, categories: [shopper.category] }]
      : (await seenProducts(sources, subject)).map(({ item, product }) => ({
          item,
          categories: product?.categories ?? [],
        }))
  const names = someNames(seen.flatMap(({ categories }) => categories))
  if (names.length === 0) return nothing
  const [lists, stats] = await Promise.all([catalogue.categories(env, names), index.stats(env)])
  const picks = categoryBestsellers({ seen, ...choiceOf(lists), stats }, limit)
  return { personal: subject !== 'product' && subject !== 'category', picks }
}

/** The interest comes from the page's product, or what the shopper opened. */
export const fromBrandBestsellers: Adapter = async (sources, subject, limit) => {
  const { env, index, catalogue } = sources
  const products = await seenProducts(sources, subject)
  const seen = products.map(({ item, product }) => ({ item, brand: product?.brand ?? null }))
  const names = someNames(seen.map(({ brand }) => brand))
  if (names.length === 0) return nothing
  const [lists, stats] = await Promise.all([catalogue.brands(env, names), index.stats(env)])
  return {
    personal: subject !== 'product',
    picks: brandBestsellers({ seen, ...choiceOf(lists), stats }, limit),
  }
}
