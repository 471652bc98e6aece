import { Accumulator } from './accumulator.ts'
import type { Posting } from './posting.ts'

/** By how many other products an order held: in a long one, that two stand together says less (1 / √others). */
const orderWeights = Float64Array.from({ length: 256 }, (_, others) => Math.max(others, 1) ** -0.5)

/** What was bought in the same orders as one item. */
export interface Companions {
  /** Orders that held the item. */
  orders: number
  /** How many other products such an order held, on average. */
  places: number
  items: Uint32Array
  /** Orders that held both, side by side with `items`. */
  common: Uint32Array
  /** The same, each order counted 1 / √(its other products). */
  weights: Float32Array
}

/** The companions of an item, from the orders in its ring. An order names a product once. */
export function companionsOf(posting: Posting, item: number): Companions {
  let companions = known.get(posting)
  if (!companions) {
    companions = countCompanions(posting, item)
    known.set(posting, companions)
  }
  return companions
}

const known = new WeakMap<Posting, Companions>()

function countCompanions({ size, starts, items }: Posting, item: number): Companions {
  const highest = items.reduce((most, one) => Math.max(most, one), item)
  counts.reserve(highest)
  weighed.reserve(highest)
  for (let e = 0; e < size; e++) {
    const from = starts[e]!
    const to = starts[e + 1]!
    const weight = orderWeights[to - from - 1]!
    for (let i = from; i < to; i++) {
      if (items[i] === item) continue
      counts.add(items[i]!, 1)
      weighed.add(items[i]!, weight)
    }
  }
  const touched = counts.touched.slice(0, counts.count)
  const companions: Companions = {
    orders: size,
    places: size === 0 ? 0 : items.length / size - 1,
    items: touched,
    common: Uint32Array.from(touched, (one) => counts.sums[one]!),
    weights: Float32Array.from(touched, (one) => weighed.sums[one]!),
  }
  counts.clear()
  weighed.clear()
  return companions
}

const counts = new Accumulator()
const weighed = new Accumulator()
