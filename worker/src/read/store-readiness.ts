import { countIndex, readinessOf } from '#shared/recommend/readiness'
import type { Readiness } from '#shared/wire/readiness'
import { askInsights } from '../ask-insights.ts'
import { catalogueOf, insightsOf } from '../objects/names.ts'
import { indexView } from './index-view.ts'
import type { ServedStore } from './plan.ts'

/** How ready each recommender of a store is: counts of index, catalogue and people against what is needed. */
export async function storeReadiness(env: Env, store: ServedStore): Promise<Readiness> {
  const [stats, catalogue, people] = await Promise.all([
    indexView(store.id, store.index_shards).stats(env),
    catalogueOf(env, store.id).counts(),
    askInsights(insightsOf(env, store.id), 'ordered', null),
  ])
  const index = countIndex(stats)
  return readinessOf({
    ...index,
    products: catalogue.products,
    products_with_category: catalogue.with_category,
    products_with_brand: catalogue.with_brand,
    products_described: catalogue.described,
    products_on_sale: catalogue.on_sale,
    // Products that left the catalogue keep their visits, so the difference may fall below nothing.
    products_rarely_opened: Math.max(0, catalogue.products - index.products_opened_by_five),
    customers_with_orders: people.with_orders,
    customers_who_came_back: people.came_back,
    free_shipping_value: store.recommendation.free_shipping_minor === null ? 0 : 1,
  })
}
