import {
  afterFlush,
  type FlushPace,
  flushTime,
  restedPace,
} from '../../worker/src/objects/customer/flush-pace.ts'
import { seeded } from '../sessions/session-data.ts'
import { type Isolate, Meter, newIsolate, type PeakLoad, scatteredShare } from './meter.ts'
import { Timeline } from './timeline.ts'

/** What is decided about a store's size, and what is asked of it. */
export interface PeakSetup {
  /** Product views a second. */
  viewsPerS: number
  /** Visits to draw from: the products that each opens. */
  visits: readonly (readonly number[])[]
  products: number
  shards: number
  relays: number
  /** Isolates of the Worker that share the requests. */
  isolates: number
  publishDelayMs: number
}

/** Between two views of one shopper, and how many visits in a hundred end in an order. */
const gapMs = 20_000
const buyersPercent = 3
/** The beginning is not counted: caches fill, and the first visits are not under way yet. */
const warmMs = 120_000
const watchedMs = 60_000
/** What a shelf looks into: the last products of the visit. */
const lookedInto = 10
/** What an isolate has served before, in seconds; and products it has room for: 16 MB at some 1,300 bytes a card. */
const servedBeforeS = 1_800
const mostProducts = 12_000

type Happening = { at: number; visit: Visit; what: 'view' | 'flush' }

interface Visit {
  items: readonly number[]
  seen: number[]
  isolate: Isolate
  pace: FlushPace
  flushAt: number | null
  isBuyer: boolean
  person: number
}

/**
 * Two minutes to warm up and one that counts of a peak hour, with the product's own pace of telling and its own times
 * of believing: who calls which object how often. Everything else (computing, the network) takes no time, and no product
 * changes: isolates know what was opened through them in the half hour before.
 */
export function peakLoad(setup: PeakSetup): PeakLoad {
  const chance = seeded(11)
  const queue = new Timeline<Happening>()
  const isolates = Array.from({ length: setup.isolates }, newIsolate)
  const meter = new Meter(setup, isolates)
  for (const isolate of isolates) serveBefore(isolate, setup, chance)
  const end = warmMs + watchedMs
  const meanViews = setup.visits.reduce((sum, { length }) => sum + length, 0) / setup.visits.length
  const visitsPerMs = setup.viewsPerS / meanViews / 1_000
  // Visits that began before are under way when the watching begins: some begin as long before as the longest lasts.
  let person = 0
  for (let at = 0; at < end; at += -Math.log(1 - chance()) / visitsPerMs) {
    const visit: Visit = {
      items: setup.visits[Math.floor(chance() * setup.visits.length)]!.map((item) => scattered(item)),
      seen: [],
      isolate: isolates[Math.floor(chance() * isolates.length)]!,
      pace: restedPace,
      flushAt: null,
      isBuyer: chance() * 100 < buyersPercent,
      person: ++person,
    }
    queue.add({ at, visit, what: 'view' })
  }
  for (let next = queue.next(); next && next.at < end; next = queue.next()) {
    meter.isCounting = next.at >= warmMs
    if (next.what === 'view') view(next, queue, meter, setup)
    else flush(next, meter, setup)
  }
  return meter.load(watchedMs / 1_000)
}

/** Fills an isolate with the products that were opened through it before, as far as it has room. */
function serveBefore({ products }: Isolate, setup: PeakSetup, chance: () => number): void {
  let views = (servedBeforeS * setup.viewsPerS) / setup.isolates
  while (views > 0 && products.size < mostProducts) {
    const visit = setup.visits[Math.floor(chance() * setup.visits.length)]!
    for (const item of visit) products.add(scattered(item))
    views -= visit.length
  }
}

function view({ at, visit }: Happening, queue: Timeline<Happening>, meter: Meter, setup: PeakSetup): void {
  const item = visit.items[visit.seen.length]!
  visit.seen.push(item)
  meter.views(1)
  meter.customer()
  meter.shelf(visit.isolate, at, visit.seen.slice(-lookedInto))
  const isLast = visit.seen.length === visit.items.length
  const isOrder = isLast && visit.isBuyer
  if (isOrder) {
    meter.customer()
    meter.call(`Directory ${visit.person % 8}`, 'storing')
    visit.flushAt = null // with the order at once
    flush({ at, visit, what: 'flush' }, meter, setup)
  } else if (visit.flushAt === null) {
    const { at: due } = flushTime(visit.pace, { now: at, delayMs: setup.publishDelayMs, waiting: 1 })
    visit.flushAt = due
    queue.add({ at: due, visit, what: 'flush' })
  }
  if (!isLast)
    queue.add({
      at: at + gapMs * (0.5 + scatteredShare(visit.person, visit.seen.length)),
      visit,
      what: 'view',
    })
}

/** The alarm, and one call to each receiver. */
function flush({ at, visit }: Happening, meter: Meter, setup: PeakSetup): void {
  visit.flushAt = null
  visit.pace = afterFlush(visit.pace, { now: at, delayMs: setup.publishDelayMs, isFree: false })
  meter.flush()
  meter.customer()
  if (setup.relays === 0) meter.call('Insights', 'storing')
  else meter.relayed(visit.person % setup.relays, at)
  for (const shard of new Set(visit.seen.map((item) => item % setup.shards)))
    meter.call(`SessionIndex ${shard}`, 'storing')
  for (const item of visit.seen) meter.changed(item, at)
}

/** A product's number has nothing to do with how often it is asked for. */
function scattered(item: number): number {
  return Math.imul(item, 0x9e37_79b1) >>> 8
}
