import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { EventBatchResult } from '#shared/wire/event'
import type { Overview } from '#shared/wire/insight'
import type { StoreCreated } from '#shared/wire/settings'
import { httpRequest, measureLoad } from '../load/process.ts'
import { openStore } from '../server/open-store.ts'

const products = 2_000
/** Enough that neither side ever waits for the next request: answers leave only when they are durable. */
export const connections = 128

export interface Shop {
  url: string
  port: number
  keys: StoreCreated
}

/** Seconds that count, and seconds of the same load before them. */
export interface Stretch {
  seconds: number
  warmupSeconds: number
}

/** A store with products to look at. */
export async function openShop(url: string): Promise<Shop> {
  const keys = await openStore(url)
  const lines = Array.from({ length: products }, (_, i) =>
    JSON.stringify({ id: `p${i}`, title: `Product ${i}`, url: `/p${i}`, price_minor: 100 }),
  )
  await fetch(`${url}/v1/products`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${keys.secret_key}` },
    body: lines.join('\n'),
  })
  return { url, port: Number(new URL(url).port), keys }
}

/** Shoppers with a profile, and the clocks of what they do next. */
export class Visitors {
  readonly shop: Shop
  readonly #chance: () => number
  readonly #all: { token: string; at: number; views: number }[] = []

  /** @param chance gives numbers from 0 to below 1 */
  constructor(shop: Shop, chance: () => number) {
    this.shop = shop
    this.#chance = chance
  }

  get count(): number {
    return this.#all.length
  }

  /** Makes so many, each with `views` products looked at, and waits until all is told. */
  async make(count: number, views: number): Promise<void> {
    for (let i = 0; i < count; i += 20) {
      const some = Array.from({ length: Math.min(20, count - i) }, async () => {
        const visitor = { token: '', at: Date.now() - earliestMs, views: 0 }
        const { visitor: token, accepted } = await this.post(this.#batch(views, visitor))
        if (!token || accepted < views) throw new Error('a visitor could not be made')
        this.#all.push({ ...visitor, token })
      })
      await Promise.all(some)
    }
    await drained(this.shop)
  }

  /** The next batch of `size` views, of one visitor after the other. */
  next(turn: number, size: number): object {
    return this.#batch(size, this.#all[turn % this.#all.length]!)
  }

  async post(body: object): Promise<EventBatchResult> {
    const answer = await fetch(`${this.shop.url}/v1/events?key=${this.shop.keys.publishable_key}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return (await answer.json()) as EventBatchResult
  }

  /** Visits are as long as in real shops, one after the other as closely as visits can be. */
  #batch(size: number, visitor: { token: string; at: number; views: number }): object {
    const now = Date.now()
    const events = Array.from({ length: size }, () => {
      visitor.at += visitor.views++ % viewsPerVisit === 0 ? gapMs : 10_000
      return {
        id: randomUUID(),
        name: 'view_item',
        at: Math.min(visitor.at, now),
        items: [{ item_id: `p${Math.floor(this.#chance() * products)}` }],
      }
    })
    return { sent_at: now, events, ...(visitor.token ? { visitor: visitor.token } : {}) }
  }
}

const viewsPerVisit = 10
/** A little longer than what parts two visits, and a little less than the oldest an event may be. */
const gapMs = 30 * 60_000 + 1_000
const earliestMs = 71.5 * 3_600_000

/** More than any machine takes in a second. */
const mostPerSecond: Record<number, number> = { 1: 7_000, 10: 4_500 }

/**
 * Batches a second, from the end of the warm-up to the last fact arrived in index and dashboard: those left waiting by
 * the warm-up are sent within the measured time, too.
 */
export async function drainedRate(visitors: Visitors, size: number, stretch: Stretch): Promise<number> {
  const { shop } = visitors
  const path = `/v1/events?key=${shop.keys.publishable_key}`
  const most = (mostPerSecond[size] ?? 2_000) * (stretch.seconds + stretch.warmupSeconds)
  const before = await views(shop)
  const load = await measureLoad({
    ...stretch,
    port: shop.port,
    connections,
    once: true,
    requests: (function* () {
      for (let i = 0; i < most; i++) yield httpRequest('POST', path, JSON.stringify(visitors.next(i, size)))
    })(),
  })
  if (load.failures > 0) throw new Error(`${load.failures} batches were refused: ${load.sample}`)
  await drained(shop, before + (load.warmup_answers + load.answers) * size)
  return load.answers / ((Date.now() - load.began_at) / 1_000)
}

/** Requests a second of a bare object that writes one row, over as many objects as there are visitors. */
export async function bareRate(port: number, visitors: Visitors, stretch: Stretch): Promise<number> {
  const body = JSON.stringify(visitors.next(0, 1))
  const requests = Array.from({ length: visitors.count }, (_, i) => httpRequest('POST', `/row-${i}`, body))
  return (await measureLoad({ ...stretch, port, connections, requests })).rps
}

/** Resolves when so many views have arrived; with no number, when no more arrive. */
export async function drained(shop: Shop, expected?: number): Promise<void> {
  let last = -1
  for (let tries = 0; tries < 600; tries++) {
    await wait(expected === undefined ? 2_500 : 50)
    const now = await views(shop)
    if (expected === undefined ? now === last : now >= expected) return
    last = now
  }
  throw new Error(`the outboxes did not drain: ${last} of ${expected} views`)
}

export async function views(shop: Shop): Promise<number> {
  const answer = await fetch(`${shop.url}/v1/insights/overview`, {
    headers: { authorization: `Bearer ${shop.keys.secret_key}` },
  })
  return ((await answer.json()) as Overview).totals.views
}
