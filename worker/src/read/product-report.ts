import { demandOf } from '#shared/insight/goods/demand'
import { daysBetween } from '#shared/maths/calendar'
import type { Days } from '#shared/maths/comparison'
import type { ProductInsight, ProductReport } from '#shared/wire/goods'
import type { ProductsFound } from '../objects/insights/goods/goods-answers.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { catalogueView } from './catalogue-view.ts'
import { goodsNames } from './goods-names.ts'
import { indexView } from './index-view.ts'

/** A page of products with their names, and what is there of each against what is sold. */
export async function productReport(
  env: Env,
  store: StoreRecord,
  found: ProductsFound,
  { from, to, before, offset }: Days & { before: Days; offset: number },
): Promise<ProductReport> {
  const numbers = found.rows.map(({ n }) => n)
  const catalogue = catalogueView(store.id)
  const [names, stats] = await Promise.all([
    goodsNames(env, store.id, numbers),
    indexView(store.id, store.index_shards).stats(env),
    catalogue.load(env, numbers),
  ])
  const days = daysBetween(from, to)
  const products = found.rows.map(({ n, ...row }): ProductInsight => {
    const shown = catalogue.product(n)
    const there = { stock: shown?.stock ?? null, isBuyable: shown?.buyable ?? false }
    const demand = { ...demandOf({ ...there, units: row.units, days }), visits: stats.df[n] ?? 0 }
    return { ...(names.get(n) ?? { id: `${n}`, title: '' }), ...row, demand }
  })
  const next = offset + found.rows.length
  return {
    state: 'ready',
    version: found.version,
    as_of: found.day,
    people: found.read.people,
    orders: found.read.orders,
    orders_without_lines: found.read.without_lines,
    presents: 0,
    from,
    to,
    compared_with: before,
    currency: store.currency,
    spread: found.spread,
    everybody: found.everybody,
    starters_left_out: found.read.starters_left_out,
    total: found.total,
    products,
    next_offset: next < found.total ? next : null,
  }
}
