import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { EventBatchResult } from '#shared/wire/event'
import type { Overview } from '#shared/wire/insight'
import type { StoreCreated } from '#shared/wire/settings'
import { ensureBundle } from '../scripts/bundle.ts'
import { startWorkerd } from '../scripts/workerd.ts'
import { httpRequest, measureLoad } from './load-process.ts'
import { withRowMeter } from './row-meter.ts'
import { seeded } from './session-data.ts'

/**
 * How fast events are taken: batches of 1 and of 10 over existing visitors, each durable before its answer, with the
 * outbox drained to the index and the dashboard within the measured time, beside a bare object that writes one row a
 * request, over as many existing objects, in the same workerd and the same run. State is in memory.
 */

const usage = 'Usage: npm run bench -- ingest [--json] [--visitors N] [--batches N] [--rounds N]'
/** Enough that neither side ever waits for the next request: answers leave only when they are durable. */
const connections = 128
const products = 2_000

const bareWrite = `
import { DurableObject } from 'cloudflare:workers'
export class Row extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env)
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, body TEXT)')
  }
  write(body) {
    this.ctx.storage.sql.exec('INSERT OR REPLACE INTO row (id, body) VALUES (1, ?)', body)
    return 'ok'
  }
}
export default {
  async fetch(request, env) {
    const name = new URL(request.url).pathname
    return new Response(await env.ROW.getByName(name).write(await request.text()))
  },
}
`

interface Shop {
  url: string
  port: number
  keys: StoreCreated
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      visitors: { type: 'string', default: '1000' },
      batches: { type: 'string', default: '60000' },
      rounds: { type: 'string', default: '3' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const [visitors, batches, rounds] = [values.visitors, values.batches, values.rounds].map(Number) as [
    number,
    number,
    number,
  ]
  const say = (line: string): void => {
    if (!values.json) console.log(line)
  }
  const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-ingest-'))
  const { path, manifest } = await ensureBundle()
  const server = await startWorkerd({
    dataDir,
    vars: { KINDRED_SECRET: 'bench', DEPLOYMENT_SECRET: 'bench' },
    extraServices: [
      { name: 'bare', source: bareWrite, objects: [{ binding: 'ROW', className: 'Row' }] },
      { name: 'metered', source: withRowMeter(readFileSync(path, 'utf8')), objects: manifest.objects },
    ],
  })
  try {
    const shop = await openShop(server.url, server.port)
    const metered = await openShop(server.extraUrls.metered!, portOf(server.extraUrls.metered!))
    say(`making ${visitors} visitors and as many bare rows …`)
    const tokens = await makeVisitors(shop, visitors)
    const bare = { port: portOf(server.extraUrls.bare!), seconds: 0, once: true, connections }
    await measureLoad({ ...bare, requests: bareRequests(visitors, visitors) })
    const measured = { write: [] as number[], one: [] as number[], ten: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      const write = await measureLoad({ ...bare, requests: bareRequests(batches, visitors) })
      measured.write.push(write.rps)
      measured.one.push(await drainedRate(shop, tokens, batches, 1, round))
      measured.ten.push(await drainedRate(shop, tokens, Math.ceil(batches / 4), 10, round))
      say(
        `round ${round + 1}: ${Object.entries(measured)
          .map(([k, v]) => `${k} ${Math.round(v.at(-1)!)}/s`)
          .join(', ')}`,
      )
    }
    const rows = await countRows(metered, server.extraUrls.metered!)
    const [write, one, ten] = [measured.write, measured.one, measured.ten].map(middle) as [
      number,
      number,
      number,
    ]
    const result = {
      bench: 'ingest',
      visitors,
      write_rps: Math.round(write),
      batches_rps: Math.round(one),
      ratio: round3(one / write),
      batches_of_10_rps: Math.round(ten),
      ratio_of_10: round3(ten / write),
      ...rows,
    }
    say('')
    for (const [name, value] of Object.entries(result)) say(`${name.padEnd(22)} ${value}`)
    if (values.json) console.log(JSON.stringify(result))
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function openShop(url: string, port: number): Promise<Shop> {
  const created = await fetch(`${url}/v1/stores`, {
    method: 'POST',
    headers: { authorization: 'Bearer bench' },
    body: JSON.stringify({ id: 'bench', name: 'Bench', currency: 'EUR' }),
  })
  const keys = (await created.json()) as StoreCreated
  const lines = Array.from({ length: products }, (_, i) =>
    JSON.stringify({ id: `p${i}`, title: `Product ${i}`, url: `/p${i}`, price_minor: 100 }),
  )
  await fetch(`${url}/v1/products`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${keys.secret_key}` },
    body: lines.join('\n'),
  })
  return { url, port, keys }
}

/** Visitors with a profile: two views each. */
async function makeVisitors(shop: Shop, count: number): Promise<string[]> {
  const tokens: string[] = []
  const chance = seeded(3)
  for (let i = 0; i < count; i += 20) {
    const some = Array.from({ length: Math.min(20, count - i) }, () => post(shop, batch(2, chance)))
    for (const { visitor } of await Promise.all(some)) tokens.push(visitor ?? '')
  }
  await drained(shop)
  return tokens
}

/** Batches a second from the first one sent to the last fact arrived. */
async function drainedRate(
  shop: Shop,
  tokens: string[],
  batches: number,
  size: number,
  round: number,
): Promise<number> {
  const chance = seeded(100 + round)
  const path = `/v1/events?key=${shop.keys.publishable_key}`
  const requests = Array.from({ length: batches }, (_, i) =>
    httpRequest('POST', path, JSON.stringify(batch(size, chance, tokens[i % tokens.length]))),
  )
  const before = await views(shop)
  const started = performance.now()
  const load = await measureLoad({ port: shop.port, connections, seconds: 0, once: true, requests })
  const loadS = load.answers / load.rps
  const startup = (performance.now() - started) / 1_000 - loadS
  if (load.failures > 0) throw new Error(`${load.failures} batches were refused: ${load.sample}`)
  await drained(shop, before + batches * size)
  // The load process's own start is not the server's time.
  return batches / ((performance.now() - started) / 1_000 - startup)
}

async function drained(shop: Shop, expected?: number): Promise<void> {
  let last = -1
  for (let tries = 0; tries < 300; tries++) {
    await wait(100)
    const now = await views(shop)
    if (expected === undefined ? now === last : now >= expected) return
    last = now
    if (expected === undefined) await wait(1_500)
  }
  throw new Error(`the outboxes did not drain: ${last} of ${expected} views`)
}

async function views(shop: Shop): Promise<number> {
  const answer = await fetch(`${shop.url}/v1/insights/overview`, {
    headers: { authorization: `Bearer ${shop.keys.secret_key}` },
  })
  return ((await answer.json()) as Overview).totals.views
}

/** Longer than the session index waits before it digests, in milliseconds. */
const digestionMs = 62_000

/**
 * Rows written an event when 50 people look at ten products each, 1.5 s apart, everything included: profiles, alarms,
 * deltas and their digestion, which the session index puts off for a minute.
 */
async function countRows(
  shop: Shop,
  url: string,
): Promise<{ rows_per_event: number; rows_by_class: string }> {
  const tokens = await makeVisitors(shop, 50)
  const before = (await (await fetch(`${url}/rows`)).json()) as Record<string, number>
  const start = await views(shop)
  const chance = seeded(9)
  const turns = 10
  for (let turn = 0; turn < turns; turn++) {
    await Promise.all(tokens.map((token) => post(shop, batch(1, chance, token))))
    await wait(1_500)
  }
  await drained(shop, start + turns * tokens.length)
  await wait(digestionMs)
  const after = (await (await fetch(`${url}/rows`)).json()) as Record<string, number>
  const events = turns * tokens.length
  const by = Object.entries(after).map(
    ([name, rows]) => [name, (rows - (before[name] ?? 0)) / events] as const,
  )
  return {
    rows_per_event: round3(by.reduce((sum, [, rows]) => sum + rows, 0)),
    rows_by_class: by
      .filter(([, rows]) => rows > 0)
      .map(([name, rows]) => `${name} ${round3(rows)}`)
      .join(', '),
  }
}

async function post(shop: Shop, body: object): Promise<EventBatchResult> {
  const answer = await fetch(`${shop.url}/v1/events?key=${shop.keys.publishable_key}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return (await answer.json()) as EventBatchResult
}

/** When each visitor last looked at something, and at how many products so far: visits are as long as in real shops. */
const clocks = new Map<string, { at: number; views: number }>()
const viewsPerVisit = 7

function batch(size: number, chance: () => number, visitor?: string): object {
  const now = Date.now()
  const clock = clocks.get(visitor ?? '') ?? { at: now - 70 * 3_600_000, views: 0 }
  const events = Array.from({ length: size }, () => {
    clock.at += clock.views++ % viewsPerVisit === 0 ? 31 * 60_000 : 20_000
    return {
      id: randomUUID(),
      name: 'view_item',
      at: Math.min(clock.at, now),
      items: [{ item_id: `p${Math.floor(chance() * products)}` }],
    }
  })
  if (visitor) clocks.set(visitor, clock)
  return { sent_at: now, events, ...(visitor ? { visitor } : {}) }
}

function bareRequests(count: number, objects: number): string[] {
  const body = JSON.stringify(batch(1, seeded(1), 'x'.repeat(43)))
  return Array.from({ length: count }, (_, i) => httpRequest('POST', `/row-${i % objects}`, body))
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function round3(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

await main()
