import { setTimeout as wait } from 'node:timers/promises'
import type { LoadResult } from '../load/generator.ts'
import { measureLoad } from '../load/process.ts'
import { type Shop, shelfRequests } from './shop.ts'

const connections = 16
/** Requests a second at which latencies are compared: far from full. */
const pacedRate = 200
/** Workerd takes an object out of memory when nobody has asked it for some ten seconds. */
const asleepMs = 20_000

export interface RoundOptions {
  seconds: number
  rounds: number
}

/**
 * Shelves for nobody known and for known people beside a bare script, in turns: requests a second with all connections
 * busy, and latencies at 200 requests a second, by when each person's object is awake. Then, once, latencies at the same
 * rate of people whose objects are all asleep: each first has its file opened. Figures are medians over the rounds; the ratios too, each of two loads
 * that followed one another.
 */
export async function measureServing(
  shop: Shop,
  contexts: number[][],
  tokens: string[],
  { seconds, rounds }: RoundOptions,
) {
  const barePort = Number(new URL(shop.server.extraUrls.bare!).port)
  // The bare script gets the very same requests, so that only the answering differs.
  const kinds = {
    bare: { port: barePort, requests: shelfRequests(shop, contexts, []) },
    anonymous: { port: shop.server.port, requests: shelfRequests(shop, contexts, []) },
    known: { port: shop.server.port, requests: shelfRequests(shop, contexts, tokens) },
  }
  const names = Object.keys(kinds) as (keyof typeof kinds)[]
  const busy: Record<keyof typeof kinds, LoadResult[]> = { bare: [], anonymous: [], known: [] }
  const paced: Record<keyof typeof kinds, LoadResult[]> = { bare: [], anonymous: [], known: [] }
  const wakingSeconds = (1.25 * tokens.length) / pacedRate
  for (const name of names) await measureLoad({ ...kinds[name], connections, seconds: 2 })
  for (let i = 0; i < rounds; i++) {
    for (const name of names) busy[name].push(await measureLoad({ ...kinds[name], connections, seconds }))
    for (const name of names) {
      const warmupSeconds = wakingSeconds
      paced[name].push(
        await measureLoad({ ...kinds[name], connections, seconds, warmupSeconds, rate: pacedRate }),
      )
    }
  }
  await wait(asleepMs)
  const waking = await measureLoad({
    ...kinds.known,
    connections,
    seconds: tokens.length / pacedRate,
    rate: pacedRate,
  })
  const all = [...[busy, paced].flatMap((results) => Object.values(results).flat()), waking]
  const of = (results: LoadResult[], key: 'rps' | 'p50_ms' | 'p95_ms' | 'p99_ms') =>
    median(results.map((result) => result[key]))
  const ratioTo = (results: LoadResult[]) => median(results.map(({ rps }, i) => rps / busy.bare[i]!.rps))
  return {
    bare_rps: round(of(busy.bare, 'rps')),
    bare_p99_ms: round(of(busy.bare, 'p99_ms'), 2),
    shelves_rps: round(of(busy.anonymous, 'rps')),
    ratio: round(ratioTo(busy.anonymous), 3),
    p50_ms: round(of(busy.anonymous, 'p50_ms'), 2),
    p95_ms: round(of(busy.anonymous, 'p95_ms'), 2),
    p99_ms: round(of(busy.anonymous, 'p99_ms'), 2),
    known_rps: round(of(busy.known, 'rps')),
    ratio_known: round(ratioTo(busy.known), 3),
    known_p99_ms: round(of(busy.known, 'p99_ms'), 2),
    paced_rps: pacedRate,
    paced_bare_p99_ms: round(of(paced.bare, 'p99_ms'), 2),
    paced_p99_ms: round(of(paced.anonymous, 'p99_ms'), 2),
    paced_known_p99_ms: round(of(paced.known, 'p99_ms'), 2),
    waking_p50_ms: round(waking.p50_ms, 2),
    waking_p99_ms: round(waking.p99_ms, 2),
    products_per_answer: productsIn(busy.anonymous[0]!.sample),
    failures: all.reduce((sum, { failures }) => sum + failures, 0),
  }
}

function productsIn(body: string): number {
  const { shelves } = JSON.parse(body) as { shelves: { products: unknown[] }[] }
  return shelves.reduce((sum, { products }) => sum + products.length, 0)
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0
}

function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits))
}
