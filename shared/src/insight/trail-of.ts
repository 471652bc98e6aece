import type { OrderFact } from '../customer/fact.ts'
import type { TrailOrder } from './trail.ts'

const dayMs = 86_400_000

/** An order that was not cancelled, as a trail keeps it; `wordOf` gives a word its number. */
export function trailOrderOf(fact: OrderFact, wordOf: (word: string) => number): TrailOrder {
  const { lines, attributed, refund_minor: refund = 0, discount_minor: discount = 0 } = fact
  const number = (word: string | undefined) => (word === undefined ? 0 : wordOf(word))
  const parts = new Map<string, TrailOrder['parts'][number]>()
  let toldCost = 0
  let toldTotal = 0
  for (const { category, brand, total_minor, cost_minor } of lines ?? []) {
    const key = `${category ?? ''}\n${brand ?? ''}`
    const known = parts.get(key)
    if (known) known[2] += total_minor
    else parts.set(key, [number(category), number(brand), total_minor])
    if (cost_minor === undefined) continue
    toldCost += cost_minor
    toldTotal += total_minor
  }
  const shelves = new Map<string, number>()
  for (const { placement, amount_minor } of attributed) {
    shelves.set(placement, (shelves.get(placement) ?? 0) + amount_minor)
  }
  return {
    day: Math.round(Date.parse(`${fact.day}T00:00:00Z`) / dayMs),
    gross: fact.gross_minor,
    net: fact.net_minor,
    discount,
    refund,
    hasLines: lines !== undefined,
    isReduced: lines?.some(({ reduced }) => reduced) ?? false,
    isTroubled: refund > 0 || fact.problems !== undefined,
    toldCost,
    toldTotal,
    parts: [...parts.values()],
    attributed: [...shelves].map(([placement, amount]) => [wordOf(placement), amount]),
  }
}
