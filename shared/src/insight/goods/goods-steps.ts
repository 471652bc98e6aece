import type { OrderLineFact } from '../../customer/fact.ts'
import { type Basket, type BuyingDay, buyingDays } from './basket.ts'
import { addCrossSell } from './cross-sell.ts'
import type { GoodsState, LineMoney } from './goods-state.ts'
import { stepOfPrice } from './price-steps.ts'
import { addSequence, addWaits, type Step } from './sequences.ts'

/** What is followed, looked up by number and by name. */
export interface Followed {
  products: ReadonlySet<number>
  categories: ReadonlyMap<string, number>
}

/** The products and categories that the first pass chose, to be looked up. */
export function followedIn({ followed }: Pick<GoodsState, 'followed'>): Followed {
  return {
    products: new Set(followed.products),
    categories: new Map(followed.categories.map((name, i) => [name, i])),
  }
}

/** Adds one person to what the second pass counts: what comes after what. Changes the state. */
export function addSteps(state: GoodsState, baskets: readonly Basket[], followed: Followed): void {
  const days = buyingDays(baskets)
  if (days.length === 0) return
  addSequence(state.productSteps, productDays(days, followed))
  addSequence(state.categorySteps, categoryDays(days, followed))
  addCrossSell(
    state.cross,
    days.map(({ lines }) => ({ keys: categoriesOf(lines, followed) })),
  )
  addPriceSteps(state, days, followed)
  for (const { lines } of days) addMoney(state, lines, followed)
}

/** Adds the waits between one person's orders to those of the rules that are kept. Changes the state. */
export function addPersonWaits(state: GoodsState, baskets: readonly Basket[], followed: Followed): void {
  const days = buyingDays(baskets)
  addWaits(state.productWaits, productDays(days, followed))
  addWaits(state.categoryWaits, categoryDays(days, followed))
}

/** Followed products of some lines, as keys, each once. */
export function productsOf(lines: readonly OrderLineFact[], { products }: Followed): string[] {
  return [...new Set(lines.filter(({ n }) => products.has(n)).map(({ n }) => `${n}`))]
}

/** Followed categories of some lines, as positions, each once. */
export function categoriesOf(lines: readonly OrderLineFact[], { categories }: Followed): number[] {
  return [
    ...new Set(
      lines.flatMap(({ category }) => (category === undefined ? [] : (categories.get(category) ?? []))),
    ),
  ]
}

/** By category: the price step of the dearest piece that was bought, day by day. */
export function priceStepsOf(
  { followed: { breaks } }: Pick<GoodsState, 'followed'>,
  days: readonly BuyingDay[],
  { categories }: Followed,
): Map<number, number[]> {
  const steps = new Map<number, number[]>()
  for (const { lines } of days) {
    const dearest = new Map<number, number>()
    for (const { category, total_minor, quantity } of lines) {
      const position = category === undefined ? undefined : categories.get(category)
      const price = total_minor / quantity
      if (position !== undefined && price >= 1)
        dearest.set(position, Math.max(price, dearest.get(position) ?? 0))
    }
    for (const [position, price] of dearest) {
      const known = steps.get(position) ?? []
      steps.set(position, [...known, stepOfPrice(breaks[position]!, price)])
    }
  }
  return steps
}

function productDays(days: readonly BuyingDay[], followed: Followed): Step[] {
  return days.map(({ day, lines }) => ({ day, keys: productsOf(lines, followed) }))
}

function categoryDays(days: readonly BuyingDay[], followed: Followed): Step[] {
  return days.map(({ day, lines }) => ({ day, keys: categoriesOf(lines, followed).map(String) }))
}

function addPriceSteps(state: GoodsState, days: readonly BuyingDay[], followed: Followed): void {
  for (const [position, steps] of priceStepsOf(state, days, followed)) {
    for (let i = 1; i < steps.length; i++) {
      const own = state.stepUps[position]![steps[i - 1]! - 1]!
      own.next++
      if (steps[i]! > steps[i - 1]!) own.up++
    }
  }
}

function addMoney(
  state: GoodsState,
  lines: readonly OrderLineFact[],
  { products, categories }: Followed,
): void {
  const met = new Set<LineMoney>()
  for (const { n, category, total_minor, cost_minor } of lines) {
    const position = category === undefined ? undefined : categories.get(category)
    const owners = [
      products.has(n) ? state.productMoney[n] : undefined,
      position === undefined ? undefined : state.categoryMoney[position],
    ]
    for (const money of owners) {
      if (!money) continue
      if (!met.has(money)) money.days++
      met.add(money)
      money.revenue += total_minor
      if (cost_minor === undefined) continue
      money.told += total_minor
      money.cost += cost_minor
    }
  }
}
