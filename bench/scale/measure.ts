import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventBatchResult } from '#shared/wire/event'
import type { StoreCreated } from '#shared/wire/settings'
import { ensureBundle } from '../../scripts/bundle.ts'
import { startWorkerd } from '../../scripts/workerd.ts'
import { freePort, isolateMemory } from '../server/isolate-memory.ts'
import { deploymentSecret, openStore } from '../server/open-store.ts'
import { processUse } from '../server/process-use.ts'
import { together, withTeller } from './teller.ts'

const visitors = 200_000
const customers = 50_000
/** People of one request to the server, a multiple of what goes into one call. */
const perRequest = 50 * together
/** Questions that have the models run, and everybody's row written once more. */
const asked = ['segments', 'value-ranking', 'retention', 'overview', 'tiers']

/** What `bench/scale/stored.ts` keeps as measured, and the memory that the isolate held at the end. */
interface Measured {
  visitor: number
  customer: number
  order: number
  person: number
  /** Of people told of for the first time, and of people who are there; each for a second of one processor's work. */
  newFlushesPerS: number
  flushesPerS: number
  heapMb: number
}

/** Tells an Insights object in workerd of people and orders, and looks at what it keeps and how long that takes it. */
export async function measureInsights(say: (text: string) => void): Promise<Measured> {
  const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-scale-'))
  await ensureBundle()
  const inspectorPort = await freePort()
  const server = await startWorkerd({
    dataDir,
    inspectorPort,
    vars: { KINDRED_SECRET: 'bench', DEPLOYMENT_SECRET: deploymentSecret },
    wrap: withTeller,
  })
  const call = async (path: string, init: RequestInit = {}): Promise<string> => {
    const answer = await fetch(server.url + path, init)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
    return text
  }
  try {
    const store = await openStore(server.url)
    const headers = { authorization: `Bearer ${store.secret_key}` }
    const size = async (person = ''): Promise<number> =>
      Number(await call(`/size?store=bench${person && `&person=${encodeURIComponent(person)}`}`))
    /** Flushes for each second that the process worked. */
    const tell = async (people: number, round: number, orders: number): Promise<number> => {
      const before = processUse(server.pid).cpu_s
      for (let from = 0; from < people; from += perRequest) {
        const to = Math.min(people, from + perRequest)
        await call(`/tell?store=bench&from=${from}&to=${to}&round=${round}&orders=${orders}`)
      }
      return Math.round(people / (processUse(server.pid).cpu_s - before))
    }
    const empty = await size()
    const newFlushesPerS = await tell(visitors, 0, 0)
    const flushesPerS = await tell(visitors / 2, 1, 0)
    const withVisitors = await size()
    say(
      `${visitors} visitors told: ${newFlushesPerS} flushes for a second's work, ${flushesPerS} of those there`,
    )
    await tell(customers, 0, 1)
    const withOne = await size()
    await tell(customers, 1, 2)
    const withThree = await size()
    for (const question of asked) await call(`/v1/insights/${question}`, { headers })
    await new Promise((resolve) => setTimeout(resolve, 90_000)) // the models run, and the alarm writes everybody down
    for (const question of asked) await call(`/v1/insights/${question}`, { headers })
    const withModels = await size()
    const memory = await isolateMemory(inspectorPort, 'main')
    const order = (withThree - withOne) / (2 * customers)
    say(
      `bytes: empty ${empty}, visitors ${withVisitors}, one order each ${withOne}, three ${withThree}, models ${withModels}`,
    )
    return {
      visitor: Math.round((withVisitors - empty) / visitors),
      customer: Math.round((withOne - withVisitors + withModels - withThree) / customers - order),
      order: Math.round(order),
      person: await personBytes(store, call, size),
      newFlushesPerS,
      flushesPerS,
      heapMb: Math.round(memory.heap / 1e6),
    }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Bytes that a person's own object keeps after a visit of six products. */
async function personBytes(
  { secret_key: secret, publishable_key: key }: StoreCreated,
  call: (path: string, init: RequestInit) => Promise<string>,
  size: (person: string) => Promise<number>,
): Promise<number> {
  const products = Array.from({ length: 6 }, (_, i) => ({
    id: `sku-${i}`,
    title: `Product ${i}`,
    url: `/${i}`,
    price_minor: 1_000 + i,
    categories: ['All', `Category ${i % 3}`],
  }))
  await call('/v1/products', {
    method: 'PUT',
    headers: { authorization: `Bearer ${secret}` },
    body: products.map((one) => JSON.stringify(one)).join('\n'),
  })
  const now = Date.now()
  const events = Array.from({ length: 6 }, (_, i) => ({
    id: crypto.randomUUID(),
    name: 'view_item',
    at: now - i * 1_000,
    items: [{ item_id: `sku-${i}` }],
  }))
  const body = JSON.stringify({ sent_at: now, events })
  const { visitor = '' } = JSON.parse(
    await call(`/v1/events?key=${key}`, { method: 'POST', body }),
  ) as EventBatchResult
  return size(`v:${visitor.split('.')[0]}`)
}
