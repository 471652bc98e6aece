import { buyAgain } from '#shared/recommend/buy-again'
import { indexOrders } from './basket-index.ts'
import { type NextOrder, nextOrders, purchasesOf, recallOf } from './next-orders.ts'
import type { PastOrder } from './orders-data.ts'

export interface RepeatResult {
  recall10: number
  customers: number
  us_per_query: number
  baselines: Record<'personal_frequency' | 'personal_frequency_popular_first' | 'personal_recency', number>
}

/** Recall@10 of each customer's next order from what they ordered before, by buy-again and by simple counts. */
export function repeatOrders(orders: readonly PastOrder[]): RepeatResult {
  const { known, tests } = nextOrders(orders)
  const { baskets, stats } = indexOrders(known)
  const mean = (suggest: (test: NextOrder) => number[]) =>
    tests.reduce((sum, test) => sum + recallOf(test.next, suggest(test)), 0) / tests.length
  const counted = (score: (times: readonly number[], item: number) => number) =>
    mean(({ past }) =>
      purchasesOf(past, Number.POSITIVE_INFINITY)
        .map(({ item, times }) => ({ item, score: score(times, item) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 10)
        .map(({ item }) => item),
    )
  const started = performance.now()
  const recall10 = mean(({ past, next }) =>
    buyAgain({ purchases: purchasesOf(past), now: next.at, baskets, stats }, 10).map(({ item }) => item),
  )
  return {
    recall10,
    customers: tests.length,
    us_per_query: Math.round(((performance.now() - started) * 1_000) / tests.length),
    baselines: {
      // Of what was ordered equally often, the newest first.
      personal_frequency: counted((times) => times.length + times.at(-1)! / 1e15),
      personal_frequency_popular_first: counted((times, item) => times.length + stats.bought[item]! / 1e6),
      personal_recency: counted((times) => times.at(-1)!),
    },
  }
}
