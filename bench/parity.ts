import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { defaultNet } from '#shared/recommend/default-ranker'
import { startWorkerd } from '../scripts/workerd.ts'
import { OfflineIndex } from './ranking/offline-index.ts'
import { contextItems, rankedBy, teach } from './ranking/offline-ranker.ts'
import { deploymentSecret, openStore } from './server/open-store.ts'
import { dataFolder, readSessionSet } from './sessions/session-sets.ts'

/**
 * Whether what the quality bench measures is what is served: test sessions' beginnings are sent over HTTP to a store
 * that learned the same sessions by itself, and the lists have to be the same, item by item.
 */

const usage = 'Usage: npm run bench -- parity [--json] [--prefixes N] [--sessions N]'
const listLength = 20
const bulkLines = 5_000
/** Digestion comes after a minute, learning takes about one, and counts are believed for one. */
const patienceMs = 600_000

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      prefixes: { type: 'string', default: '2000' },
      sessions: { type: 'string', default: '15000' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const folder = join(dataFolder, 'yoochoose-1-64')
  if (!existsSync(folder)) return console.log(`skipped: ${folder} is not there`)
  const set = readSessionSet(folder, 'yoochoose-1-64')
  const newest = set.train.slice(-Number(values.sessions))
  // As if they were of these weeks: visits of years ago are not kept.
  const later = Math.floor(Date.now() / 1_000) - Math.max(...newest.map(({ time }) => time))
  const train = newest.map((session) => ({ ...session, time: session.time + later }))
  const prefixes = prefixesOf(set.test, Number(values.prefixes))
  const index = new OfflineIndex(train)
  const taught = teach(index, { default: defaultNet() })
  const rank = rankedBy(index, taught.map, taught.net)
  const expected = prefixes.map((prefix) => rank(prefix, listLength).map((item) => `p${item}`))

  const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-parity-'))
  const server = await startWorkerd({
    dataDir,
    vars: { KINDRED_SECRET: randomUUID(), DEPLOYMENT_SECRET: deploymentSecret },
  })
  try {
    const { publishable_key, secret_key } = await openStore(server.url)
    const send = (method: string, path: string, lines: string[]) =>
      sendLines(server.url + path, method, secret_key, lines)
    const products = Array.from({ length: set.items }, (_, i) => ({
      id: `p${i + 1}`,
      title: `Product ${i + 1}`,
      url: `https://shop.example/p/${i + 1}`,
      price_minor: 100,
    }))
    await send(
      'PUT',
      '/v1/products',
      products.map((product) => JSON.stringify(product)),
    )
    await send(
      'POST',
      '/v1/sessions',
      train.map(({ time, items }, i) =>
        JSON.stringify({ id: `s${i}`, started_at: time * 1_000, items: items.map((item) => `p${item}`) }),
      ),
    )
    const ask = (prefix: readonly number[]) =>
      served(`${server.url}/v1/recommendations?key=${publishable_key}`, prefix)
    const isSame = async (i: number) =>
      JSON.stringify(await ask(prefixes[i]!)) === JSON.stringify(expected[i])
    const giveUpAt = Date.now() + patienceMs
    // The first hundred are all the same only once the store has learned.
    while (Date.now() < giveUpAt && !(await everyOf(100, isSame))) await setTimeout(2_000)
    let same = 0
    for (let i = 0; i < prefixes.length; i++) if (await isSame(i)) same++
    const result = { bench: 'parity', prefixes: prefixes.length, same, net: taught.winner }
    console.log(
      values.json
        ? JSON.stringify(result)
        : `${same} of ${prefixes.length} lists are the same (${taught.winner})`,
    )
    if (same < prefixes.length) process.exitCode = 1
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The beginnings of sessions, spread over the whole file. */
function prefixesOf(sessions: readonly number[][], count: number): number[][] {
  const all = sessions.flatMap((items) =>
    items.slice(1).map((_, k) => items.slice(Math.max(0, k + 1 - contextItems), k + 1)),
  )
  return all.filter(
    (_, i) => Math.floor((i * count) / all.length) !== Math.floor(((i - 1) * count) / all.length),
  )
}

async function everyOf(count: number, isTrue: (i: number) => Promise<boolean>): Promise<boolean> {
  for (let i = 0; i < count; i++) if (!(await isTrue(i))) return false
  return true
}

async function served(url: string, prefix: readonly number[]): Promise<string[]> {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify({
      context: { items: prefix.map((item) => `p${item}`) },
      shelves: [{ id: 's', placement: 'next-item', limit: listLength }],
    }),
  })
  if (!response.ok) throw new Error(`refused: ${await response.text()}`)
  const { shelves } = (await response.json()) as { shelves: { products: { id: string }[] }[] }
  return shelves[0]!.products.map(({ id }) => id)
}

async function sendLines(url: string, method: string, secret: string, lines: string[]): Promise<void> {
  for (let at = 0; at < lines.length; at += bulkLines) {
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${secret}` },
      body: lines.slice(at, at + bulkLines).join('\n'),
    })
    if (!response.ok) throw new Error(`refused: ${(await response.text()).slice(0, 500)}`)
  }
}

await main()
