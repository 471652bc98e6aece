import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { decodeRing } from '#shared/recommend/ring-codec'
import type { BulkReport } from '#shared/wire/bulk'
import type { CustomerDetail, CustomerList } from '#shared/wire/customer'
import type { Overview, Totals } from '#shared/wire/insight'
import { indexShardOf } from '../objects/names.ts'
import { about, books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const created_at = Date.UTC(2026, 0, 1, 12)
const item = (total_minor: number) => ({ item_id: 'book-1', quantity: 1, total_minor })

function order(id: string, more: object = {}): object {
  return { id, created_at, currency: 'GBP', items: [item(1_000)], customer_id: '42', ...more }
}

async function post(store: TestStore, ...orders: unknown[]): Promise<BulkReport> {
  return (await store.server('POST', '/v1/orders', jsonLines(orders))).json()
}

async function refund(store: TestStore, id: string, body: object): Promise<Response> {
  return store.server('POST', `/v1/orders/${id}/refunds`, { id: 'r1', created_at, ...body })
}

/** Waits until the dashboard shows these figures: orders are told to it by alarm. */
async function expectTotals(store: TestStore, totals: Partial<Totals>): Promise<void> {
  await vi.waitFor(async () => {
    const overview = (await (await store.server('GET', '/v1/insights/overview')).json()) as Overview
    expect(overview.totals).toMatchObject(totals)
  }, 5_000)
}

async function list(store: TestStore): Promise<CustomerList['customers']> {
  const answer = await store.server('GET', '/v1/customers?kind=all')
  return ((await answer.json()) as CustomerList).customers
}

describe('orders', () => {
  it('count once by id; a later version takes the place of the earlier, an earlier one changes nothing', async () => {
    const store = await makeStore(books(1))
    const first = order('o1', { updated_at: created_at + 1, items: [item(1_000), item(500)] })
    expect(await post(store, first)).toMatchObject({ created: 1, updated: 0, unchanged: 0, rejected: 0 })
    expect(await post(store, first)).toMatchObject({ created: 0, unchanged: 1 })
    await expectTotals(store, { revenue_minor: 1_500, orders: 1, customers: 1 })
    expect(await post(store, order('o1', { updated_at: created_at + 2 }))).toMatchObject({ updated: 1 })
    expect(await post(store, first)).toMatchObject({ unchanged: 1 })
    await expectTotals(store, { revenue_minor: 1_000, orders: 1 })
    expect(await post(store, order('o1', { updated_at: created_at + 3, cancelled: true }))).toMatchObject({
      updated: 1,
    })
    await expectTotals(store, { revenue_minor: 0, net_revenue_minor: 0, orders: 0, customers: 0 })
  })

  it('count once though they come many times at once and twice in one body', async () => {
    const store = await makeStore(books(1))
    const reports = await Promise.all(Array.from({ length: 4 }, () => post(store, order('o1'), order('o1'))))
    expect(reports.reduce((sum, { created }) => sum + created, 0)).toBe(1)
    await expectTotals(store, { revenue_minor: 1_000, orders: 1 })
  })

  it('tell net of discount, tax and refunds, without shipping', async () => {
    const store = await makeStore(books(1))
    const amounts = { discount_minor: 100, tax_minor: 150, shipping_minor: 400 }
    await post(store, order('o1', { ...amounts, refunds: [{ id: 'r0', created_at, amount_minor: 50 }] }))
    await expectTotals(store, { revenue_minor: 1_000, net_revenue_minor: 700 })
  })

  it('report each line that is not taken, by its number, and take the others', async () => {
    const store = await makeStore(books(1))
    const report = await post(
      store,
      order('o1'),
      { ...order('o2'), items: [] },
      order('o3', { currency: 'EUR' }),
      order('o4', { currency: 'EUR', rate: 0.8 }),
      'no order',
    )
    expect(report).toMatchObject({ created: 2, rejected: 3 })
    expect(report.lines.map(({ line, id, faults }) => [line, id, faults[0]?.path])).toEqual([
      [2, 'o2', 'items'],
      [3, 'o3', 'rate'],
      [5, undefined, ''],
    ])
    await expectTotals(store, { revenue_minor: 1_800, orders: 2 })
  })
})

describe('refunds', () => {
  it('lower net revenue once each, and stay when the order is told again', async () => {
    const store = await makeStore(books(1))
    await post(store, order('o1'))
    expect(await (await refund(store, 'o1', { amount_minor: 300 })).json()).toEqual({ outcome: 'created' })
    expect(await (await refund(store, 'o1', { amount_minor: 300 })).json()).toEqual({ outcome: 'unchanged' })
    await expectTotals(store, { revenue_minor: 1_000, net_revenue_minor: 700 })
    await post(store, order('o1', { updated_at: created_at + 1, items: [item(2_000)] }))
    await expectTotals(store, { revenue_minor: 2_000, net_revenue_minor: 1_700 })
  })

  it('are in the order’s currency, as the order is', async () => {
    const store = await makeStore(books(1))
    await post(store, order('o1', { currency: 'EUR', rate: 0.8 }))
    await refund(store, 'o1', { amount_minor: 500 })
    await expectTotals(store, { revenue_minor: 800, net_revenue_minor: 400 })
  })

  it('of an unknown order are answered 404', async () => {
    const store = await makeStore()
    expect((await refund(store, 'o1', { amount_minor: 1 })).status).toBe(404)
  })

  it('find an order whose visitor signed in since', async () => {
    const store = await makeStore(books(1))
    const { visitor } = await store.events([about('book-1')])
    await post(store, order('o1', { visitor, customer_id: undefined }))
    await post(store, order('o2', { visitor }))
    expect((await refund(store, 'o1', { amount_minor: 10 })).status).toBe(200)
    await expectTotals(store, { revenue_minor: 2_000, net_revenue_minor: 1_990, customers: 1 })
  })
})

describe('the owner of an order', () => {
  it('is the customer, else the guest behind the e-mail, else the visitor, else nobody', async () => {
    const store = await makeStore(books(1))
    const { visitor = '' } = await store.events([about('book-1')])
    const anonymous = { customer_id: undefined }
    await post(
      store,
      order('o1', { email: 'emma@mail.example', customer_name: 'Emma' }),
      order('o2', { ...anonymous, email: 'Emma@Mail.example', customer_name: 'Emma W.' }),
      order('o3', { ...anonymous, email: 'emma@mail.example' }),
      order('o4', { ...anonymous, visitor }),
      order('o5', anonymous),
    )
    await expectTotals(store, { orders: 5, revenue_minor: 5_000, customers: 3, new_customers: 3 })
    const people = await list(store)
    expect(people.map(({ id, orders }) => [id.slice(0, 2), orders])).toEqual([
      ['g:', 2],
      ['c:', 1],
      ['v:', 1],
    ])
    expect(JSON.stringify(people)).not.toContain('mail.example')
  })

  it('that names customer and visitor makes one person of them', async () => {
    const store = await makeStore(books(2))
    const { visitor = '' } = await store.events([about('book-1'), about('book-2')])
    await post(store, order('o1', { visitor }))
    const customer = (await (await store.server('GET', '/v1/customers/42')).json()) as CustomerDetail
    expect(customer.aliases).toEqual([`v:${visitor.split('.')[0]}`])
    await vi.waitFor(async () =>
      expect(await list(store)).toMatchObject([{ id: 'c:42', views: 2, orders: 1 }]),
    )
  })

  it('is the first one named, so that an order never has two', async () => {
    const store = await makeStore(books(1))
    await post(store, order('o1'))
    await post(store, order('o1', { customer_id: '43', updated_at: created_at + 1, items: [item(700)] }))
    await expectTotals(store, { revenue_minor: 700, orders: 1, customers: 1 })
    expect(await list(store)).toMatchObject([{ id: 'c:42', orders: 1 }])
  })

  it('who was forgotten takes no more orders and no refunds', async () => {
    const store = await makeStore(books(2))
    const items = [item(1_000), { item_id: 'book-2', quantity: 1, total_minor: 5 }]
    await post(store, order('o1', { items }))
    expect((await store.server('DELETE', '/v1/customers/42')).status).toBe(204)
    const again = await post(store, order('o1', { updated_at: created_at + 1 }), order('o2'))
    expect(again).toMatchObject({ created: 0, rejected: 2, lines: [{ code: 'erased' }, { code: 'erased' }] })
    expect((await refund(store, 'o1', { amount_minor: 1 })).status).toBe(410)
    expect(await list(store)).toEqual([])
    const { baskets } = await indexShardOf(env, store.store.id, 0).rings([], [1], null)
    expect(decodeRing(baskets[0]!).size).toBe(0)
  })
})
