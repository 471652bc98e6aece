import { monthlyBill } from './bill.ts'
import { type Busy, busiestOf, kindOf } from './busiest.ts'
import type { PeakLoad } from './meter.ts'
import { peakLoad } from './peak.ts'
import { storedBytes } from './stored.ts'
import { typicalVisits } from './visits.ts'

/** The busiest day has twice the events of a mean one, its busiest hour 2.2 times its mean hour. */
const peakFactor = 2 * 2.2
const secondsAMonth = 30.4 * 86_400
/** One isolate of the Worker answers so many requests a second; more requests, more isolates. */
const requestsPerIsolate = 50
/** The most shards and relays that a store may have (`shared/src/wire/capacity.ts`). */
const most = 64
/** Of what an object takes, so much may be asked of it. */
export const allowedLoad = 0.5

/** What a store of one size needs, and what that costs. */
export interface Size {
  events_per_month: number
  peak_events_per_s: number
  products: number
  index_shards: number
  insight_relays: number
  /** Which object is asked for most of its soft limit, and for how much. */
  hottest: string
  hottest_rps: number
  hottest_load: number
  /** The same by the lowest figure published for each kind of work. */
  strictest: string
  strict_load: number
  busiest: Record<string, { rps: number; load: number; strict: number }>
  /** Flushes a second that reach Insights gathered. */
  gathered_per_s: number
  usd_per_month: number
  stored_gb: number
  insights_gb: number
  index_shard_gb: number
  visitor_days: number
  fits: boolean
}

/**
 * The fewest shards and relays with which every object stays under half of what it takes by the lowest figures; the most
 * there are where that cannot be had.
 */
export function sized(events: number, publishDelayMs = 1_000): Size {
  const products = Math.min(100_000, Math.max(200, Math.round(events / 1_000)))
  const visits = typicalVisits(products)
  const viewsPerS = (events / secondsAMonth) * peakFactor
  const isolates = Math.max(1, Math.ceil((2 * viewsPerS) / requestsPerIsolate))
  for (let shards = leastShards(viewsPerS), relays = 0; ; ) {
    const load = peakLoad({ viewsPerS, visits, products, shards, relays, isolates, publishDelayMs })
    const busiest = busiestOf(load)
    const isHot = (kind: string) =>
      busiest.some(({ object, strict }) => kindOf(object) === kind && strict >= allowedLoad)
    const needsShards = isHot('SessionIndex') && shards < most
    const needsRelays = (relays === 0 ? isHot('Insights') : isHot('Relay')) && relays < most
    if (!needsShards && !needsRelays)
      return result({ events, viewsPerS, products, shards, relays, load, busiest })
    if (needsShards) shards *= 2
    if (needsRelays) relays = relays === 0 ? 4 : 2 * relays
  }
}

/** Fewer would not do: almost every view is told to one shard at least, and 100 a second are half of the lowest figure. */
function leastShards(viewsPerS: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(viewsPerS / 120)))
}

interface Found {
  events: number
  viewsPerS: number
  products: number
  shards: number
  relays: number
  load: PeakLoad
  busiest: Busy[]
}

function result({ events, viewsPerS, products, shards, relays, load, busiest }: Found): Size {
  const nothing: Busy = { object: 'none', rps: 0, load: 0, strict: 0 }
  const [strictest = nothing] = busiest
  const [hottest = nothing] = busiest.toSorted((a, b) => b.load - a.load)
  const stored = storedBytes({ events, products, shards })
  return {
    events_per_month: events,
    peak_events_per_s: round(viewsPerS, 3),
    products,
    index_shards: shards,
    insight_relays: relays,
    hottest: hottest.object,
    hottest_rps: round(hottest.rps, 1),
    hottest_load: round(hottest.load, 3),
    strictest: strictest.object,
    strict_load: round(strictest.strict, 3),
    busiest: Object.fromEntries(
      busiest.map(({ object, rps, load, strict }) => [
        kindOf(object),
        { rps: round(rps, 2), load: round(load, 3), strict: round(strict, 3) },
      ]),
    ),
    gathered_per_s: round((load.requests.get('Insights')?.gathered ?? 0) / load.seconds, 1),
    usd_per_month: round(monthlyBill(events, load, stored.total), 2),
    stored_gb: round(stored.total / 1e9, 2),
    insights_gb: round(stored.insights / 1e9, 3),
    index_shard_gb: round(stored.indexShard / 1e9, 3),
    visitor_days: stored.visitorDays,
    fits: stored.fits,
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
