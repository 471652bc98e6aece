import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type RunningWorkerd, startWorkerd } from '../scripts/workerd.ts'
import type { LoadResult } from './load.ts'
import { httpRequest, measureLoad } from './load-process.ts'
import { deploymentSecret, openStore } from './open-store.ts'
import { seeded, sessionData } from './session-data.ts'
import { waitForRanker } from './wait-for-ranker.ts'

/**
 * How fast shelves are served: raw workerd, 10,000 products, 100,000 sessions, 16 connections from another process,
 * beside a bare script that answers `ok` in the same workerd and the same run.
 */

const usage = `Usage: npm run bench -- serve [--json] [--seconds N] [--products N] [--sessions N]`
const bare = `export default { fetch() { return new Response('ok') } }\n`
const connections = 16
const shelfLimit = 12
const knownVisitors = 400
/** Digestion comes after a minute; learning takes one or two. */
const learningMs = 600_000
const bulkLines = 5_000

interface Shop {
  server: RunningWorkerd
  publishable: string
  secret: string
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '3' },
      products: { type: 'string', default: '10000' },
      sessions: { type: 'string', default: '100000' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const say = (line: string) => {
    if (!values.json) console.log(line)
  }
  const products = Number(values.products)
  const data = sessionData({ count: Number(values.sessions), products })
  const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-serve-'))
  const server = await startWorkerd({
    dataDir,
    vars: { KINDRED_SECRET: randomUUID(), DEPLOYMENT_SECRET: deploymentSecret },
    extraServices: [{ name: 'bare', source: bare }],
  })
  try {
    const shop = await openShop(server)
    say(`${data.source} sessions: ${data.train.length} over ${products} products`)
    const loading = await fill(shop, data.train, products)
    say(
      `loaded ${Math.round(loading.sessions_per_s)} sessions/s, ${Math.round(loading.products_per_s)} products/s`,
    )
    const contexts = data.test.map((items) => items.slice(0, Math.max(1, items.length - 1)))
    const tokens = await makeVisitors(shop, contexts)
    say('waiting until the store has learned its ranker …')
    const ranked = await waitForRanker({
      url: server.url,
      publishableKey: shop.publishable,
      contexts: contexts.map((items) => items.map((item) => `p${item}`)),
      patienceMs: learningMs,
    })
    const rounds = await measureRounds(shop, contexts, tokens, {
      seconds: Number(values.seconds),
      rounds: Number(values.rounds),
    })
    const result = {
      bench: 'serve',
      source: data.source,
      products,
      sessions: data.train.length,
      ...loading,
      /** Whether the store ranked by what it had learned; else by session-kNN alone. */
      ranked,
      ...rounds,
    }
    say('')
    for (const [name, value] of Object.entries(result)) say(`${name.padEnd(22)} ${value}`)
    if (values.json) console.log(JSON.stringify(result))
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function openShop(server: RunningWorkerd): Promise<Shop> {
  const { publishable_key: publishable, secret_key: secret } = await openStore(server.url)
  return { server, publishable, secret }
}

async function fill(shop: Shop, sessions: number[][], products: number) {
  const productsStarted = performance.now()
  await sendLines(shop, 'PUT', '/v1/products', productLines(products))
  const productsS = (performance.now() - productsStarted) / 1_000
  const start = Date.now() - sessions.length * 1_000
  const lines = sessions.map((items, i) =>
    JSON.stringify({ id: `s${i}`, started_at: start + i * 1_000, items: items.map((item) => `p${item}`) }),
  )
  const started = performance.now()
  await sendLines(shop, 'POST', '/v1/sessions', lines)
  const seconds = (performance.now() - started) / 1_000
  return {
    products_per_s: round(products / productsS),
    sessions_per_s: round(sessions.length / seconds),
  }
}

function productLines(products: number): string[] {
  const chance = seeded(11)
  return Array.from({ length: products }, (_, i) =>
    JSON.stringify({
      id: `p${i + 1}`,
      aliases: [`sku-${i + 1}`],
      title: `A product with a name of usual length, number ${i + 1}`,
      url: `https://shop.example/products/a-product-of-usual-length-${i + 1}`,
      image_url: `https://cdn.shop.example/images/products/${i + 1}/main_800x800.webp`,
      price_minor: 500 + Math.floor(chance() * 20_000),
      brand: `Brand ${Math.floor(chance() * 200)}`,
      categories: [`Department ${i % 12}`, `Category ${i % 240}`],
      rating: 4.5,
      rating_count: Math.floor(chance() * 1_000),
      description: 'A description as long as a short paragraph. '.repeat(6),
    }),
  )
}

async function sendLines(shop: Shop, method: string, path: string, lines: string[]): Promise<void> {
  for (let at = 0; at < lines.length; at += bulkLines) {
    const response = await fetch(shop.server.url + path, {
      method,
      headers: { authorization: `Bearer ${shop.secret}` },
      body: lines.slice(at, at + bulkLines).join('\n'),
    })
    const report = (await response.json()) as { rejected: number }
    if (!response.ok || report.rejected > 0)
      throw new Error(`${path}: ${JSON.stringify(report).slice(0, 500)}`)
  }
}

/** Visitors with a profile of their own, for the requests of known people. */
async function makeVisitors(shop: Shop, contexts: number[][]): Promise<string[]> {
  const tokens: string[] = []
  for (let i = 0; i < knownVisitors; i++) {
    const now = Date.now()
    const events = contexts[i % contexts.length]!.slice(0, 20).map((item, n) => ({
      id: randomUUID(),
      name: 'view_item',
      at: now - 60_000 + n * 1_000,
      items: [{ item_id: `p${item}` }],
    }))
    const response = await fetch(`${shop.server.url}/v1/events?key=${shop.publishable}`, {
      method: 'POST',
      headers: {
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
      },
      body: JSON.stringify({ sent_at: now, events }),
    })
    const { visitor } = (await response.json()) as { visitor?: string }
    if (!visitor) throw new Error(`no visitor was issued (${response.status})`)
    tokens.push(visitor)
  }
  return tokens
}

async function measureRounds(
  shop: Shop,
  contexts: number[][],
  tokens: string[],
  { seconds, rounds }: { seconds: number; rounds: number },
) {
  const barePort = Number(new URL(shop.server.extraUrls.bare!).port)
  const kinds = {
    // The very same requests, so that only the answering differs.
    bare: { port: barePort, requests: shelfRequests(shop, contexts, []) },
    anonymous: { port: shop.server.port, requests: shelfRequests(shop, contexts, []) },
    known: { port: shop.server.port, requests: shelfRequests(shop, contexts, tokens) },
  }
  const results: Record<keyof typeof kinds, LoadResult[]> = { bare: [], anonymous: [], known: [] }
  for (const job of Object.values(kinds)) await measureLoad({ ...job, connections, seconds: 1 })
  for (let i = 0; i < rounds; i++) {
    for (const [name, job] of Object.entries(kinds)) {
      results[name as keyof typeof kinds].push(await measureLoad({ ...job, connections, seconds }))
    }
  }
  const failures = Object.values(results)
    .flat()
    .reduce((sum, { failures }) => sum + failures, 0)
  const middle = (name: keyof typeof kinds, key: 'rps' | 'p50_ms' | 'p95_ms' | 'p99_ms') =>
    results[name].map((result) => result[key]).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
  const bareRps = middle('bare', 'rps')
  return {
    bare_rps: round(bareRps),
    bare_p99_ms: round(middle('bare', 'p99_ms'), 2),
    shelves_rps: round(middle('anonymous', 'rps')),
    ratio: round(middle('anonymous', 'rps') / bareRps, 3),
    p50_ms: round(middle('anonymous', 'p50_ms'), 2),
    p95_ms: round(middle('anonymous', 'p95_ms'), 2),
    p99_ms: round(middle('anonymous', 'p99_ms'), 2),
    known_rps: round(middle('known', 'rps')),
    ratio_known: round(middle('known', 'rps') / bareRps, 3),
    known_p99_ms: round(middle('known', 'p99_ms'), 2),
    products_per_answer: productsIn(results.anonymous[0]!.sample),
    failures,
  }
}

function shelfRequests({ publishable }: Shop, contexts: number[][], tokens: string[]): string[] {
  return contexts.slice(0, 5_000).map((items, i) => {
    const ids = items.map((item) => `p${item}`).slice(-9)
    const body = {
      ...(tokens.length > 0 ? { visitor: tokens[i % tokens.length] } : {}),
      context: { items: ids },
      shelves: [{ id: 'home', placement: 'home', limit: shelfLimit }],
    }
    return httpRequest('POST', `/v1/recommendations?key=${publishable}`, JSON.stringify(body))
  })
}

function productsIn(body: string): number {
  const { shelves } = JSON.parse(body) as { shelves: { products: unknown[] }[] }
  return shelves.reduce((sum, { products }) => sum + products.length, 0)
}

function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits))
}

await main()
