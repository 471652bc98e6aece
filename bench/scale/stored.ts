import { objectBytes } from './object-limits.ts'

/**
 * Bytes that were measured in workerd (`npm run bench -- scale --measure`, bench/README.md): in Insights of a visitor, of
 * a customer without orders and of an order, everything included (row, cursor, packed past, names, what the models say);
 * of a person's own object after a visit or two; flushes a second of one processor's work that Insights takes, 72 in a
 * call, with their digestion, with 200,000 people there.
 */
export const measured = {
  visitor: 182,
  customer: 260,
  order: 697,
  person: 24_576,
  flushesPerS: 12_658,
}
/** Assumed: bytes of an item with full rings, of a product in the Catalogue, of an order in the index, of a cursor there. */
const assumed = { item: 30_000, product: 2_000, basket: 60, cursor: 80 }

/** Of a hundred events, and what is kept of whom. */
export const mix = { eventsPerPerson: 6, ordersPercent: 0.75, customersPerOrder: 0.6 }
/** Days that a store may keep visitors who never ordered (`retention.visitor_days`): the default, and fewer. */
export const visitorDays = [395, 180, 90, 30, 7] as const
/** Days of orders that are kept: two years. */
const orderDays = 730
const daysAMonth = 30.4

/** What a store keeps, in bytes, once it has been open for two years. */
export interface Stored {
  /** Days that visitors are kept: as many as Insights has room for, the fewest where it has none. */
  visitorDays: number
  total: number
  insights: number
  indexShard: number
  /** Whether Insights and every shard stay within what an object may keep. */
  fits: boolean
}

export interface StoreSize {
  /** Events a month. */
  events: number
  products: number
  shards: number
}

/** The most that can be kept with every object within its limit. */
export function storedBytes(size: StoreSize): Stored {
  const all = visitorDays.map((days) => storedWith(size, days))
  return all.find(({ fits }) => fits) ?? all.at(-1)!
}

/** Events a month up to which Insights keeps two years of orders, and visitors for so many days. */
export function mostEvents(days: number): number {
  return objectBytes / insightsOf(1, days)
}

function storedWith({ events, products, shards }: StoreSize, days: number): Stored {
  const { visitors, customers, orders } = peopleOf(events, days)
  const people = visitors + customers
  const insights = insightsOf(events, days)
  const index =
    products * assumed.item + people * assumed.cursor * Math.min(3, shards) + orders * assumed.basket
  const indexShard = index / shards
  return {
    visitorDays: days,
    total: people * measured.person + insights + index + products * assumed.product,
    insights,
    indexShard,
    fits: Math.max(insights, indexShard) <= objectBytes,
  }
}

function insightsOf(events: number, days: number): number {
  const { visitors, customers, orders } = peopleOf(events, days)
  return visitors * measured.visitor + customers * measured.customer + orders * measured.order
}

function peopleOf(events: number, days: number): { visitors: number; customers: number; orders: number } {
  const orders = ((events * mix.ordersPercent) / 100 / daysAMonth) * orderDays
  return {
    visitors: (events / mix.eventsPerPerson / daysAMonth) * days,
    customers: orders * mix.customersPerOrder,
    orders,
  }
}
