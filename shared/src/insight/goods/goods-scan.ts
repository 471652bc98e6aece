import { isSampled } from '../run/run-state.ts'
import { type Basket, buyingDays } from './basket.ts'
import { type BoundedCounts, countOne, newCounts } from './bounded-counts.ts'
import { chanceSample } from './chance-sample.ts'
import { newCrossSell } from './cross-sell.ts'
import type { GoodsState, LineMoney } from './goods-state.ts'
import { addPrice, priceBreaks } from './price-steps.ts'

/** Followed are those with most buyers: pairs grow with the square. */
export const mostProducts = 200
export const mostCategories = 60
/** Things that are counted at once, while it is not known yet which have most buyers. */
const countedProducts = 20_000
const countedCategories = 500

/** Adds one person to what the first pass counts. Changes the state. */
export function scanPerson(
  state: GoodsState,
  id: string,
  past: { baskets: Basket[]; visits: number[] | null },
): void {
  const { read, today } = state
  read.people++
  for (const { lines, gift } of past.baskets) {
    read.orders++
    if (!lines) read.without_lines++
    else if (gift) read.presents++
  }
  if (isSampled(state, id)) {
    const sample = chanceSample(past, today)
    if (sample) state.samples.push(sample)
  }
  const lines = buyingDays(past.baskets).flatMap((one) => one.lines)
  for (const n of new Set(lines.map((line) => line.n))) {
    if (n > 0) countOne(state.products, `${n}`, countedProducts)
  }
  const categories = new Set(lines.flatMap(({ category }) => category ?? []))
  for (const name of categories) countOne(state.categories, name, countedCategories)
  for (const { category, total_minor, quantity } of lines) {
    if (category === undefined || !state.categories.entries[category]) continue
    state.prices[category] ??= {}
    addPrice(state.prices[category], total_minor / quantity)
  }
}

/** Chooses what is followed in the second pass. Called when the first one ends. */
export function closeGoodsScan(state: GoodsState): void {
  const products = mostCounted(state.products, mostProducts).map(Number)
  const categories = mostCounted(state.categories, mostCategories)
  const breaks = categories.map((name) => priceBreaks(state.prices[name] ?? {}))
  state.followed = { products, categories, breaks }
  state.cross = newCrossSell(categories.length)
  state.stepUps = breaks.map((own) => Array.from({ length: own.length + 1 }, () => ({ next: 0, up: 0 })))
  state.categoryMoney = categories.map(noMoney)
  state.productMoney = Object.fromEntries(products.map((n) => [n, noMoney()]))
  state.prices = {}
  state.products = newCounts()
  state.categories = newCounts()
}

const noMoney = (): LineMoney => ({ days: 0, revenue: 0, told: 0, cost: 0 })

/** Those with most people, ties by their key. */
function mostCounted({ entries }: BoundedCounts, most: number): string[] {
  return Object.entries(entries)
    .sort((x, y) => y[1][1]! - x[1][1]! || (x[0] < y[0] ? -1 : 1))
    .slice(0, most)
    .map(([key]) => key)
}
