import type { OrderFact } from '../customer/fact.ts'
import { stepBits, type VisitCount } from '../customer/visit.ts'

/** Orders, gross and net, the amounts in minor units of the store's currency. */
export type OrderSums = [orders: number, gross: number, net: number]

/**
 * How people came and how far they went on one day, or a difference to add to it. Nothing in it is of one person.
 */
export interface Traffic {
  /** Visits by `channel\nwho` and by exactly which steps they reached (a set of `stepBits`). */
  visits: Record<string, Record<number, number>>
  /** Visits, and those that led to an order, by `channel\nsource\nmedium\ncampaign`. */
  sources: Record<string, [visits: number, ordered: number]>
  /** Visits begun and orders placed by hour of the day. */
  visit_hours: number[]
  order_hours: number[]
  /** Orders by `first\nlast`: the channels of the buyer's first visit and of the last one before the order. */
  orders: Record<string, OrderSums>
}

/** The channel of orders of which no visit is known. */
export const unknownChannel = 'unknown'

/** Sources a day keeps apart; further ones are counted together, as `other`. */
export const mostSources = 100

/** A day on which nobody came. */
export function emptyTraffic(): Traffic {
  return {
    visits: {},
    sources: {},
    visit_hours: Array(24).fill(0),
    order_hours: Array(24).fill(0),
    orders: {},
  }
}

/** Adds what visits changed by. */
export function addVisitCounts(traffic: Traffic, counts: readonly VisitCount[]): void {
  for (const { channel, who, steps, hour, source = '', medium = '', campaign = '', count } of counts) {
    addSteps(traffic, `${channel}\n${who}`, steps, count)
    addSource(traffic, [channel, source, medium, campaign].join('\n'), [
      count,
      steps & stepBits.order ? count : 0,
    ])
    traffic.visit_hours[hour] = (traffic.visit_hours[hour] ?? 0) + count
  }
}

/** Adds an order, or takes it back with `sign` −1. */
export function addOrderCounts(traffic: Traffic, fact: OrderFact, sign: 1 | -1): void {
  const { first = unknownChannel, last = unknownChannel } = fact.touches ?? {}
  addOrders(traffic, `${first}\n${last}`, [sign, sign * fact.gross_minor, sign * fact.net_minor])
  const { hour } = fact
  if (hour !== undefined) traffic.order_hours[hour] = (traffic.order_hours[hour] ?? 0) + sign
}

/** Adds `more` to `traffic`, and leaves out what comes to nothing. */
export function addTraffic(traffic: Traffic, more: Traffic): void {
  for (const [kind, sets] of Object.entries(more.visits)) {
    for (const [steps, count] of Object.entries(sets)) addSteps(traffic, kind, Number(steps), count)
  }
  for (const [key, sums] of Object.entries(more.sources)) addSource(traffic, key, sums)
  for (const [key, sums] of Object.entries(more.orders)) addOrders(traffic, key, sums)
  for (let hour = 0; hour < 24; hour++) {
    traffic.visit_hours[hour] = (traffic.visit_hours[hour] ?? 0) + (more.visit_hours[hour] ?? 0)
    traffic.order_hours[hour] = (traffic.order_hours[hour] ?? 0) + (more.order_hours[hour] ?? 0)
  }
}

function addSteps({ visits }: Traffic, kind: string, steps: number, count: number): void {
  const sets = visits[kind] ?? {}
  visits[kind] = sets
  const sum = (sets[steps] ?? 0) + count
  if (sum === 0) delete sets[steps]
  else sets[steps] = sum
  if (Object.keys(sets).length === 0) delete visits[kind]
}

function addSource({ sources }: Traffic, key: string, [visits, ordered]: [number, number]): void {
  const channel = key.slice(0, key.indexOf('\n'))
  const isFull = !(key in sources) && Object.keys(sources).length >= mostSources
  const place = isFull ? `${channel}\nother\n\n` : key
  const known = sources[place] ?? [0, 0]
  const sum: [number, number] = [known[0] + visits, known[1] + ordered]
  if (sum[0] === 0 && sum[1] === 0) delete sources[place]
  else sources[place] = sum
}

function addOrders({ orders }: Traffic, key: string, [count, gross, net]: OrderSums): void {
  const known = orders[key] ?? [0, 0, 0]
  const sum: OrderSums = [known[0] + count, known[1] + gross, known[2] + net]
  if (sum.every((value) => value === 0)) delete orders[key]
  else orders[key] = sum
}
