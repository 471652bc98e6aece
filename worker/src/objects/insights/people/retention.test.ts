import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, expect, it, vi } from 'vitest'
import { hash64 } from '#shared/maths/hash'
import { decodeRing } from '#shared/recommend/ring-codec'
import type { CustomerList } from '#shared/wire/customer'
import { about, books, jsonLines, makeStore, type TestStore } from '../../../testing/store.ts'
import { catalogueOf, customerOf, indexShardOf, insightsOf } from '../../names.ts'

/** Retention periods that really delete: nobody asks, time passes, and nothing is left. */

const dayMs = 86_400_000
afterEach(() => {
  vi.useRealTimers()
})
function pass(days: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * dayMs })
}

/** A new visitor who looks at a product; the person's key. */
async function visit(store: TestStore, item: string): Promise<string> {
  const { visitor } = await store.events([about(item)])
  const person = `v:${visitor!.split('.')[0]}`
  await runDurableObjectAlarm(customerOf(env, store.store.id, person))
  return person
}

async function order(store: TestStore, customer_id: string): Promise<void> {
  const one = {
    id: `o-${customer_id}`,
    created_at: Date.now(),
    customer_id,
    currency: 'GBP',
    items: [{ item_id: 'book-1', quantity: 1, price_minor: 900 }],
  }
  await store.server('POST', '/v1/orders', jsonLines([one]))
  await runDurableObjectAlarm(customerOf(env, store.store.id, `c:${customer_id}`))
}

/** Alarms of Insights and the index, until a day's sweep is through. */
async function sweep(store: TestStore): Promise<void> {
  for (let slice = 0; slice < 4; slice++) {
    await runDurableObjectAlarm(insightsOf(env, store.store.id))
    await runDurableObjectAlarm(indexShardOf(env, store.store.id, 0))
  }
}

const tablesOf = (store: TestStore, person: string) =>
  runInDurableObject(customerOf(env, store.store.id, person), (_, { storage }) =>
    storage.sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_%' ESCAPE '\\'")
      .toArray()
      .map(({ name }) => name),
  )

async function known(store: TestStore): Promise<string[]> {
  const answer = await store.server('GET', '/v1/customers?kind=all')
  return ((await answer.json()) as CustomerList).customers.map(({ id }) => id)
}

/** The people in the ring of a product, by the low half of their hash. */
async function inRing(store: TestStore, item: string): Promise<number[]> {
  const [number = 0] = await catalogueOf(env, store.store.id).resolve([item])
  const { sessions } = await indexShardOf(env, store.store.id, 0).rings([number], [], null)
  return [...decodeRing(sessions[0]!).people]
}

it('a visitor who does not come back goes without a trace; whoever came, or ordered, stays', async () => {
  const store = await makeStore(books(3))
  expect((await store.server('PUT', '/v1/settings', { retention: { visitor_days: 30 } })).status).toBe(200)
  const gone = await visit(store, 'book-2')
  await order(store, 'ann')
  const day = new Date().toISOString().slice(0, 10)
  await sweep(store)
  expect(await known(store)).toEqual(expect.arrayContaining([gone, 'c:ann']))

  // Objects sleep long before.
  for (const person of [gone, 'c:ann']) await evictDurableObject(customerOf(env, store.store.id, person))
  pass(31)
  const fresh = await visit(store, 'book-2')
  await sweep(store)

  expect((await known(store)).toSorted()).toEqual(['c:ann', fresh].toSorted())
  expect(await tablesOf(store, gone)).toEqual([])
  expect(await tablesOf(store, fresh)).toContain('person')
  expect(await inRing(store, 'book-2')).toEqual([hash64(fresh).low])
  const overview = await store.server('GET', `/v1/insights/overview?from=${day}&to=${day}`)
  expect(await overview.json()).toMatchObject({ totals: { views: 1, orders: 1 } })
})

it('a visitor who was removed and comes back begins anew, and is told of like anybody', async () => {
  const store = await makeStore(books(3))
  await store.server('PUT', '/v1/settings', { retention: { visitor_days: 30 } })
  const { visitor } = await store.events([about('book-1')])
  const person = `v:${visitor!.split('.')[0]}`
  await runDurableObjectAlarm(customerOf(env, store.store.id, person))
  pass(40)
  await sweep(store)
  expect(await tablesOf(store, person)).toEqual([])
  const again = await store.events([about('book-3')], { visitor })
  expect(again.accepted).toBe(1)
  await runDurableObjectAlarm(customerOf(env, store.store.id, person))
  expect(await known(store)).toEqual([person])
  expect(await inRing(store, 'book-3')).toEqual([hash64(person).low])
})

it('somebody whose object fails keeps nobody else', async () => {
  const store = await makeStore(books(3))
  await store.server('PUT', '/v1/settings', { retention: { visitor_days: 30 } })
  // More than are removed at the same time, and the first of them is the one that fails.
  const people = await Promise.all(Array.from({ length: 8 }, () => visit(store, 'book-1')))
  const [broken = ''] = people.toSorted()
  await runInDurableObject(customerOf(env, store.store.id, broken), (_, { storage }) => {
    storage.sql.exec("UPDATE person SET body = 'no profile'")
  })
  await evictDurableObject(customerOf(env, store.store.id, broken))
  await sweep(store)
  pass(31)
  await sweep(store)
  expect(await known(store)).toEqual([broken])
})

it('customers are forgotten where the store says so, as if they had asked for it', async () => {
  const store = await makeStore(books(3))
  await store.server('PUT', '/v1/settings', { retention: { customer_days: 90 } })
  await order(store, 'bob')
  pass(80)
  await order(store, 'eve')
  await sweep(store)
  expect((await known(store)).toSorted()).toEqual(['c:bob', 'c:eve'])
  pass(11)
  await sweep(store)
  expect(await known(store)).toEqual(['c:eve'])
  expect((await store.server('GET', '/v1/customers/bob')).status).toBe(410)
  const left = await runInDurableObject(
    customerOf(env, store.store.id, 'c:bob'),
    (_, { storage }) => storage.sql.exec('SELECT 1 FROM orders').toArray().length,
  )
  expect(left).toBe(0)
})

it('whoever comes back after a long time is counted once', async () => {
  const store = await makeStore(books(3))
  await store.server('PUT', '/v1/settings', { retention: { visitor_days: 395 } })
  const { visitor } = await store.events([about('book-1')])
  const object = customerOf(env, store.store.id, `v:${visitor!.split('.')[0]}`)
  await runDurableObjectAlarm(object)
  await sweep(store)
  await evictDurableObject(object)
  pass(100)
  await sweep(store)
  expect((await store.events([about('book-2')], { visitor })).accepted).toBe(1)
  await runDurableObjectAlarm(object)
  const [from, to] = [Date.now() - 101 * dayMs, Date.now()].map((at) =>
    new Date(at).toISOString().slice(0, 10),
  )
  const overview = await store.server('GET', `/v1/insights/overview?from=${from}&to=${to}`)
  expect(await overview.json()).toMatchObject({ totals: { views: 2 } })
})

it('a backup looks for whoever was quiet for months, and for the forgotten', async () => {
  const store = await makeStore(books(3))
  const quiet = await visit(store, 'book-1')
  await order(store, 'ann')
  await order(store, 'eve')
  expect((await store.server('DELETE', '/v1/customers/eve')).status).toBe(204)
  await runDurableObjectAlarm(customerOf(env, store.store.id, 'c:eve'))
  await sweep(store)
  pass(100)
  await sweep(store)
  const lines = (await (await store.server('GET', '/v1/export/people')).text()).trimEnd().split('\n')
  const people = new Set(lines.map((line) => (JSON.parse(line) as { object: string }).object))
  expect([...people].toSorted()).toEqual(['c:ann', 'c:eve', quiet].toSorted())
})
