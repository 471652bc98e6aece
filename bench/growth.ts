import { parseArgs } from 'node:util'
import { blend, pastWeight } from '#shared/recommend/blend'
import { buyAgain } from '#shared/recommend/buy-again'
import { bestsellers } from '#shared/recommend/general-lists'
import type { Picks } from '#shared/recommend/picked'
import { placementOf } from '#shared/recommend/placements'
import { ShelfFiller } from '#shared/recommend/shelf-filler'
import { taste } from '#shared/recommend/taste'
import type { RecommenderName } from '#shared/wire/recommendation'
import { defaultRecommendationSettings } from '#shared/wire/recommendation-settings'
import { type BasketIndex, indexOrders } from './orders/basket-index.ts'
import { type NextOrder, nextOrders, purchasesOf, recallOf } from './orders/next-orders.ts'
import { onlineRetail } from './orders/orders-data.ts'

/**
 * The more often someone orders, the better it gets: the same customers and the same next orders, with all but their
 * last 0, 1, 2, 4, 8 orders forgotten, served the shelf of the placement `account`.
 */

const usage = 'Usage: npm run bench -- growth [--json]'
const steps = [0, 1, 2, 4, 8]
const length = 10

interface Point {
  /** Orders known of each customer. */
  known: number
  /** Customers of whose next order at least one product stood on the shelf. */
  hit_rate10: number
  /** What of the next order stood there, on average. */
  recall10: number
}

function main(): void {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (values.help) {
    console.log(usage)
    return
  }
  const orders = onlineRetail()
  if (!orders) {
    if (values.json) console.log(JSON.stringify({ bench: 'growth', skipped: true }))
    else console.log('Skipped: no data in ../shared/data/online-retail.')
    return
  }
  const { known, tests } = nextOrders(orders)
  const index = indexOrders(known)
  const longest = Math.max(...steps)
  const regulars = tests.filter(({ past }) => past.length >= longest)
  const curve = steps.map((step) => pointOf(step, regulars, index))
  if (values.json) {
    console.log(JSON.stringify({ bench: 'growth', customers: regulars.length, curve }))
    return
  }
  console.log(
    `${regulars.length} customers of online-retail with ${longest} orders or more, next order, in %`,
  )
  console.log('orders known   HR@10   recall@10')
  for (const { known: step, hit_rate10, recall10 } of curve)
    console.log(`${String(step).padStart(12)}  ${percent(hit_rate10)}      ${percent(recall10)}`)
}

function pointOf(known: number, tests: readonly NextOrder[], index: BasketIndex): Point {
  let hits = 0
  let recall = 0
  for (const { past, next } of tests) {
    const found = recallOf(next, serveShelf({ past: known === 0 ? [] : past.slice(-known), next }, index))
    hits += found > 0 ? 1 : 0
    recall += found
  }
  return { known, hit_rate10: hits / tests.length, recall10: recall / tests.length }
}

/** The shelf as it is served: the placement's recommenders in their order, each as far as it has a say. */
function serveShelf({ past, next }: NextOrder, { baskets, stats }: BasketIndex): number[] {
  const purchases = purchasesOf(past)
  const ordered = new Set(purchases.map(({ item }) => item))
  const none = new Set<number>()
  const situation = {
    product: null,
    seen: none,
    cart: none,
    purchased: ordered,
    bought: [],
    hidden: none,
    known: { session: 0, past: ordered.size },
  }
  const picks = (recommender: RecommenderName): Picks => {
    switch (recommender) {
      case 'buy-again':
        return {
          recommender,
          personal: true,
          picks: buyAgain({ purchases, now: next.at, baskets, stats }, length),
        }
      case 'taste': {
        const items = purchases.map((one) => ({ ...one, did: 'bought' as const }))
        const settings = defaultRecommendationSettings
        const inputs = { past: items, now: next.at, settings, baskets, votes: () => undefined, stats }
        return { recommender, personal: true, picks: taste(inputs, 3 * length) }
      }
      case 'bestsellers':
        return { recommender, personal: false, picks: bestsellers(popular(stats.level), 10 * length) }
      default: // what reads visits or the catalogue has nothing here
        return { recommender, personal: false, picks: [] }
    }
  }
  const filler = new ShelfFiller(situation, (item) => ({ ...plainProduct, id: String(item) }))
  const placement = placementOf('account')
  const open = filler.open({ limit: length, rules: true })
  for (const { recommender, blend: second, most } of placement.recommenders) {
    const own = picks(recommender)
    const offer = second
      ? { ...own, picks: blend(own, picks(second), pastWeight(situation.known), 3 * length) }
      : own
    open.offer(offer, { fallback: false, ...(most === undefined ? {} : { most }) })
  }
  for (const recommender of placement.fallback) open.offer(picks(recommender), { fallback: true })
  return open.close().products.map(({ item }) => item)
}

/** Every product can be bought and belongs to nothing: the data says no more. */
const plainProduct = {
  buyable: true,
  group: null,
  brand: null,
  categories: [],
  tags: [],
  price_minor: 0,
  stock: null,
}

function popular(level: Float32Array): number[] {
  let ranked = ranking.get(level)
  if (!ranked) {
    ranked = [...level.keys()].filter((item) => level[item]! > 0).sort((a, b) => level[b]! - level[a]!)
    ranking.set(level, ranked)
  }
  return ranked
}

const ranking = new WeakMap<Float32Array, number[]>()
const percent = (share: number) => (100 * share).toFixed(2).padStart(6)

main()
