import {
  afterFlush,
  type FlushPace,
  flushTime,
  restedPace,
} from '../../worker/src/objects/customer/flush-pace.ts'
import { budgets } from '../../worker/src/read/budgets.ts'
import { seeded } from '../sessions/session-data.ts'

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

/** Requests of the stretch that was watched, by object. */
export interface PeakLoad {
  seconds: number
  views: number
  /** Requests of each object that more than one person calls, by its name. */
  requests: Map<string, number>
  /** Of all Customer objects together. */
  customerRequests: number
  flushes: number
}

/** Between two views of one shopper, and how many visits in a hundred end in an order. */
const gapMs = 20_000
const buyersPercent = 3
/** The beginning is not counted: caches fill, and the first visits are not under way yet. */
const warmMs = 120_000
const watchedMs = 60_000
const gatherMs = 200
/** What a shelf looks into: the last products of the visit. */
const lookedInto = 10
const digestMs = 60_000

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

/** What one isolate holds, as `shard-view.ts` and `catalogue-view.ts` hold it. */
interface Isolate {
  /** By shard: when it was last asked what changed, and the rings it holds. */
  rings: Map<number, { checkedAt: number; held: Set<number> }>
  products: Set<number>
  productsAt: number
  popularAt: number
  statsAt: number
  settingsAt: number
}

/**
 * Two minutes to warm up and one that counts of a peak hour, with the product's own pace of telling and its own times
 * of believing: who calls which object how often. Everything else (computing, the network) takes no time.
 */
export function peakLoad(setup: PeakSetup): PeakLoad {
  const chance = seeded(11)
  const queue = new Timeline()
  const isolates = Array.from({ length: setup.isolates }, newIsolate)
  const meter = new Meter(setup, isolates)
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

function view({ at, visit }: Happening, queue: Timeline, meter: Meter, setup: PeakSetup): void {
  const item = visit.items[visit.seen.length]!
  visit.seen.push(item)
  meter.views(1)
  meter.customer()
  meter.shelf(visit.isolate, at, visit.seen.slice(-lookedInto))
  const isLast = visit.seen.length === visit.items.length
  const isOrder = isLast && visit.isBuyer
  if (isOrder) {
    meter.customer()
    meter.call(`Directory ${visit.person % 8}`)
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
  if (setup.relays === 0) meter.call('Insights')
  else meter.relayed(visit.person % setup.relays, at)
  for (const shard of new Set(visit.seen.map((item) => item % setup.shards)))
    meter.call(`SessionIndex ${shard}`)
  for (const item of visit.seen) meter.changed(item, at)
}

/** Counts requests by object, and keeps what isolates hold. */
class Meter {
  isCounting = false
  readonly #setup: PeakSetup
  readonly #load: Omit<PeakLoad, 'seconds'> = {
    views: 0,
    requests: new Map(),
    customerRequests: 0,
    flushes: 0,
  }
  readonly #changedAt = new Map<number, number>()
  readonly #gathering = new Map<number, number>()
  #lastDigest = 0

  constructor(setup: PeakSetup, isolates: readonly Isolate[]) {
    this.#setup = setup
    for (const isolate of isolates)
      isolate.statsAt = -Math.floor(scatteredShare(1, isolates.indexOf(isolate)) * budgets.statsMs)
  }

  call(object: string): void {
    if (!this.isCounting) return
    const { requests } = this.#load
    requests.set(object, (requests.get(object) ?? 0) + 1)
  }

  customer(): void {
    if (this.isCounting) this.#load.customerRequests++
  }

  views(count: number): void {
    if (this.isCounting) this.#load.views += count
  }

  flush(): void {
    if (this.isCounting) this.#load.flushes++
  }

  changed(item: number, at: number): void {
    this.#changedAt.set(item, at)
    if (at - this.#lastDigest < digestMs) return
    this.#lastDigest = at
    this.call('Insights')
    for (let shard = 0; shard < this.#setup.shards; shard++) this.call(`SessionIndex ${shard}`)
  }

  /** One call to a relay; one from it to Insights for all that came within the gathering. */
  relayed(relay: number, at: number): void {
    this.call(`Relay ${relay}`)
    if (at - (this.#gathering.get(relay) ?? Number.NEGATIVE_INFINITY) < gatherMs) return
    this.#gathering.set(relay, at)
    this.call('Insights')
  }

  /** What a shelf's request asks of the objects that are everybody's. */
  shelf(isolate: Isolate, at: number, items: readonly number[]): void {
    const { shards } = this.#setup
    if (at - isolate.settingsAt >= 10_000) {
      isolate.settingsAt = at
      this.call('Store')
    }
    for (const shard of new Set(items.map((item) => item % shards))) this.#rings(isolate, shard, items, at)
    const isUnknown = items.some((item) => !isolate.products.has(item))
    if (at - isolate.productsAt >= budgets.productMs) {
      isolate.productsAt = at
      this.call('Catalogue')
    }
    if (isUnknown) this.call('Catalogue')
    for (const item of items) isolate.products.add(item)
    for (const [kind, every] of [
      ['popularAt', budgets.popularMs],
      ['statsAt', budgets.statsMs],
    ] as const) {
      if (at - isolate[kind] < every) continue
      isolate[kind] = at
      for (let shard = 0; shard < shards; shard++) this.call(`SessionIndex ${shard}`)
    }
  }

  #rings(isolate: Isolate, shard: number, items: readonly number[], at: number): void {
    let view = isolate.rings.get(shard)
    if (!view) {
      view = { checkedAt: Number.NEGATIVE_INFINITY, held: new Set() }
      isolate.rings.set(shard, view)
    }
    const { held } = view
    const own = items.filter((item) => item % this.#setup.shards === shard)
    if (at - view.checkedAt >= budgets.postingMs) {
      this.call(`SessionIndex ${shard}`)
      // What is missing comes along with the news; what the news drops is fetched after it.
      for (const item of own) held.add(item)
      for (const item of held)
        if ((this.#changedAt.get(item) ?? Number.NEGATIVE_INFINITY) > view.checkedAt) held.delete(item)
      view.checkedAt = at
    }
    if (own.every((item) => held.has(item))) return
    this.call(`SessionIndex ${shard}`)
    for (const item of own) held.add(item)
  }

  load(seconds: number): PeakLoad {
    return { seconds, ...this.#load }
  }
}

/** Happenings in order of time: a heap. */
class Timeline {
  readonly #heap: Happening[] = []

  add(one: Happening): void {
    const heap = this.#heap
    let place = heap.push(one) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (heap[parent]!.at <= one.at) break
      heap[place] = heap[parent]!
      place = parent
    }
    heap[place] = one
  }

  next(): Happening | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && heap[child + 1]!.at < heap[child]!.at) child++
      if (heap[child]!.at >= last.at) break
      heap[place] = heap[child]!
      place = child
    }
    heap[place] = last
    return first
  }
}

function newIsolate(): Isolate {
  const never = Number.NEGATIVE_INFINITY
  return {
    rings: new Map(),
    products: new Set(),
    productsAt: never,
    popularAt: never,
    statsAt: never,
    settingsAt: never,
  }
}

/** A product's number has nothing to do with how often it is asked for. */
function scattered(item: number): number {
  return Math.imul(item, 0x9e37_79b1) >>> 8
}

/** 0 to below 1, the same for the same two numbers. */
function scatteredShare(a: number, b: number): number {
  return (Math.imul(Math.imul(a, 0x9e37_79b1) ^ (b + 1), 0x85eb_ca6b) >>> 0) / 4_294_967_296
}
