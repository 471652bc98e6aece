import type { IndexStats } from './index-stats.ts'
import type { Posting } from './posting.ts'

const dayS = 86_400

/** What an item's orders say about buying it again. Intervals are logarithms of days. */
export interface Repurchases {
  buyers: number
  /** Buyers who ordered it on two days or more. */
  repeaters: number
  /** Orders after the first of their buyer. */
  repeats: number
  /** Days since their first order, summed over the buyers: how long it could have been bought again. */
  days: number
  intervals: number
  logInterval: number
  logIntervalSquared: number
}

export const noRepurchases: Repurchases = {
  buyers: 0,
  repeaters: 0,
  repeats: 0,
  days: 0,
  intervals: 0,
  logInterval: 0,
  logIntervalSquared: 0,
}

/** Counts an item's repurchases from its ring of baskets. Orders within a day of each other are one. */
export function repurchasesOf({ size, people, times }: Posting, nowS: number): Repurchases {
  const buyers = new Map<number, { first: number; last: number; repeats: number }>()
  const counted = { ...noRepurchases }
  for (let e = 0; e < size; e++) {
    const time = times[e]!
    const buyer = buyers.get(people[e]!)
    if (!buyer) buyers.set(people[e]!, { first: time, last: time, repeats: 0 })
    else if (time - buyer.last >= dayS) {
      const log = Math.log((time - buyer.last) / dayS)
      counted.intervals++
      counted.logInterval += log
      counted.logIntervalSquared += log * log
      buyer.repeats++
      buyer.last = time
    }
  }
  for (const { first, repeats } of buyers.values()) {
    counted.buyers++
    counted.repeaters += repeats > 0 ? 1 : 0
    counted.repeats += repeats
    counted.days += Math.max(0, nowS - first) / dayS
  }
  return counted
}

/** The sum of what several items say: what is usual in a store. */
export function pooled(list: readonly Repurchases[]): Repurchases {
  const sum = { ...noRepurchases }
  for (const one of list) for (const key of keys) sum[key] += one[key]
  return sum
}

const keys = Object.keys(noRepurchases) as (keyof Repurchases)[]

/** How fast an item is bought again, drawn towards what is usual as far as it is known little of. */
export interface Rhythm {
  /** Share of its buyers who bought it again. */
  share: number
  /** Repeats a buyer makes in a day. */
  rate: number
  /** Mean and standard deviation of the logarithm of the days between two orders. */
  logDays: number
  spread: number
}

/** Buyers, buyer-days and intervals that what is usual counts for. */
const prior = { buyers: 5, days: 2_000, intervals: 5 }
/** Where a store knows nothing either: every fiftieth buyer, once in 500 days, a month apart, give or take a factor of e. */
const unknown: Rhythm = { share: 0.02, rate: 0.002, logDays: Math.log(30), spread: 1 }

/** The rhythm of an item, given what is usual among the items it is compared with. */
export function rhythmOf(item: Repurchases, usual: Rhythm = unknown): Rhythm {
  const intervals = item.intervals + prior.intervals
  const logDays = (item.logInterval + prior.intervals * usual.logDays) / intervals
  const squares =
    item.logIntervalSquared + prior.intervals * (usual.spread * usual.spread + usual.logDays * usual.logDays)
  return {
    share: (item.repeaters + prior.buyers * usual.share) / (item.buyers + prior.buyers),
    rate: (item.repeats + prior.days * usual.rate) / (item.days + prior.days),
    logDays,
    spread: Math.sqrt(Math.max(0.04, squares / intervals - logDays * logDays)),
  }
}

/** Intervals of the item that a person's own are weighed against. */
const ownPrior = 3

/** The item's rhythm drawn towards the person's own. `times` are days, oldest first, at least one apart. */
export function ownRhythm(rhythm: Rhythm, days: readonly number[]): Rhythm {
  let sum = ownPrior * rhythm.logDays
  for (let i = 1; i < days.length; i++) sum += Math.log(Math.max(1, days[i]! - days[i - 1]!))
  return { ...rhythm, logDays: sum / (ownPrior + Math.max(0, days.length - 1)) }
}

/** How fitting it is to buy again `days` after the last time, 0 to 1: a log-normal bell around the usual interval. */
export function timeliness({ logDays, spread }: Rhythm, days: number): number {
  const distance = (Math.log(Math.max(0.5, days)) - logDays) / spread
  return Math.exp(-(distance * distance) / 2)
}

/** An item's popularity now against the most popular one's, 0 to 1. */
export function relativePopularity({ level }: Pick<IndexStats, 'level'>): (item: number) => number {
  let highest = highestOf.get(level)
  if (highest === undefined) {
    highest = level.reduce((most, one) => Math.max(most, one), 0)
    highestOf.set(level, highest)
  }
  const most = highest
  return (item) => (level[item] ? 2 ** (level[item]! - most) : 0)
}

const highestOf = new WeakMap<Float32Array, number>()
