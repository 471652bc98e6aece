import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startWorkerd } from '../scripts/workerd.ts'
import { measureLoad } from './load/process.ts'
import { measureServing, type RoundOptions } from './serve/rounds.ts'
import { fillShop, makeVisitors, shelfRequests } from './serve/shop.ts'
import { waitForRanker } from './serve/wait-for-ranker.ts'
import { freePort, isolateMemory } from './server/isolate-memory.ts'
import { deploymentSecret, openStore } from './server/open-store.ts'
import { type SessionData, sessionData } from './sessions/session-data.ts'

/**
 * How fast shelves are served: raw workerd, 10,000 products, 100,000 sessions, 16 connections from another process,
 * beside a bare script that answers `ok` in the same workerd and the same run. Then how that changes with the size of
 * the catalogue, ten sessions a product, and what the isolate holds in memory. State is in memory (/dev/shm).
 */

const usage = `Usage: npm run bench -- serve [--json] [--seconds N] [--rounds N] [--sizes 1000,10000,100000]
  --sizes ''   only the 10,000 products with real sessions`
const bare = `export default { fetch() { return new Response('ok') } }\n`
const knownVisitors = 400
/** Digestion comes after a minute; learning takes one or two, with a million sessions some more. */
const learningMs = 600_000

interface Size {
  products: number
  data: SessionData
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '3' },
      sizes: { type: 'string', default: '1000,10000,100000' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const say = (line: string) => {
    if (!values.json) console.log(line)
  }
  const options = { seconds: Number(values.seconds), rounds: Number(values.rounds) }
  const products = 10_000
  const main = await measureSize({ products, data: sessionData({ count: 100_000, products }) }, options, say)
  const sizes = []
  for (const products of values.sizes.split(',').filter(Boolean).map(Number)) {
    const data = sessionData({ count: 10 * products, products, generated: true })
    sizes.push(await measureSize({ products, data }, options, say))
  }
  if (values.json) console.log(JSON.stringify({ bench: 'serve', ...main, sizes }))
}

/** All figures of one size of store, on a server of its own. */
async function measureSize({ products, data }: Size, options: RoundOptions, say: (line: string) => void) {
  const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-serve-'))
  const workerd = {
    dataDir,
    vars: { KINDRED_SECRET: randomUUID(), DEPLOYMENT_SECRET: deploymentSecret },
    extraServices: [{ name: 'bare', source: bare }],
  }
  try {
    say(`\n${products} products, ${data.train.length} ${data.source} sessions`)
    const server = await startWorkerd(workerd)
    const result = await (async () => {
      const { publishable_key: publishable, secret_key: secret } = await openStore(server.url)
      const shop = { server, publishable, secret }
      const loading = await fillShop(shop, data.train, products)
      say(`loaded ${loading.sessions_per_s} sessions/s, ${loading.products_per_s} products/s`)
      const contexts = data.test.map((items) => items.slice(0, Math.max(1, items.length - 1)))
      const tokens = await makeVisitors(shop, contexts, knownVisitors)
      say('waiting until the store has learned its ranker …')
      const ranked = await waitForRanker({
        url: server.url,
        publishableKey: publishable,
        contexts: contexts.map((items) => items.map((item) => `p${item}`)),
        patienceMs: learningMs,
      })
      const figures = await measureServing(shop, contexts, tokens, options)
      return { shop, contexts, tokens, loading, ranked, figures }
    })().finally(() => server.stop())
    const memory = await measureMemory(workerd, result)
    const figures = {
      source: data.source,
      products,
      sessions: data.train.length,
      ...result.loading,
      /** Whether the store ranked by what it had learned; else by what is shipped. */
      ranked: result.ranked,
      ...result.figures,
      ...memory,
    }
    for (const [name, value] of Object.entries(figures)) say(`${name.padEnd(22)} ${value}`)
    return figures
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** What the isolate holds, objects included, after the same requests on a server started anew, with an inspector. */
async function measureMemory(
  workerd: Parameters<typeof startWorkerd>[0],
  {
    shop,
    contexts,
    tokens,
  }: { shop: { publishable: string; secret: string }; contexts: number[][]; tokens: string[] },
) {
  const inspectorPort = await freePort()
  const server = await startWorkerd({ ...workerd, inspectorPort })
  try {
    for (const visitors of [[], tokens]) {
      const requests = shelfRequests({ ...shop, server }, contexts, visitors)
      await measureLoad({ port: server.port, requests, connections: 16, seconds: 5 })
    }
    const { heap, buffers } = await isolateMemory(inspectorPort, 'main')
    const megabytes = (bytes: number) => Number((bytes / 1_048_576).toFixed(1))
    return { heap_mb: megabytes(heap), buffers_mb: megabytes(buffers), memory_mb: megabytes(heap + buffers) }
  } finally {
    await server.stop()
  }
}

await main()
