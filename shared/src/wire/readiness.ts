import type { RecommenderName } from './recommendation.ts'

/** What recommenders live on. */
export const dataNames = [
  'products',
  'products_with_category',
  'products_with_brand',
  'products_described',
  'products_on_sale',
  'products_rarely_opened',
  'products_opened_by_five',
  'products_bought_twice',
  'visits',
  'orders',
  'customers_with_orders',
  'customers_who_came_back',
  'free_shipping_value',
] as const
export type DataName = (typeof dataNames)[number]

/** How much of one kind there is; from how much on the recommender says anything, and how much it can make use of. */
export interface DataNeed {
  data: DataName
  have: number
  least: number
  enough: number
}

/** One recommender: `waiting` for data without which it says nothing, `growing`, or `ready`. */
export interface RecommenderReadiness {
  recommender: RecommenderName
  status: 'waiting' | 'growing' | 'ready'
  needs: DataNeed[]
  /** What is missing for the next step, by kind: for saying anything where it waits, for saying all where it grows. */
  missing: { data: DataName; count: number }[]
}

/** `GET /v1/insights/readiness`. Counts of the index are up to two minutes old. */
export interface Readiness {
  data: Record<DataName, number>
  recommenders: RecommenderReadiness[]
}
