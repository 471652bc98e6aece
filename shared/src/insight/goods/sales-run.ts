import type { GoodsBase } from './goods-state.ts'
import { addSales, type SalesState } from './product-sales.ts'

/** People read in one step. */
const page = 200
/** Microseconds of an order, about. */
const orderCost = 20

/** One step over 200 people's orders. Returns the new state (the old one must not be used again) and its cost, in µs. */
export function stepSales(state: SalesState, base: GoodsBase): { state: SalesState; cost: number } {
  if (state.isDone) return { state, cost: 0 }
  const people = base.after(state.after, page)
  let orders = 0
  for (const { id, baskets } of people) {
    orders += baskets.length
    // The key of an order that names nobody begins like this: see `objects/customer/customer.ts`.
    addSales(state, baskets, !id.startsWith('o:'))
  }
  const cost = 500 + orders * orderCost
  if (people.length < page) return { state: { ...state, isDone: true }, cost }
  return { state: { ...state, after: people.at(-1)!.id }, cost }
}
