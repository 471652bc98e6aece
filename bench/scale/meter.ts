import { budgets } from '../../worker/src/read/budgets.ts'
import { type Asked, nothingAsked, type Work } from './object-limits.ts'

/** Requests of the stretch that was watched, by object. */
export interface PeakLoad {
  seconds: number
  views: number
  /** What was asked of each object that more than one person calls, by its name. */
  requests: Map<string, Asked>
  /** Of all Customer objects together. */
  customerRequests: number
  flushes: number
}

const gatherMs = 200
const digestMs = 60_000

/** What one isolate holds, as `shard-view.ts` and `catalogue-view.ts` hold it. */
export interface Isolate {
  /** By shard: when it was last asked what changed, and the rings it holds. */
  rings: Map<number, { checkedAt: number; held: Set<number> }>
  products: Set<number>
  productsAt: number
  popularAt: number
  statsAt: number
  settingsAt: number
}

/** Counts requests by object, and keeps what isolates hold. */
export class Meter {
  isCounting = false
  readonly #setup: { shards: number }
  readonly #load: Omit<PeakLoad, 'seconds'> = {
    views: 0,
    requests: new Map(),
    customerRequests: 0,
    flushes: 0,
  }
  readonly #changedAt = new Map<number, number>()
  readonly #gathering = new Map<number, number>()
  #lastDigest = 0

  constructor(setup: { shards: number }, isolates: readonly Isolate[]) {
    this.#setup = setup
    for (const isolate of isolates)
      isolate.statsAt = -Math.floor(scatteredShare(1, isolates.indexOf(isolate)) * budgets.statsMs)
  }

  call(object: string, work: Work): void {
    if (this.isCounting) this.#of(object)[work]++
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
    this.call('Insights', 'storing')
    for (let shard = 0; shard < this.#setup.shards; shard++) this.call(`SessionIndex ${shard}`, 'storing')
  }

  /** One call to a relay; one from it to Insights for all that came within the gathering, each a row there. */
  relayed(relay: number, at: number): void {
    this.call(`Relay ${relay}`, 'passing')
    if (this.isCounting) this.#of('Insights').gathered++
    if (at - (this.#gathering.get(relay) ?? Number.NEGATIVE_INFINITY) < gatherMs) return
    this.#gathering.set(relay, at)
    this.call('Insights', 'storing')
  }

  /** What a shelf's request asks of the objects that are everybody's. */
  shelf(isolate: Isolate, at: number, items: readonly number[]): void {
    const { shards } = this.#setup
    if (at - isolate.settingsAt >= 10_000) {
      isolate.settingsAt = at
      this.call('Store', 'answering')
    }
    for (const shard of new Set(items.map((item) => item % shards))) this.#rings(isolate, shard, items, at)
    const isUnknown = items.some((item) => !isolate.products.has(item))
    if (at - isolate.productsAt >= budgets.productMs) {
      isolate.productsAt = at
      this.call('Catalogue', 'answering')
    }
    if (isUnknown) this.call('Catalogue', 'answering')
    for (const item of items) isolate.products.add(item)
    for (const [kind, every] of [
      ['popularAt', budgets.popularMs],
      ['statsAt', budgets.statsMs],
    ] as const) {
      if (at - isolate[kind] < every) continue
      isolate[kind] = at
      for (let shard = 0; shard < shards; shard++) this.call(`SessionIndex ${shard}`, 'answering')
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
      this.call(`SessionIndex ${shard}`, 'answering')
      // What is missing comes along with the news; what the news drops is fetched after it.
      for (const item of own) held.add(item)
      for (const item of held)
        if ((this.#changedAt.get(item) ?? Number.NEGATIVE_INFINITY) > view.checkedAt) held.delete(item)
      view.checkedAt = at
    }
    if (own.every((item) => held.has(item))) return
    this.call(`SessionIndex ${shard}`, 'answering')
    for (const item of own) held.add(item)
  }

  load(seconds: number): PeakLoad {
    return { seconds, ...this.#load }
  }

  #of(object: string): Asked {
    const { requests } = this.#load
    const asked = requests.get(object) ?? nothingAsked()
    requests.set(object, asked)
    return asked
  }
}

/** One that has just begun and holds nothing. */
export function newIsolate(): Isolate {
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

/** 0 to below 1, the same for the same two numbers. */
export function scatteredShare(a: number, b: number): number {
  return (Math.imul(Math.imul(a, 0x9e37_79b1) ^ (b + 1), 0x85eb_ca6b) >>> 0) / 4_294_967_296
}
