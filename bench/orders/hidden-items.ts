import { boughtTogether } from '#shared/recommend/bought-together'
import { cartCompletion } from '#shared/recommend/cart-completion'
import { Top } from '#shared/recommend/top'
import { seeded } from '../sessions/session-data.ts'
import { indexOrders } from './basket-index.ts'
import type { PastOrder } from './orders-data.ts'

/** How often a hidden item is among the ten suggested, and one over its place there, on average. */
export interface HiddenFigures {
  hr10: number
  mrr10: number
}

export interface HiddenResult extends HiddenFigures {
  recommender: 'cart-completion'
  /** Hidden items, of how many orders. */
  hidden: number
  orders: number
  /** The same carts for the recommender that leaves out what chance explains. */
  above_chance: HiddenFigures
  us_per_query: number
  baselines: Record<'popularity' | 'cosine' | 'confidence', HiddenFigures>
}

interface Case {
  cart: number[]
  hidden: number
}

type Suggest = (cart: number[]) => number[]

/** Items of one order that are hidden, one at a time, so that one lucky or unlucky choice does not decide. */
const hiddenOfOne = 5

/**
 * Orders by time, the first nine tenths known: of each order of the last tenth one item is hidden and sought from the
 * others (up to five times with another one, averaged over all).
 */
export function findHidden(orders: readonly PastOrder[]): HiddenResult {
  const cut = Math.floor(orders.length * 0.9)
  const known = orders.slice(0, cut)
  const { baskets, stats } = indexOrders(known)
  const tested = orders.slice(cut).flatMap(({ items }) => {
    const old = items.filter((item) => (stats.bought[item] ?? 0) > 0)
    return old.length < 2 ? [] : [old]
  })
  const chance = seeded(11)
  const cases = tested.flatMap((items) => casesOf(items, chance))
  const started = performance.now()
  const completed = measure(cases, (subjects) => itemsOf(cartCompletion({ subjects, baskets, stats }, 10)))
  const us = ((performance.now() - started) * 1_000) / cases.length
  const baseline = new Baselines(known)
  return {
    ...completed,
    recommender: 'cart-completion',
    hidden: cases.length,
    orders: tested.length,
    above_chance: measure(cases, (subjects) => itemsOf(boughtTogether({ subjects, baskets, stats }, 10))),
    us_per_query: Math.round(us),
    baselines: {
      popularity: measure(cases, (cart) => baseline.popular(cart)),
      cosine: measure(cases, (cart) => baseline.summed(cart, (common, x, y) => common / Math.sqrt(x * y))),
      confidence: measure(cases, (cart) => baseline.summed(cart, (common, x) => common / x)),
    },
  }
}

function casesOf(items: readonly number[], chance: () => number): Case[] {
  const order = items.map((item) => ({ item, key: chance() })).sort((a, b) => a.key - b.key)
  return order.slice(0, hiddenOfOne).map(({ item: hidden }) => ({
    hidden,
    cart: items.filter((item) => item !== hidden),
  }))
}

function measure(cases: readonly Case[], suggest: Suggest): HiddenFigures {
  let found = 0
  let reciprocal = 0
  for (const { cart, hidden } of cases) {
    const place = suggest(cart).indexOf(hidden)
    if (place < 0) continue
    found++
    reciprocal += 1 / (place + 1)
  }
  return { hr10: found / cases.length, mrr10: reciprocal / cases.length }
}

const itemsOf = (picks: readonly { item: number }[]): number[] => picks.map(({ item }) => item)

/** The usual ways, from all known orders (no ring, no window). */
class Baselines {
  readonly #bought = new Map<number, number>()
  readonly #common = new Map<number, Map<number, number>>()
  readonly #popular: number[]

  constructor(orders: readonly PastOrder[]) {
    for (const { items } of orders) {
      for (const x of items) {
        this.#bought.set(x, (this.#bought.get(x) ?? 0) + 1)
        const common = this.#common.get(x) ?? new Map<number, number>()
        for (const y of items) if (x !== y) common.set(y, (common.get(y) ?? 0) + 1)
        this.#common.set(x, common)
      }
    }
    this.#popular = [...this.#bought].sort((a, b) => b[1] - a[1]).map(([item]) => item)
  }

  popular(cart: readonly number[]): number[] {
    const held = new Set(cart)
    return this.#popular.filter((item) => !held.has(item)).slice(0, 10)
  }

  summed(cart: readonly number[], tie: (common: number, x: number, y: number) => number): number[] {
    const scores = new Map<number, number>()
    for (const x of cart) {
      const bought = this.#bought.get(x) ?? 0
      for (const [y, common] of this.#common.get(x) ?? []) {
        scores.set(y, (scores.get(y) ?? 0) + tie(common, bought, this.#bought.get(y)!))
      }
    }
    for (const item of cart) scores.delete(item)
    const top = new Top(10)
    for (const [item, score] of scores) top.offer(item, score)
    return itemsOf(top.list())
  }
}
