import { sign } from 'hono/jwt'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { addDays } from '#shared/maths/calendar'
import type { CustomerList } from '#shared/wire/customer'
import type { Overview } from '#shared/wire/insight'
import { jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const catalogue = ['tea', 'mug', 'pot'].map((id, i) => ({
  id,
  title: id,
  url: `/${id}`,
  price_minor: 500 + i,
  categories: [i === 0 ? 'Drinks' : 'Kitchen'],
  brand: `Brand ${i}`,
}))
const dayMs = 86_400_000
const noon = Math.floor(Date.now() / dayMs) * dayMs - dayMs / 2

/** 24 customers, every third of them in France, with one to four orders over 200 days, in no order of time. */
const sold = Array.from({ length: 24 }, (_, i) =>
  Array.from({ length: 1 + (i % 4) }, (_, k) => ({
    id: `o${i}-${k}`,
    created_at: noon - ((i * 37 + k * 53) % 200) * dayMs,
    currency: 'GBP',
    customer_id: `${i}`,
    country: i % 3 === 0 ? 'FR' : 'GB',
    items: [
      { item_id: catalogue[(i + k) % 3]!.id, quantity: 1, total_minor: 900 + 10 * i + k, cost_minor: 300 },
      { item_id: catalogue[i % 3]!.id, quantity: 2, total_minor: 400 },
    ],
    ...(k === 2 ? { discount_minor: 50 } : {}),
  })),
)
const ofFrance = (_: unknown, i: number) => i % 3 === 0

async function storeOf(orders: (typeof sold)[number][]): Promise<TestStore> {
  const store = await makeStore(catalogue)
  await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
  await store.server('POST', '/v1/orders', jsonLines(orders.flat()))
  await vi.waitFor(async () => {
    const list: CustomerList = await (await store.server('GET', '/v1/customers?orders_min=1')).json()
    const counted = list.customers.reduce((sum, one) => sum + one.orders, 0)
    expect(counted).toBe(orders.flat().length)
  }, 10_000)
  return store
}

/** Somebody clicks a product on a shelf and buys it. */
async function clickAndBuy(store: TestStore, customer_id: string): Promise<void> {
  const exp = Math.floor(Date.now() / 1_000) + 600
  const identity = await sign({ sub: customer_id, aud: store.store.id, exp }, store.identity_secret, 'HS256')
  const clicked = { name: 'select_item', placement: 'home', recommender: 'bestsellers' }
  await store.events([{ ...clicked, items: [{ item_id: 'tea' }] }], { identity })
  await store.server('POST', '/v1/orders', {
    id: `clicked-${customer_id}`,
    created_at: Date.now(),
    currency: 'GBP',
    customer_id,
    items: [{ item_id: 'tea', quantity: 1, price_minor: 700 }],
  })
  await vi.waitFor(async () => {
    const found = await store.server('GET', `/v1/customers/${customer_id}`)
    expect(JSON.stringify(await found.json())).toContain(`clicked-${customer_id}`)
  }, 10_000)
}

/** The answer once the models have run. */
async function answer(store: TestStore, path: string): Promise<Record<string, unknown>> {
  return vi.waitFor(
    async () => {
      const found = await store.server('GET', path)
      expect(found.status, await found.clone().text()).toBe(200)
      const told = (await found.json()) as Record<string, unknown>
      expect(told.state).not.toBe('pending')
      return told
    },
    { timeout: 20_000, interval: 50 },
  )
}

describe('the people of a segment', () => {
  let everybody: TestStore
  let alone: TestStore
  beforeAll(async () => {
    everybody = await storeOf(sold)
    alone = await storeOf(sold.filter(ofFrance))
    for (const store of [everybody, alone]) {
      await Promise.all(
        sold
          .filter(ofFrance)
          .map((orders) =>
            store.server('PATCH', `/v1/customers/${orders[0]!.customer_id}`, { country: 'FR' }),
          ),
      )
    }
    await everybody.server('PUT', '/v1/segments/france', { name: 'France', filter: { country: 'FR' } })
    await vi.waitFor(async () => {
      const list: CustomerList = await (
        await everybody.server('GET', '/v1/customers?segment=france&orders_min=1')
      ).json()
      expect(list.total).toBe(8)
    }, 10_000)
  }, 60_000)

  const of = (path: string) => `/v1/insights/${path}${path.includes('?') ? '&' : '?'}segment=france`

  it.each([
    'drivers?compare=previous',
    'drivers?by=category',
    'drivers?by=brand&compare=weekday',
    'acquisition',
    'category-share',
    'scorecard?by=tier',
    'movements',
    'value',
    'retention',
    'forecast',
  ])('are what a store of them alone says: %s', async (path) => {
    const told = await answer(everybody, of(path))
    const { version: _, ...expected } = await answer(alone, `/v1/insights/${path}`)
    expect(told).toMatchObject(expected)
  })

  it('are what a store of them alone says: how sales are spread, people included', async () => {
    const { version: _, ...told } = await answer(everybody, of('spread'))
    const { version: __, ...expected } = await answer(alone, '/v1/insights/spread')
    expect(told).toEqual(expected)
  })

  it.each(['', '&compare=year', '&compare=weekday'])('have an overview of their own%s', async (compare) => {
    const days = `from=${new Date(noon - 60 * dayMs).toISOString().slice(0, 10)}${compare}`
    const told = (await answer(everybody, of(`overview?${days}`))) as unknown as Overview
    const expected = (await answer(alone, `/v1/insights/overview?${days}`)) as unknown as Overview
    const orders = ({ totals, previous }: Overview) =>
      [totals, previous.totals].map((one) => [
        one.orders,
        one.revenue_minor,
        one.net_revenue_minor,
        one.customers,
        one.new_customers,
        one.attributed_orders,
      ])
    expect(orders(told)).toEqual(orders(expected))
    expect(told.previous).toMatchObject({ from: expected.previous.from, to: expected.previous.to })
    const series = (one: Overview) =>
      one.series.map((point) => [point.day, point.orders, point.revenue_minor])
    expect(series(told)).toEqual(series(expected))
    expect(told.totals.sessions).toBeNull()
    expect(told.not_applicable).toContain('sessions')
  })

  it('say where nobody knows whose figures are', async () => {
    for (const path of ['funnel', 'satisfaction', 'hours', 'experiments']) {
      expect((await answer(everybody, of(path))).segment, path).toBe('not_applicable')
      expect((await answer(everybody, `/v1/insights/${path}`)).segment, path).toBeUndefined()
    }
  })

  it('are refused where there is no such segment', async () => {
    for (const path of ['overview', 'drivers', 'value', 'spread', 'movements', 'acquisition']) {
      const refused = await everybody.server('GET', `/v1/insights/${path}?segment=nowhere`)
      expect(refused.status, path).toBe(400)
    }
  })

  it('are others as soon as the segment is changed', async () => {
    await everybody.server('PUT', '/v1/segments/changed', { name: 'A', filter: { country: 'FR' } })
    const before = await answer(everybody, '/v1/insights/value?segment=changed')
    await everybody.server('PUT', '/v1/segments/changed', { name: 'A', filter: { orders_min: 1 } })
    const after = await answer(everybody, '/v1/insights/value?segment=changed')
    expect([before.customers, after.customers]).toEqual([8, 24])
  })
})

it('a segment’s people have what they bought from the shelves of each placement', async () => {
  const store = await makeStore(catalogue)
  await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
  for (const customer of ['ann', 'bob']) await clickAndBuy(store, customer)
  await store.server('PATCH', '/v1/customers/ann', { country: 'FR' })
  await store.server('PUT', '/v1/segments/france', { name: 'France', filter: { country: 'FR' } })
  const overview = (query: string) => answer(store, `/v1/insights/overview?${query}`)
  await vi.waitFor(async () => {
    expect(await overview('')).toMatchObject({ shelves: [{ placement: 'home', attributed_orders: 2 }] })
    expect(await overview('segment=france')).toMatchObject({ totals: { orders: 1 } })
  }, 10_000)
  const told = await overview('segment=france')
  const bought = [{ placement: 'home', attributed_orders: 1, attributed_revenue_minor: 700 }]
  expect(told).toMatchObject({ shelves: [], placements: bought, previous_placements: [] })
  const later = addDays(told.to as string, 1)
  expect(await overview(`segment=france&from=${later}&to=${later}`)).toMatchObject({
    placements: [],
    previous_placements: bought,
  })
})
