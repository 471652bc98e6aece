import { Accumulator } from './accumulator.ts'
import type { IndexStats } from './index-stats.ts'
import type { Picked } from './picked.ts'
import { countPeople, type Posting } from './posting.ts'
import { Top } from './top.ts'

/** Fewer common orders than this are taken for chance. */
export const minCommonOrders = 2

/** Added to the expected number of common orders, so that rare items do not win by one lucky order. */
const shrinkage = 1

export interface BoughtTogetherInputs {
  /** Items bought or about to be. */
  subjects: readonly number[]
  /** The orders that held an item. */
  baskets: (item: number) => Posting | undefined
  stats: IndexStats
}

/**
 * Items that share orders with the subjects more often than chance would have it. With N common orders of x and y and
 * E = Σ over the orders c of x of 1 − (1 − P(y))^(|c| − 1) expected ones, an item's score is (N − E) / √(E + 1),
 * summed over the subjects; what is not above chance, or common to fewer than two orders, is left out.
 */
export function boughtTogether(inputs: BoughtTogetherInputs, limit: number): Picked[] {
  const subjects = [...new Set(inputs.subjects)]
  const total = new Map<number, number>()
  const best = new Map<number, { subject: number; score: number }>()
  for (const subject of subjects) {
    const posting = inputs.baskets(subject)
    if (!posting) continue
    for (const [item, score] of scoreCompanions(posting, subject, inputs.stats)) {
      if (subjects.includes(item)) continue
      total.set(item, (total.get(item) ?? 0) + score)
      if (score > (best.get(item)?.score ?? 0)) best.set(item, { subject, score })
    }
  }
  const top = new Top(limit)
  for (const [item, score] of total) top.offer(item, score)
  return top.list().map(({ item }) => {
    const subject = best.get(item)!.subject
    const posting = inputs.baskets(subject)!
    const people = countPeople(posting, item)
    return { item, cause: { because: 'bought_together', item: subject, people, of: countPeople(posting) } }
  })
}

function scoreCompanions(posting: Posting, subject: number, stats: IndexStats): Map<number, number> {
  const lengths = countCompanions(posting, subject)
  const scores = new Map<number, number>()
  for (let i = 0; i < scratch.count; i++) {
    const item = scratch.touched[i]!
    const common = scratch.sums[item]!
    if (common < minCommonOrders) continue
    const expected = expectedOrders(
      lengths,
      Math.min(1, (stats.bought[item] ?? 0) / Math.max(stats.orders, 1)),
    )
    if (common > expected) scores.set(item, (common - expected) / Math.sqrt(expected + shrinkage))
  }
  scratch.clear()
  return scores
}

/** Leaves the number of common orders in `scratch`; returns how many orders have how many companions. */
function countCompanions({ size, starts, items }: Posting, subject: number): Map<number, number> {
  const lengths = new Map<number, number>()
  for (let e = 0; e < size; e++) {
    const basket = new Set(items.subarray(starts[e]!, starts[e + 1]!))
    basket.delete(subject)
    lengths.set(basket.size, (lengths.get(basket.size) ?? 0) + 1)
    for (const item of basket) {
      scratch.reserve(item)
      scratch.add(item, 1)
    }
  }
  return lengths
}

function expectedOrders(lengths: ReadonlyMap<number, number>, probability: number): number {
  let expected = 0
  for (const [length, orders] of lengths) expected += orders * (1 - (1 - probability) ** length)
  return expected
}

const scratch = new Accumulator()
