import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startWorkerd } from '../scripts/workerd.ts'
import { type FreshnessStore, freshnessStore } from './freshness/store.ts'

/**
 * How soon what one shopper does changes what others see, and themselves. Raw workerd; everything through HTTP. Another
 * shopper looks at a product's "also viewed" shelf over and over, so that the caches are as warm as they get, while
 * somebody new opens that product and a second one: the time runs from the acknowledgement of these events to the first
 * answer that shows the second product. With the publish delay at its shortest, and as it is by default.
 */

const usage = `Usage: npm run bench -- freshness [--json] [--rounds N] [--memory]
  --rounds N   changes seen by others, for each of the two delays (36)
  --memory     the objects' files in memory (/dev/shm) instead of on disk`
/** Pairs of shoppers at the same time. */
const atOnce = 6
/** The other shopper begins to look this long before, and until the caches' own rhythm has been met at any point. */
const warmMs = 500
const anyPointMs = 4_000
const lookEveryMs = 25
const patienceMs = 30_000
const ownRequests = 100

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '36' },
    },
    allowPositionals: true,
  })
  if (values.help) return console.log(usage)
  const say = (line: string) => {
    if (!values.json) console.log(line)
  }
  const rounds = Math.max(1, Number(values.rounds) || 36)
  const inMemory = values.memory && existsSync('/dev/shm')
  const dataDir = mkdtempSync(join(inMemory ? '/dev/shm' : tmpdir(), 'kindred-freshness-'))
  const server = await startWorkerd({
    dataDir,
    vars: { KINDRED_SECRET: 'bench', DEPLOYMENT_SECRET: 'bench' },
  })
  try {
    const size = { products: 2_000, visits: 20_000, fresh: 2 * rounds }
    const shortest = await freshnessStore(server, 'shortest', size, 0)
    const usual = await freshnessStore(server, 'usual', size)
    say(
      `two stores of ${size.products} products and ${size.visits} visits, ${inMemory ? 'in memory' : 'on disk'}`,
    )
    const own = await ownNextRequests(usual)
    say(
      `own shelf, next request      ${own.changed} of ${ownRequests}; without the page's help ${own.byServer}`,
    )
    const other = await othersShelves(shortest, rounds)
    say(`others, shortest delay       ${describe(other)}`)
    const otherDefault = await othersShelves(usual, rounds)
    say(`others, default delay        ${describe(otherDefault)}`)
    const result = {
      bench: 'freshness',
      storage: inMemory ? 'memory' : 'disk',
      rounds,
      other_median_ms: middle(other),
      other_p95_ms: at(other, 0.95),
      other_default_median_ms: middle(otherDefault),
      other_default_p95_ms: at(otherDefault, 0.95),
      own_next_request: own.changed === ownRequests,
      own_changed: own.changed,
      own_changed_by_server: own.byServer,
      own_requests: ownRequests,
    }
    if (values.json) console.log(JSON.stringify(result))
    const isGood =
      result.other_median_ms < 1_000 && result.other_default_median_ms < 5_000 && result.own_next_request
    if (!isGood) process.exitCode = 1
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * Of 100 shoppers, how many find their home shelf changed, and because of what they just opened, in the very next
 * request: as the widget sends it, which says what was opened; and by what the server knows alone.
 */
async function ownNextRequests(store: FreshnessStore): Promise<{ changed: number; byServer: number }> {
  let changed = 0
  let byServer = 0
  for (let i = 0; i < ownRequests; i++) {
    const [first, second] = [`p${i * 13 + 1}`, `p${i * 13 + 700}`]
    const visitor = await store.open([first])
    const items = [first]
    const before = await store.shelf('home', { visitor, context: { items } })
    await store.open([second], visitor)
    const alone = await store.shelf('home', { visitor })
    const after = await store.shelf('home', { visitor, context: { items: [...items, second] } })
    const isBecause = ({ products }: typeof after) =>
      products.some(({ reason }) => 'item' in reason && reason.item?.id === second)
    const isOther = (shelf: typeof after) => idsOf(shelf) !== idsOf(before)
    if (isBecause(after) && isOther(after)) changed++
    if (isBecause(alone) && isOther(alone)) byServer++
  }
  return { changed, byServer }
}

const idsOf = ({ products }: { products: { id: string }[] }) => products.map(({ id }) => id).join(' ')

/** Milliseconds from acknowledgement to another shopper's changed shelf, for each of the rounds. */
async function othersShelves(store: FreshnessStore, rounds: number): Promise<number[]> {
  const took: number[] = []
  const left = Array.from({ length: rounds }, (_, i) => i)
  const oneAfterTheOther = async () => {
    for (let i = left.shift(); i !== undefined; i = left.shift())
      took.push(await oneChange(store, `fresh-${2 * i + 1}`, `fresh-${2 * i + 2}`))
  }
  await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther))
  return took.toSorted((a, b) => a - b)
}

async function oneChange(store: FreshnessStore, first: string, second: string): Promise<number> {
  let acknowledgedAt = Number.POSITIVE_INFINITY
  const until = performance.now() + patienceMs
  const looking = (async () => {
    while (performance.now() < until) {
      const { products } = await store.shelf('also-viewed', { context: { product: first } })
      const now = performance.now()
      if (products.some(({ id }) => id === second)) return now
      await pause(lookEveryMs)
    }
    throw new Error(`${second} was not seen beside ${first} within ${patienceMs / 1_000} s`)
  })()
  await pause(warmMs + Math.random() * anyPointMs)
  await store.open([first, second])
  acknowledgedAt = performance.now()
  return Math.max(0, (await looking) - acknowledgedAt)
}

function describe(took: readonly number[]): string {
  return `median ${middle(took)} ms, 95 % within ${at(took, 0.95)} ms, ${took.length} rounds`
}

const middle = (sorted: readonly number[]) => at(sorted, 0.5)

function at(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
}

await main()
