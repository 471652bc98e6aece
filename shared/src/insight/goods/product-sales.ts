import type { Basket } from './basket.ts'

/** The range that is asked for. Days since 1970-01-01, both ends counted. */
export interface SalesRange {
  from: number
  to: number
  /** The range it is compared with, before it; the one of the same length just before when left out. */
  before?: { from: number; to: number }
}

/** What is summed of one product. Amounts are minor units, of its lines. */
export interface ProductSums {
  first_day: number
  /** In the range: orders, pieces, revenue, revenue of lines that told their cost, and that cost. */
  orders: number
  units: number
  revenue: number
  told: number
  cost: number
  /** Orders of the range that went wrong. */
  troubled: number
  /** In the range before. */
  orders_before: number
  units_before: number
  revenue_before: number
  /** Ever, up to the range's end. */
  orders_ever: number
  /** Revenue by 30 days, counted back from the range's end. */
  months: number[]
  /** Customers whose first order held it. */
  starters: Starters
}

/** What became of customers after their first order. */
export interface Starters {
  /** Whose first order is 90 days ago or more, and who of them ordered again within 90 days. */
  seen_90: number
  back_90: number
  /** Whose first order is 365 days ago or more: how many, what they brought in 365 days, and its squares. */
  seen_365: number
  worth: number
  squares: number
}

export interface SalesState {
  range: SalesRange
  /** The last person looked at. */
  after: string
  products: Record<string, ProductSums>
  size: number
  /** Products that were met when there was no more room; their sums are not told. */
  left_out: number
  /** Everybody's, to compare with. */
  starters: Starters
  read: { people: number; orders: number; without_lines: number; starters_left_out: number }
  isDone: boolean
}

/** Products that are kept apart. */
const mostProducts = 5_000
export const monthDays = 30
export const monthsKept = 13
const repeatDays = 90
export const yearDays = 365

const noStarters = (): Starters => ({ seen_90: 0, back_90: 0, seen_365: 0, worth: 0, squares: 0 })

/** The reading of a range before the first person is read. */
export function startSales(range: SalesRange): SalesState {
  const read = { people: 0, orders: 0, without_lines: 0, starters_left_out: 0 }
  return { range, after: '', products: {}, size: 0, left_out: 0, starters: noStarters(), read, isDone: false }
}

/** The range it is compared with. */
export function rangeBefore({ from, to, before }: SalesRange): { from: number; to: number } {
  return before ?? { from: 2 * from - to - 1, to: from - 1 }
}

/**
 * Adds one person's orders. Changes the state. Orders of nobody known count as sales, and tell nothing of what became of
 * a customer: for these `isPerson` is false.
 */
export function addSales(state: SalesState, baskets: readonly Basket[], isPerson: boolean): void {
  state.read.people++
  const { range, read } = state
  for (const basket of baskets) {
    if (basket.day > range.to) continue
    read.orders++
    if (basket.lines) addBasket(state, basket)
    else read.without_lines++
  }
  if (isPerson) addStarter(state, baskets)
}

function addBasket(state: SalesState, { day, lines, troubled }: Basket): void {
  const { range } = state
  const before = rangeBefore(range)
  const month = Math.floor((range.to - day) / monthDays)
  const met = new Set<ProductSums>()
  for (const { n, quantity, total_minor, cost_minor } of lines ?? []) {
    const sums = n > 0 ? sumsOf(state, n, day) : null
    if (!sums) continue
    const isFirst = !met.has(sums)
    met.add(sums)
    sums.first_day = Math.min(sums.first_day, day)
    if (isFirst) sums.orders_ever++
    if (month < monthsKept) sums.months[month]! += total_minor
    if (day >= range.from) {
      if (isFirst) sums.orders++
      if (isFirst && troubled) sums.troubled++
      sums.units += quantity
      sums.revenue += total_minor
      if (cost_minor !== undefined) {
        sums.told += total_minor
        sums.cost += cost_minor
      }
    } else if (day >= before.from && day <= before.to) {
      if (isFirst) sums.orders_before++
      sums.units_before += quantity
      sums.revenue_before += total_minor
    }
  }
}

/** What became of a customer, for everybody and for each product of the first day with an order. */
function addStarter(state: SalesState, baskets: readonly Basket[]): void {
  const known = baskets.filter(({ day }) => day <= state.range.to)
  if (known.length === 0) return
  const first = Math.min(...known.map(({ day }) => day))
  const opening = known.filter(({ day }) => day === first)
  if (opening.some(({ lines }) => !lines)) {
    state.read.starters_left_out++
    return
  }
  const age = state.range.to - first
  const outcome = {
    isSeen90: age >= repeatDays,
    isBack: known.some(({ day }) => day > first && day <= first + repeatDays),
    isSeen365: age >= yearDays,
    worth: known.reduce((sum, { day, amount }) => (day < first + yearDays ? sum + amount : sum), 0),
  }
  count(state.starters, outcome)
  const products = new Set(opening.flatMap(({ lines }) => lines!.map(({ n }) => n)))
  for (const n of products) {
    const sums = state.products[n]
    if (sums) count(sums.starters, outcome)
  }
}

function count(
  starters: Starters,
  {
    isSeen90,
    isBack,
    isSeen365,
    worth,
  }: { isSeen90: boolean; isBack: boolean; isSeen365: boolean; worth: number },
): void {
  if (isSeen90) {
    starters.seen_90++
    if (isBack) starters.back_90++
  }
  if (!isSeen365) return
  starters.seen_365++
  starters.worth += worth
  starters.squares += worth * worth
}

function sumsOf(state: SalesState, n: number, day: number): ProductSums | null {
  const known = state.products[n]
  if (known) return known
  if (state.size >= mostProducts) {
    state.left_out++
    return null
  }
  state.size++
  const fresh: ProductSums = {
    first_day: day,
    orders: 0,
    units: 0,
    revenue: 0,
    told: 0,
    cost: 0,
    troubled: 0,
    orders_before: 0,
    units_before: 0,
    revenue_before: 0,
    orders_ever: 0,
    months: new Array<number>(monthsKept).fill(0),
    starters: noStarters(),
  }
  state.products[n] = fresh
  return fresh
}
