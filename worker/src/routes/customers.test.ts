import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type CustomerList, type CustomerRow, type CustomerSort, customerSorts } from '#shared/wire/customer'
import { about, books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const customers = 23
const guests = 4

describe('the list of customers', () => {
  let store: TestStore

  beforeAll(async () => {
    store = await makeStore(books(1))
    await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
    const orders = Array.from({ length: customers + guests }, (_, i) => ({
      id: `o${i}`,
      // Days, and amounts more so, are the same for many: order among them must still be one order.
      created_at: Date.UTC(2026, 0, 1 + (i % 5)),
      currency: 'GBP',
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 100 * (1 + (i % 3)) }],
      ...(i < customers
        ? { customer_id: `客户-${i}`, customer_name: i % 2 ? `Émma ${i}` : `Nora ${i}` }
        : { email: `guest-${i}@mail.example` }),
    }))
    await store.server('POST', '/v1/orders', jsonLines(orders))
    await store.events([about('book-1')])
    await vi.waitFor(async () => expect((await list('kind=all')).total).toBe(customers + guests + 1), 5_000)
  })

  async function list(query = ''): Promise<CustomerList> {
    const answer = await store.server('GET', `/v1/customers?${query}`)
    expect(answer.status).toBe(200)
    return answer.json()
  }

  async function pages(query: string, limit: number): Promise<CustomerRow[]> {
    const rows: CustomerRow[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const more = cursor && `&cursor=${encodeURIComponent(cursor)}`
      const page: CustomerList = await list(`${query}&limit=${limit}${more}`)
      expect(page.customers.length).toBeLessThanOrEqual(limit)
      rows.push(...page.customers)
      cursor = page.next_cursor
    }
    return rows
  }

  const sortedBy: Record<CustomerSort, (row: CustomerRow) => number> = {
    revenue: (row) => row.revenue_minor,
    orders: (row) => row.orders,
    last_seen: (row) => row.last_seen_at,
    first_seen: (row) => row.first_seen_at,
    net_revenue: (row) => row.net_revenue_minor,
    last_order: (row) => Date.parse(row.last_order_day ?? '1969-01-01'),
    points: (row) => row.points ?? 0,
  }

  it.each(customerSorts)(
    'pages by %s from the greatest down, without a gap or a repeat among equals',
    async (sort) => {
      const whole = await list(`sort=${sort}&kind=all&limit=200`)
      expect(whole.next_cursor).toBe(null)
      const values = whole.customers.map(sortedBy[sort])
      expect(values).toEqual(values.toSorted((a, b) => b - a))
      for (const limit of [1, 4, 28]) {
        expect(await pages(`sort=${sort}&kind=all`, limit)).toEqual(whole.customers)
      }
      const upwards = await pages(`sort=${sort}&direction=asc&kind=all`, 7)
      expect(upwards.map(sortedBy[sort])).toEqual(values.toReversed())
      expect(new Set(upwards.map(({ id }) => id)).size).toBe(upwards.length)
    },
  )

  it('shows kinds apart; without one, those who are known by name or e-mail', async () => {
    const kinds = async (query: string) =>
      [...new Set((await list(query)).customers.map(({ kind }) => kind))].toSorted()
    expect([await kinds(''), (await list()).total]).toEqual([['customer', 'guest'], customers + guests])
    expect([await kinds('kind=customer'), (await list('kind=customer')).total]).toEqual([
      ['customer'],
      customers,
    ])
    expect([await kinds('kind=guest'), (await list('kind=guest')).total]).toEqual([['guest'], guests])
    expect([await kinds('kind=visitor'), (await list('kind=visitor')).total]).toEqual([['visitor'], 1])
  })

  it('finds people by a part of their name or id, in any case, and takes signs for themselves', async () => {
    const total = async (q: string) => (await list(`q=${encodeURIComponent(q)}`)).total
    expect(await total('nora')).toBe(12)
    expect(await total('mma 1')).toBe(6)
    expect(await total('客户-2')).toBe(4)
    expect(await total('%')).toBe(0)
    expect(await total("' OR 1=1 --")).toBe(0)
    const inBody = await store.server('POST', '/v1/customers/search', { q: 'nora', limit: 5, orders_min: 1 })
    expect(await inBody.json()).toEqual(await list('q=nora&limit=5&orders_min=1'))
    const found = await pages('q=nora', 5)
    expect(found).toHaveLength(12)
    expect(found.every(({ name }) => name?.startsWith('Nora'))).toBe(true)
  })

  it('counts what each one did', async () => {
    const { customers: rows } = await list(`q=${encodeURIComponent('Nora 20')}`)
    const at = Date.UTC(2026, 0, 1)
    expect(rows).toMatchObject([
      {
        id: 'c:客户-20',
        kind: 'customer',
        name: 'Nora 20',
        orders: 1,
        revenue_minor: 300,
        net_revenue_minor: 300,
        sessions: 0,
        views: 0,
        first_seen_at: at,
        last_seen_at: at,
        last_order_day: '2026-01-01',
        tier: 'member',
        points: expect.any(Number),
        points_held: 0,
      },
    ])
  })
})
