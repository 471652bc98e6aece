import { Accumulator } from './accumulator.ts'
import { type Companions, companionsOf } from './companions.ts'
import type { IndexStats } from './index-stats.ts'
import type { Picked } from './picked.ts'
import { countPeople, countPeopleWith, type Posting } from './posting.ts'
import { Top } from './top.ts'

/** Fewer common orders than this are taken for chance. */
export const minCommonOrders = 2

export interface TogetherInputs {
  /** Items bought or about to be. */
  subjects: readonly number[]
  /** The orders that held an item. */
  baskets: (item: number) => Posting | undefined
  stats: Pick<IndexStats, 'bought'>
}

/** An item tied to the subjects, with the subject it is most strongly tied to. */
export interface Tie {
  item: number
  score: number
  subject: number
}

/**
 * The `limit` items most strongly tied to the subjects by common orders. With w the common orders of x and y, each
 * counted 1 / √(n − 1) for its n products, the tie is (w / √(orders(x) · orders(y)))^1.25, a cosine that long orders
 * blur less, summed over the subjects. Fewer than two common orders are no tie.
 *
 * @param onlyAboveChance an item stays only when it shares more orders with a subject, then named, than chance gives
 */
export function ties(inputs: TogetherInputs, onlyAboveChance: boolean, limit: number): Tie[] {
  const { baskets, stats } = inputs
  const subjects = new Set(inputs.subjects)
  const lines = linesOf(stats)
  for (const subject of subjects) {
    const posting = baskets(subject)
    if (!posting || posting.size === 0) continue
    const { items, strengths, isAbove } = tiesOf(
      companionsOf(posting, subject),
      stats,
      onlyAboveChance && lines,
    )
    addAll(all, items, strengths, subject)
    if (onlyAboveChance) {
      addAll(
        named,
        items.filter((_, i) => isAbove[i] === 1),
        strengths.filter((_, i) => isAbove[i] === 1),
        subject,
      )
    }
  }
  const told = onlyAboveChance ? named : all
  const top = new Top(limit)
  for (let i = 0; i < told.count; i++) {
    const item = told.touched[i]!
    if (!subjects.has(item)) top.offer(item, all.sums[item]!)
  }
  const found = top.list().map(({ item, score }) => ({ item, score, subject: told.loudest[item]! }))
  all.clear()
  named.clear()
  return found
}

/** The ties of one subject: with `lines` (everything bought), also whether each is above chance. */
function tiesOf(
  { items, common, weights, orders, places }: Companions,
  stats: TogetherInputs['stats'],
  lines: number | false,
): { items: Uint32Array; strengths: Float32Array; isAbove: Uint8Array } {
  const kept = new Uint32Array(items.length)
  const strengths = new Float32Array(items.length)
  const isAbove = new Uint8Array(items.length)
  let count = 0
  for (let i = 0; i < items.length; i++) {
    const both = common[i]!
    if (both < minCommonOrders) continue
    const item = items[i]!
    const bought = stats.bought[item] ?? 0
    kept[count] = item
    // The counts are older than the orders: what they do not know yet is rare.
    strengths[count] = tieStrength(weights[i]!, orders, Math.max(bought, both))
    if (lines !== false && both > expectedOrders(orders, places, bought / lines)) isAbove[count] = 1
    count++
  }
  return {
    items: kept.subarray(0, count),
    strengths: strengths.subarray(0, count),
    isAbove: isAbove.subarray(0, count),
  }
}

/** A cosine raised to 1.25, so that few strong ties count for more than many weak ones. */
export function tieStrength(weight: number, ofOne: number, ofOther: number): number {
  const cosine = weight / Math.sqrt(ofOne * ofOther)
  return cosine * Math.sqrt(Math.sqrt(cosine))
}

/**
 * Common orders that chance alone would give: in each of `orders`, each of the other `places` is this item with
 * probability `share`, its share of everything bought. (By Jensen's inequality the mean number of places gives no less
 * than the orders one by one would, so what is above it is above chance.)
 */
export function expectedOrders(orders: number, places: number, share: number): number {
  return orders * (1 - (1 - Math.min(1, share)) ** places)
}

/** Ties as picks: how many of the people who bought the named subject bought the item with it. */
export function pickTies(found: readonly Tie[], { baskets }: TogetherInputs): Picked[] {
  const people = new Map<number, number>()
  const all = new Map<number, number>()
  for (const subject of new Set(found.map((tie) => tie.subject))) {
    const posting = baskets(subject)!
    const items = found.filter((tie) => tie.subject === subject).map(({ item }) => item)
    const counts = countPeopleWith(posting, items)
    items.forEach((item, i) => {
      people.set(item, counts[i]!)
    })
    all.set(subject, countPeople(posting))
  }
  return found.map(({ item, subject }) => ({
    item,
    cause: { because: 'bought_together', item: subject, people: people.get(item)!, of: all.get(subject)! },
  }))
}

function addAll(into: Accumulator, items: Uint32Array, strengths: Float32Array, subject: number): void {
  into.reserve(items.reduce((most, item) => Math.max(most, item), 0))
  into.addAll(items, strengths, 1, subject)
}

const all = new Accumulator()
const named = new Accumulator()

/** Everything ever bought, in order lines; at least 1. */
function linesOf(stats: Pick<IndexStats, 'bought'>): number {
  let lines = linesKnown.get(stats.bought)
  if (lines === undefined) {
    lines = Math.max(
      1,
      stats.bought.reduce((sum, count) => sum + count, 0),
    )
    linesKnown.set(stats.bought, lines)
  }
  return lines
}

const linesKnown = new WeakMap<Uint32Array, number>()
