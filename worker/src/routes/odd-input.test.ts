import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { CustomerDetail, CustomerList } from '#shared/wire/customer'
import type { Product } from '#shared/wire/product'
import { customerOf } from '../objects/names.ts'
import { about, books, makeStore, type TestStore } from '../testing/store.ts'

/** Odd, but nobody's mistake: it is taken, and comes back as it went in. */
const odd =
  '<img src=x onerror=alert(1)> & "quotes" \'; DROP TABLE product; -- 红楼梦 📚👨‍👩‍👧 العربية \u202e\n\t\u0000'
const oddId = '书/1?a=b#<b>📚 %2e%2e'
const year = 365 * 86_400_000

async function detail(store: TestStore, person: string): Promise<CustomerDetail> {
  return (await store.server('GET', `/v1/customers/${encodeURIComponent(person)}`)).json()
}

it('keeps products with any text in any field', async () => {
  const product: Product = {
    id: oddId,
    aliases: [`${oddId}-alias`],
    title: odd,
    url: 'https://shop.example/书/<b>?q="📚"',
    price_minor: 0,
    brand: odd,
    categories: [odd],
    tags: [odd],
    description: odd,
  }
  const store = await makeStore([product])
  for (const id of [product.id, `${oddId}-alias`]) {
    expect(await (await store.server('GET', `/v1/products/${encodeURIComponent(id)}`)).json()).toEqual(
      product,
    )
  }
  const shown = await store.page('/v1/recommendations', { shelves: [{ id: oddId, placement: 'home' }] })
  expect(await shown.json()).toMatchObject({
    shelves: [{ id: oddId, products: [{ id: oddId, title: odd, brand: odd }] }],
  })
})

it('keeps people, orders and searches with any text in any field', async () => {
  const store = await makeStore(books(1))
  const order = {
    id: oddId,
    created_at: Date.now(),
    customer_id: oddId,
    customer_name: odd,
    currency: 'GBP',
    items: [{ item_id: oddId, title: odd, quantity: 1, price_minor: 5 }],
  }
  expect(await (await store.server('POST', '/v1/orders', order)).json()).toMatchObject({
    created: 1,
    rejected: 0,
  })
  await customerOf(env, store.store.id, `c:${oddId}`).read()
  const { visitor = '' } = await store.events([{ name: 'search', search_term: odd }])
  expect((await detail(store, `v:${visitor.split('.')[0]}`)).timeline).toMatchObject([{ search_term: odd }])
  expect(await detail(store, oddId)).toMatchObject({
    name: odd,
    timeline: [{ order_id: oddId, items: [{ id: oddId, title: odd }] }],
  })
})

it('keeps settings with any text, and takes fields it does not know for nothing', async () => {
  const store = await makeStore()
  const body = `{"name":${JSON.stringify(odd)},"id":"other","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`
  const answer = await store.server('PUT', '/v1/settings', body)
  expect(await answer.json()).toEqual({ ...store.store, name: odd })
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

it.each([
  ['ahead', year],
  ['behind', -year],
])('corrects a clock that is a year %s', async (_, off) => {
  const store = await makeStore(books(2))
  const now = Date.now()
  const events = [about('book-1', { at: now + off - 60_000 }), about('book-2', { at: now + off })]
  const { accepted, visitor = '' } = await store.events(events, { sent_at: now + off })
  expect(accepted).toBe(2)
  const times = (await detail(store, `v:${visitor.split('.')[0]}`)).timeline.map(({ at }) => at)
  expect(times).toHaveLength(2)
  // The visit begins with its first event, and times within it are kept in whole seconds.
  expect(Math.abs((times[0] ?? 0) - now)).toBeLessThan(5_000)
  expect((times[0] ?? 0) - (times[1] ?? 0)).toBeCloseTo(60_000, -4)
})

it('puts an event from after its own sending at the time it arrived', async () => {
  const store = await makeStore(books(1))
  const { visitor = '' } = await store.events([about('book-1', { at: Date.now() + year })])
  const [entry] = (await detail(store, `v:${visitor.split('.')[0]}`)).timeline
  expect(Math.abs((entry?.at ?? 0) - Date.now())).toBeLessThan(5_000)
})

it('takes an event once though its id stands twice in a batch', async () => {
  const store = await makeStore(books(2))
  const id = crypto.randomUUID()
  expect(await store.events([about('book-1', { id }), about('book-2', { id })])).toMatchObject({
    accepted: 1,
    duplicates: 1,
  })
})

it('takes an order for what it is though its visitor token is forged', async () => {
  const store = await makeStore(books(1))
  const order = { id: 'o1', created_at: Date.now(), currency: 'GBP', visitor: 'forged.token' }
  const report = await store.server('POST', '/v1/orders', {
    ...order,
    items: [{ item_id: 'book-1', quantity: 1, price_minor: 5 }],
  })
  expect(await report.json()).toMatchObject({ created: 1 })
  const list = (await (await store.server('GET', '/v1/customers?kind=all')).json()) as CustomerList
  expect(list.total).toBe(0)
})

it('keeps a timeline within its row, however long the addresses in it', async () => {
  const store = await makeStore()
  const item_id = `https://shop.example/${'书'.repeat(2_000)}`
  const big = { name: 'add_to_cart', items: Array.from({ length: 10 }, () => ({ item_id })) }
  let visitor: string | undefined
  for (let i = 0; i < 100; i++) {
    const result = await store.events([big], visitor ? { visitor } : {})
    expect(result.accepted).toBe(1)
    visitor = result.visitor
  }
  const person = `v:${visitor?.split('.')[0]}`
  expect((await detail(store, person)).timeline).toHaveLength(100)
  const bytes = await runInDurableObject(customerOf(env, store.store.id, person), (_, { storage }) =>
    storage.sql.exec<{ bytes: number }>('SELECT sum(length(CAST(body AS BLOB))) AS bytes FROM person').one(),
  )
  expect(bytes.bytes).toBeLessThan(1_000_000)
})
