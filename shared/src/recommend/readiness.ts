import type { DataName, DataNeed, Readiness, RecommenderReadiness } from '../wire/readiness.ts'
import type { RecommenderName } from '../wire/recommendation.ts'
import type { IndexStats } from './index-stats.ts'

/** Visits after which a product's neighbours can be told with figures, since five people stand behind them. */
const openedByFive = 5
const boughtTwice = 2

export type DataCounts = Record<DataName, number>

/** What the index itself counts. */
export function countIndex({
  sessions,
  orders,
  df,
  bought,
}: Pick<IndexStats, 'sessions' | 'orders' | 'df' | 'bought'>): Pick<
  DataCounts,
  'visits' | 'orders' | 'products_opened_by_five' | 'products_bought_twice'
> {
  return {
    visits: sessions,
    orders,
    products_opened_by_five: countFrom(df, openedByFive),
    products_bought_twice: countFrom(bought, boughtTwice),
  }
}

/** Needs of one kind: from `least` on something is said; `enough` is a number, or a share of the products. */
type Need = readonly [data: DataName, least: number, enough: number | { ofProducts: number }]

const half = { ofProducts: 0.5 }
const most = { ofProducts: 0.8 }
const shelf = 12

/**
 * What each recommender needs. The counts are those at which its lists fill a shelf for most products or people: half
 * of the products with five visits for what reads neighbours, four fifths described for what reads the catalogue.
 */
const needs: readonly (readonly [RecommenderName, readonly Need[]])[] = [
  [
    'session-knn',
    [
      ['visits', 20, 2_000],
      ['products_opened_by_five', 1, half],
    ],
  ],
  [
    'also-viewed',
    [
      ['visits', 20, 2_000],
      ['products_opened_by_five', 1, half],
    ],
  ],
  [
    'viewed-then-bought',
    [
      ['visits', 20, 2_000],
      ['orders', 5, 500],
    ],
  ],
  [
    'bought-together',
    [
      ['orders', 2, 1_000],
      ['products_bought_twice', 2, { ofProducts: 0.2 }],
    ],
  ],
  [
    'cart-completion',
    [
      ['orders', 2, 1_000],
      ['products_bought_twice', 2, { ofProducts: 0.2 }],
    ],
  ],
  [
    'buy-again',
    [
      ['customers_who_came_back', 1, 100],
      ['orders', 2, 1_000],
    ],
  ],
  [
    'similar',
    [
      ['products', 2, 2],
      ['products_described', 2, most],
    ],
  ],
  [
    'taste',
    [
      ['visits', 20, 2_000],
      ['products_opened_by_five', 1, half],
      ['customers_with_orders', 1, 100],
    ],
  ],
  [
    'category-bestsellers',
    [
      ['products_with_category', 2, most],
      ['visits', 1, 500],
    ],
  ],
  [
    'brand-bestsellers',
    [
      ['products_with_brand', 2, most],
      ['visits', 1, 500],
    ],
  ],
  ['on-sale', [['products_on_sale', 1, shelf]]],
  [
    'to-free-shipping',
    [
      ['free_shipping_value', 1, 1],
      ['products', 2, 2],
    ],
  ],
  ['trending', [['visits', 20, 1_000]]],
  ['bestsellers', [['visits', 1, 500]]],
  ['new-arrivals', [['products', 1, shelf]]],
  ['recently-viewed', [['products', 1, 1]]],
  ['explore', [['products_rarely_opened', 1, shelf]]],
]

/** How ready each recommender is with so much data, and what is missing. */
export function readinessOf(data: DataCounts): Readiness {
  return { data, recommenders: needs.map(([recommender, list]) => readinessFor(recommender, list, data)) }
}

function readinessFor(
  recommender: RecommenderName,
  list: readonly Need[],
  data: DataCounts,
): RecommenderReadiness {
  const wanted = list.map(([name, least, enough]): DataNeed => {
    const all = typeof enough === 'number' ? enough : Math.ceil(enough.ofProducts * data.products)
    return { data: name, have: data[name], least, enough: Math.max(least, all) }
  })
  const isWaiting = wanted.some(({ have, least }) => have < least)
  const missing = wanted.flatMap(({ data, have, least, enough }) => {
    const count = (isWaiting ? least : enough) - have
    return count > 0 ? [{ data, count }] : []
  })
  const status = isWaiting ? 'waiting' : missing.length > 0 ? 'growing' : 'ready'
  return { recommender, status, needs: wanted, missing }
}

function countFrom(counts: Uint32Array, least: number): number {
  let found = 0
  for (const count of counts) if (count >= least) found++
  return found
}
