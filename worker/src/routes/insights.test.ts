import { describe, expect, it, vi } from 'vitest'
import { addDays } from '#shared/maths/calendar'
import { comparisons } from '#shared/maths/comparison'
import type { DayPoint, Overview } from '#shared/wire/insight'
import { about, books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

interface Bought {
  at: string
  amount: number
  customer: string
  more?: object
}

async function sell(store: TestStore, list: readonly Bought[]): Promise<void> {
  const orders = list.map(({ at, amount, customer, more }, i) => ({
    id: `o${i}`,
    created_at: Date.parse(at),
    currency: 'GBP',
    customer_id: customer,
    items: [{ item_id: 'book-1', quantity: 1, price_minor: amount }],
    ...more,
  }))
  await store.server('POST', '/v1/orders', jsonLines(orders))
  await vi.waitFor(async () => expect((await overview(store)).totals.orders).toBe(list.length), 5_000)
}

async function overview(store: TestStore, query = ''): Promise<Overview> {
  return (await store.server('GET', `/v1/insights/overview${query}`)).json()
}

const revenueByDay = (series: readonly DayPoint[]) => series.map((point) => [point.day, point.revenue_minor])

describe('the overview', () => {
  it('sums a range, both ends counted, beside the range of the same length just before', async () => {
    const store = await makeStore(books(1))
    await sell(store, [
      { at: '2026-01-01T10:00Z', amount: 100, customer: 'a' },
      { at: '2026-01-03T10:00Z', amount: 200, customer: 'a', more: { discount_minor: 50, tax_minor: 20 } },
      { at: '2026-01-04T10:00Z', amount: 400, customer: 'b', more: { shipping_minor: 30 } },
      { at: '2026-01-04T11:00Z', amount: 800, customer: 'b' },
      { at: '2026-01-06T23:59Z', amount: 1_600, customer: 'c' },
      { at: '2026-01-07T00:00Z', amount: 3_200, customer: 'c' },
    ])
    const seen = await overview(store, '?from=2026-01-04&to=2026-01-06')
    expect(seen).toMatchObject({ currency: 'GBP', time_zone: 'UTC', from: '2026-01-04', to: '2026-01-06' })
    expect(seen.totals).toMatchObject({
      revenue_minor: 2_800,
      net_revenue_minor: 2_800,
      orders: 3,
      customers: 2,
      new_customers: 2,
    })
    expect(seen.previous).toMatchObject({
      from: '2026-01-01',
      to: '2026-01-03',
      totals: { revenue_minor: 300, net_revenue_minor: 230, orders: 2, customers: 1, new_customers: 1 },
    })
    expect(revenueByDay(seen.series)).toEqual([
      ['2026-01-04', 1_200],
      ['2026-01-05', 0],
      ['2026-01-06', 1_600],
    ])
    expect(revenueByDay(seen.previous_series)).toEqual([
      ['2026-01-01', 100],
      ['2026-01-02', 0],
      ['2026-01-03', 200],
    ])
  })

  it('covers everything known without days, and every total is the sum of its series', async () => {
    const store = await makeStore(books(1))
    await sell(store, [
      { at: '2025-12-30T10:00Z', amount: 100, customer: 'a' },
      { at: '2026-01-02T10:00Z', amount: 250, customer: 'b' },
    ])
    const { from, to, totals, series } = await overview(store)
    expect([from, to]).toEqual(['2025-12-30', '2026-01-02'])
    for (const field of ['revenue_minor', 'net_revenue_minor', 'orders', 'sessions', 'views'] as const) {
      expect(
        series.reduce((sum, point) => sum + point[field], 0),
        field,
      ).toBe(totals[field])
    }
  })

  it('is empty, not broken, for a new store and for days without anything', async () => {
    const store = await makeStore()
    const fresh = await overview(store)
    expect(fresh.totals).toMatchObject({ revenue_minor: 0, orders: 0, customers: 0 })
    expect(fresh.series).toHaveLength(1)
    const ahead = await overview(store, '?from=2090-01-01')
    expect([ahead.from, ahead.to]).toEqual(['2090-01-01', '2090-01-01'])
    expect((await overview(store, '?to=1990-01-01')).series).toHaveLength(1)
  })

  it('begins its days at midnight in the store’s time zone, on days the clocks change too', async () => {
    const store = await makeStore(books(1), { time_zone: 'America/New_York' })
    await sell(store, [
      { at: '2026-03-08T04:59:59.999Z', amount: 1, customer: 'a' }, // the 7th, 23:59 in winter
      { at: '2026-03-08T05:00:00.000Z', amount: 2, customer: 'a' }, // the 8th, 00:00, a day of 23 hours
      { at: '2026-03-09T03:59:59.999Z', amount: 4, customer: 'a' }, // the 8th, 23:59 in summer
      { at: '2026-03-09T04:00:00.000Z', amount: 8, customer: 'a' }, // the 9th, 00:00
    ])
    expect(revenueByDay((await overview(store)).series)).toEqual([
      ['2026-03-07', 1],
      ['2026-03-08', 6],
      ['2026-03-09', 8],
    ])
  })

  it('counts visits, views and shelves, and credits a shelf with what was bought from it', async () => {
    const store = await makeStore(books(3))
    await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
    const shelf = { placement: 'home', recommender: 'bestsellers' }
    const { visitor } = await store.events([
      { name: 'view_item_list', ...shelf },
      { name: 'view_item_list', placement: 'cart', recommender: 'bought-together' },
      about('book-1', { name: 'select_item', ...shelf }),
      about('book-1'),
      about('book-2'),
    ])
    const line = (item_id: string, price_minor: number) => ({ item_id, quantity: 1, price_minor })
    const order = { id: 'o1', created_at: Date.now(), currency: 'GBP', visitor }
    await store.server('POST', '/v1/orders', { ...order, items: [line('book-1', 900), line('book-2', 500)] })
    await vi.waitFor(async () => expect((await overview(store)).totals.orders).toBe(1), 5_000)
    const { totals, shelves } = await overview(store)
    expect(totals).toMatchObject({
      revenue_minor: 1_400,
      customers: 1,
      sessions: 1,
      views: 2,
      impressions: 2,
      clicks: 1,
      attributed_orders: 1,
      attributed_revenue_minor: 900,
    })
    expect(shelves).toHaveLength(2)
    expect(shelves).toContainEqual({
      ...shelf,
      impressions: 1,
      clicks: 1,
      attributed_orders: 1,
      attributed_revenue_minor: 900,
    })
    const now = await overview(store)
    for (const compare of comparisons) {
      // The days that have the known ones before them by this rule.
      const [from, to] = [now.from, now.to].map((day) => addDays(day, compare === 'year' ? 364 : 7)) as [
        string,
        string,
      ]
      const later = await overview(store, `?from=${from}&to=${to}&compare=${compare}`)
      const expected = await overview(store, `?from=${later.previous.from}&to=${later.previous.to}`)
      expect(later.previous_shelves).toEqual(expected.shelves)
      expect(later.shelves).toEqual([])
      if (compare !== 'previous') expect(later.previous_shelves).toHaveLength(2)
    }
  })

  it('credits nobody with what was not clicked, or clicked only afterwards', async () => {
    const store = await makeStore(books(2))
    const shelf = { placement: 'home', recommender: 'bestsellers' }
    const { visitor } = await store.events([about('book-1', { name: 'select_item', ...shelf })])
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    await sell(store, [
      {
        at: at(0),
        amount: 5,
        customer: 'a',
        more: { visitor, items: [{ item_id: 'book-2', quantity: 1, price_minor: 5 }] },
      },
      { at: at(-1), amount: 5, customer: 'a' },
    ])
    expect((await overview(store)).totals).toMatchObject({
      orders: 2,
      attributed_orders: 0,
      attributed_revenue_minor: 0,
    })
  })
})
