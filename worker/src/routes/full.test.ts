import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import type { Problem } from '#shared/wire/problem'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { deltaSlots, Intake } from '../objects/intake.ts'
import { customerOf, indexShardOf, insightsOf } from '../objects/names.ts'
import { about, books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

/** What happens when an object can keep no more: what was acknowledged waits, and what cannot wait is refused. */

type Receiver = ReturnType<typeof insightsOf> | ReturnType<typeof indexShardOf>

/** No row more fits into a table, as with 10 GB taken: SQLite refuses it as it does then. */
const fill = (object: Receiver, table: 'delta' | 'person' = 'delta') =>
  runInDurableObject(object as DurableObjectStub<undefined>, (_, { storage }) => {
    const key = table === 'delta' ? 'slot' : 'id'
    storage.sql.exec(
      `CREATE TRIGGER full BEFORE INSERT ON ${table}
         WHEN NOT EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${key})
         BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END`,
    )
  })
const makeRoom = (object: Receiver) =>
  runInDurableObject(object as DurableObjectStub<undefined>, (_, { storage }) => {
    storage.sql.exec('DROP TRIGGER full')
  })

const yesterday = Date.now() - 86_400_000
const orders = (count: number) =>
  jsonLines(
    Array.from({ length: count }, (_, i) => ({
      id: `o${i}`,
      created_at: yesterday + i,
      customer_id: 'ann',
      currency: 'GBP',
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 900 }],
    })),
  )

async function totals(store: TestStore): Promise<unknown> {
  const [from, to] = [2, 0].map((ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10))
  const answer = await store.server('GET', `/v1/insights/overview?from=${from}&to=${to}`)
  return ((await answer.json()) as { totals: unknown }).totals
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a receiver whose database is full', { timeout: 120_000 }, () => {
  it('keeps nobody from telling: events are taken, shelves served, and everything arrives once there is room', async () => {
    const store = await makeStore(books(4))
    const { id } = store.store
    const receivers = [insightsOf(env, id), indexShardOf(env, id, 0)]
    const look = async (item: string) => {
      const { accepted, visitor } = await store.events([about('book-1'), about(item)])
      expect(accepted).toBe(2)
      const person = customerOf(env, id, `v:${visitor!.split('.')[0]}`)
      await runDurableObjectAlarm(person)
      return person
    }
    await look('book-2')
    for (const receiver of receivers) await fill(receiver)
    const late = await look('book-3')
    expect(await totals(store)).toMatchObject({ sessions: 1, views: 2 })
    const shelves = [{ id: 's', placement: 'product', limit: 3 }]
    const answer = await store.page('/v1/recommendations', { context: { product: 'book-1' }, shelves })
    expect(((await answer.json()) as RecommendationResult).shelves[0]?.products.length).toBeGreaterThan(0)
    for (const receiver of receivers) await makeRoom(receiver)
    await runDurableObjectAlarm(late)
    expect(await totals(store)).toMatchObject({ sessions: 2, views: 4 })
  })

  it('goes on answering, and removes whoever is to go, which makes room', async () => {
    const store = await makeStore(books(2))
    const { id } = store.store
    await store.server('PUT', '/v1/settings', { retention: { visitor_days: 7 } })
    const insights = insightsOf(env, id)
    const visit = async () => {
      const { visitor } = await store.events([about('book-1')])
      const person = `v:${visitor!.split('.')[0]}`
      await runDurableObjectAlarm(customerOf(env, id, person))
      return person
    }
    const known = async () => {
      const answer = await store.server('GET', '/v1/customers?kind=all')
      expect(answer.status).toBe(200)
      return ((await answer.json()) as CustomerList).customers.map((one) => one.id)
    }
    const gone = await visit()
    await runDurableObjectAlarm(insights)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * 86_400_000 })
    const fresh = await visit()
    await fill(insights, 'person')
    expect(await known(), 'full').toEqual([gone])
    await runDurableObjectAlarm(insights)
    expect(await known(), 'swept').toEqual([])
    await makeRoom(insights)
    expect(await known(), 'room').toEqual([fresh])
  })

  it('has orders refused with 503 once 500 facts of one person wait, takes events, and counts every order once afterwards', async () => {
    const store = await makeStore(books(1))
    const insights = insightsOf(env, store.store.id)
    await totals(store)
    await fill(insights)
    const refused = await store.server('POST', '/v1/orders', orders(600))
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await refused.json()) as Problem).toMatchObject({ code: 'overloaded' })
    const exp = Math.floor(Date.now() / 1_000) + 600
    const identity = await sign({ sub: 'ann', aud: store.store.id, exp }, store.identity_secret, 'HS256')
    expect(await store.events([about('book-1')], { identity })).toMatchObject({ accepted: 1 })
    await makeRoom(insights)
    const taken = (await (await store.server('POST', '/v1/orders', orders(600))).json()) as {
      created: number
      unchanged: number
    }
    expect(taken.created + taken.unchanged).toBe(600)
    expect(taken.unchanged).toBeGreaterThan(100)
    await runDurableObjectAlarm(customerOf(env, store.store.id, 'c:ann'))
    expect(await totals(store)).toMatchObject({ orders: 600, revenue_minor: 600 * 900, views: 1 })
  })
})

const viewed = {
  kind: 'activity' as const,
  day: '2026-01-01',
  at: 1,
  sessions: 1,
  views: 1,
  shelves: [],
  live: [],
}

it('a receiver with 4,096 deltas waiting refuses the next, and takes it once they are digested', async () => {
  const insights = insightsOf(env, `slots-${crypto.randomUUID()}`)
  await runInDurableObject(insights as unknown as DurableObjectStub<undefined>, (_, { storage }) => {
    const intake = new Intake(storage)
    const flush = (n: number) => ({ origin: `v:${n}`, epoch: 'e', prev: 0, facts: [{ ...viewed, n: 1 }] })
    for (let n = 1; n <= deltaSlots; n++) intake.receive(flush(n), n)
    expect(() => intake.receive(flush(deltaSlots + 1), 1)).toThrow('too much waits')
    intake.digest(() => {})
    expect(intake.receive(flush(deltaSlots + 1), 1).reply).toEqual({ last: 1 })
  })
  expect(deltaSlots).toBe(4_096)
})
