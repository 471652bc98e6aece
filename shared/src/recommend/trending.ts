import type { Picked } from './picked.ts'
import type { Posting } from './posting.ts'

/** Hours back that are compared with the time before them. */
const trendHours = [6, 24, 168] as const
/** Fewer people than this make no trend. */
const minPeople = 3
/** An order says as much as this many visits. */
const boughtWeight = 3

export interface TrendInputs {
  items: readonly number[]
  /** Visits and orders of an item. */
  sessions: (item: number) => Posting | undefined
  baskets: (item: number) => Posting | undefined
  /** Epoch milliseconds. */
  now: number
}

/** An item that does better than it used to, over the hours in which that shows most. */
export interface Trend {
  item: number
  hours: number
  people: number
  score: number
}

/**
 * Items that are opened and bought more than they used to be, most surprising first. From the times in an item's
 * rings, over the last 6, 24 and 168 hours: with N visits and orders (an order counting 3) in those hours, and as many
 * expected as its own rate before them gives, E, the score is (N − E) / √(E + 1); an item stands with its best horizon.
 * A full ring that began within the hours says nothing about before, and is not asked about them.
 */
export function trends(inputs: TrendInputs, limit: number): Trend[] {
  const nowS = inputs.now / 1_000
  const found: Trend[] = []
  for (const item of inputs.items) {
    const rings = [
      { ring: inputs.sessions(item), weight: 1 },
      { ring: inputs.baskets(item), weight: boughtWeight },
    ].flatMap(({ ring, weight }) => (ring && ring.size > 0 ? [{ ring, weight }] : []))
    let best: Trend | null = null
    for (const hours of trendHours) {
      const trend = trendOver(item, rings, hours, nowS)
      if (trend && trend.score > (best?.score ?? 0)) best = trend
    }
    if (best) found.push(best)
  }
  return found.sort((a, b) => b.score - a.score).slice(0, limit)
}

/** Trends as picks. */
export function pickTrends(found: readonly Trend[], limit: number): Picked[] {
  return found
    .slice(0, limit)
    .map(({ item, hours, people }) => ({ item, cause: { because: 'trending', hours, people } }))
}

interface WeighedRing {
  ring: Posting
  weight: number
}

/** Entries a ring holds at most: a full one may have forgotten what came before. */
const fullRing = 500
/** Days before the hours that an item's usual rate is taken over, from its first visit: at most, and at least. */
const usualDays = { least: 1, most: 28 }

function trendOver(item: number, rings: readonly WeighedRing[], hours: number, nowS: number): Trend | null {
  const since = nowS - hours * 3_600
  const people = new Set<number>()
  let recent = 0
  let usual = 0
  for (const { ring, weight } of rings) {
    const oldest = ring.times[0]!
    if (ring.size >= fullRing && oldest > since) return null
    const from = Math.max(since - usualDays.most * 86_400, oldest - 1)
    const spanHours = Math.max(usualDays.least * 24, (since - from) / 3_600)
    let before = 0
    for (let e = 0; e < ring.size; e++) {
      const time = ring.times[e]!
      if (time > since) {
        recent += weight
        people.add(ring.people[e]!)
      } else if (time > from) before += weight
    }
    usual += (before / spanHours) * hours
  }
  if (people.size < minPeople || recent <= usual) return null
  return { item, hours, people: people.size, score: (recent - usual) / Math.sqrt(usual + 1) }
}
