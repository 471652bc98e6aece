import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import { limits } from '#shared/wire/limits'
import type { Problem } from '#shared/wire/problem'
import type { SegmentList, SegmentRow } from '#shared/wire/segment'
import { about, books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const dayMs = 86_400_000
const order = (customer: number, count: number) => ({
  id: `o-${customer}-${count}`,
  created_at: Date.now() - (customer * 10 + count) * dayMs,
  currency: 'GBP',
  customer_id: `${customer}`,
  items: [{ item_id: 'book-1', quantity: 1, price_minor: 100 * customer }],
})

/** Customers 1 to 6: number n has n orders of n pounds, the last one 10 · n days ago; and a visitor. */
async function filled(): Promise<TestStore> {
  const store = await makeStore(books(1))
  await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
  const orders = [1, 2, 3, 4, 5, 6].flatMap((n) => Array.from({ length: n }, (_, i) => order(n, i)))
  await store.server('POST', '/v1/orders', jsonLines(orders))
  await store.events([about('book-1')])
  await vi.waitFor(async () => expect((await list(store, 'kind=all&orders_min=0')).total).toBe(7), 5_000)
  await vi.waitFor(async () => expect((await list(store, 'orders_min=6')).total).toBe(1), 5_000)
  return store
}

async function list(store: TestStore, query: string): Promise<CustomerList> {
  const answer = await store.server('GET', `/v1/customers?${query}`)
  expect(answer.status).toBe(200)
  return answer.json()
}

async function segments(store: TestStore): Promise<SegmentRow[]> {
  const answer = (await (await store.server('GET', '/v1/segments')).json()) as SegmentList
  return answer.segments
}

const day = (ago: number) => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10)

describe('the filters of the list', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await filled()
  })
  const ids = async (query: string) =>
    (await list(store, query)).customers.map(({ id }) => id.replace('c:', '')).toSorted()

  it.each([
    ['orders_min=5', ['5', '6']],
    ['orders_min=2&orders_max=3', ['2', '3']],
    ['revenue_minor_max=400', ['1', '2']],
    ['net_revenue_minor_min=2500', ['5', '6']],
    ['days_since_order_min=50', ['5', '6']],
    ['days_since_order_max=20', ['1', '2']],
    [`ordered_from=${day(40)}&ordered_to=${day(31)}`, ['3', '4']],
    [`ordered_from=${day(39)}&ordered_to=${day(34)}`, []],
    ['kind=visitor&orders_min=1', []],
    ['kind=all&orders_max=0&held=true', []],
    ['tier=nothing', []],
    ['orders_min=2&q=6', ['6']],
  ])('choose by %s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected)
  })

  it('choose by points', async () => {
    const points = (await list(store, 'sort=points')).customers.map((row) => Number(row.points))
    expect(points[0]).toBeGreaterThan(Number(points[1]))
    expect(await ids(`points_min=${points[0]}`)).toEqual(['6'])
    expect((await list(store, `points_max=${points[1]}`)).total).toBe(5)
  })

  it('choose by days, both counted', async () => {
    expect(await ids(`last_order_from=${day(30)}&last_order_to=${day(20)}`)).toEqual(['2', '3'])
    expect(await ids(`first_order_to=${day(65)}`)).toEqual(['6'])
    expect((await list(store, `kind=visitor&first_seen_from=${day(0)}`)).total).toBe(1)
    expect((await list(store, `kind=visitor&last_seen_to=${day(1)}`)).total).toBe(0)
  })

  it('wait for the models when they ask for what only these say', async () => {
    expect(await list(store, 'rfm_worth_min=1')).toMatchObject({ total: 0, customers: [], pending: true })
    await vi.waitFor(async () => {
      const found = await list(store, 'rfm_worth_min=1&rfm_frequency_min=4')
      expect(found.pending).toBe(undefined)
      expect(found.total).toBe(2)
    }, 10_000)
  })
})

describe('segments', () => {
  it('are saved, counted, used, changed and taken away', async () => {
    const store = await filled()
    expect(await segments(store)).toEqual([])
    const request = { name: '常客 & co', filter: { orders_min: 3 } }
    const saved = await store.server('PUT', '/v1/segments/regulars', request)
    const row = { id: 'regulars', ...request, changed_at: expect.any(Number), people: 4 }
    expect([saved.status, await saved.json()]).toEqual([200, row])
    await store.server('PUT', '/v1/segments/all', { name: 'All', filter: { kind: 'all' } })
    expect(await segments(store)).toMatchObject([{ id: 'all', people: 7 }, row])
    expect(await (await store.server('GET', '/v1/segments/regulars')).json()).toEqual(row)

    expect((await list(store, 'segment=regulars')).total).toBe(4)
    expect((await list(store, 'segment=regulars&kind=all&orders_max=4&limit=1')).total).toBe(2)
    expect((await list(store, 'segment=all')).total).toBe(7)

    await store.server('POST', '/v1/orders', [2, 3].map((i) => JSON.stringify(order(1, i))).join('\n'))
    await vi.waitFor(async () => expect((await segments(store))[1]).toMatchObject({ people: 5 }), 5_000)
    await store.server('PUT', '/v1/segments/regulars', { name: 'Regulars', filter: { orders_min: 6 } })
    expect(await segments(store)).toMatchObject([{ id: 'all' }, { name: 'Regulars', people: 1 }])

    expect((await store.server('DELETE', '/v1/segments/regulars')).status).toBe(204)
    expect((await store.server('DELETE', '/v1/segments/regulars')).status).toBe(404)
    expect((await store.server('GET', '/v1/customers?segment=regulars')).status).toBe(400)
    expect(await segments(store)).toMatchObject([{ id: 'all' }])
  })

  it('are fifty at most; the ones that are there may be changed', async () => {
    const store = await makeStore()
    const put = (id: number) => store.server('PUT', `/v1/segments/${id}`, { name: 'One', filter: {} })
    for (let i = 0; i < limits.segments; i++) expect((await put(i)).status).toBe(200)
    const refused = await put(limits.segments)
    expect(refused.status).toBe(400)
    expect(((await refused.json()) as Problem).faults?.[0]?.path).toBe('segments')
    expect((await put(0)).status).toBe(200)
  })
})
