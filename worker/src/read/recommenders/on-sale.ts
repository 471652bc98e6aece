import { rankInterests } from '#shared/recommend/category-bestsellers'
import { onSale } from '#shared/recommend/on-sale'
import { type Adapter, nothing } from './adapter.ts'
import { choiceOf, seenProducts, someNames } from './interests.ts'

/** Reduced products that are looked through, the newest, and how long a list has to be for its interest to count. */
const mostProducts = 400
const listLength = 12

export const fromOnSale: Adapter = async (sources, subject, limit) => {
  const { env, index, catalogue } = sources
  const items = [...(await catalogue.reduced(env)).subarray(0, mostProducts)]
  if (items.length === 0) return nothing
  const [stats, seen] = await Promise.all([
    index.stats(env),
    seenProducts(sources, subject),
    catalogue.load(env, items),
  ])
  const categories = seen.map(({ item, product }) => ({ item, categories: product?.categories ?? [] }))
  const brands = seen.map(({ item, product }) => ({
    item,
    categories: product?.brand ? [product.brand] : [],
  }))
  const [ofCategories, ofBrands] = await Promise.all([
    catalogue.categories(env, someNames(categories.flatMap((one) => one.categories))),
    catalogue.brands(env, someNames(brands.flatMap((one) => one.categories))),
  ])
  const products = items.flatMap((item) => {
    const { price_minor = 0, list_price_minor, brand = null, categories = [] } = catalogue.product(item) ?? {}
    return list_price_minor ? [{ item, price_minor, list_price_minor, brand, categories }] : []
  })
  const inputs = {
    products,
    categories: rankInterests({ seen: categories, ...choiceOf(ofCategories), stats }, listLength),
    brands: rankInterests({ seen: brands, ...choiceOf(ofBrands), stats }, listLength),
    stats,
  }
  return { personal: seen.length > 0 && subject !== 'product', picks: onSale(inputs, limit) }
}
