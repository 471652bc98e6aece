import { describe, expect, it, vi } from 'vitest'
import type { CubeAnswer } from '#shared/wire/cube'
import type { Product } from '#shared/wire/product'
import { jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const products: Product[] = ['a', 'b', 'c', 'd'].map((id, i) => ({
  id,
  title: `Product ${id}`,
  url: `https://shop.example/${id}`,
  price_minor: 100,
  categories: [i < 2 ? 'Books' : 'Toys, =2+3'],
  brand: i % 2 === 0 ? 'Faber' : 'Penguin',
}))

interface Sold {
  id: string
  customer: string
  day: string
  lines: [item: string, quantity: number, price: number][]
  discount?: number
  cancelled?: boolean
}

/** Forty orders of nine customers over three months, made by a rule: no two runs differ. */
const sold: Sold[] = Array.from({ length: 40 }, (_, i) => ({
  id: `o${i}`,
  customer: `c${(i * 7) % 9}`,
  day: new Date(Date.UTC(2026, 0, 1) + i * 2 * 86_400_000).toISOString().slice(0, 10),
  lines: ['a', 'b', 'c', 'd']
    .filter((_, j) => (i + j) % 3 > 0)
    .map((item, j) => [item, 1 + ((i + j) % 3), 100 + ((i * 37 + j * 11) % 50)]),
  ...(i % 4 === 0 ? { discount: 51 } : {}),
}))

const asOrder = ({ id, customer, day, lines, discount, cancelled }: Sold, updated = 0) => ({
  id,
  created_at: Date.parse(`${day}T12:00Z`),
  updated_at: Date.parse(`${day}T12:00Z`) + updated,
  currency: 'GBP',
  customer_id: customer,
  items: lines.map(([item_id, quantity, price_minor]) => ({ item_id, quantity, price_minor })),
  ...(discount ? { discount_minor: discount } : {}),
  ...(cancelled ? { cancelled } : {}),
})

async function ask(store: TestStore, query: string): Promise<CubeAnswer> {
  return (await store.server('GET', `/v1/insights/cube?${query}`)).json()
}

async function told(store: TestStore, orders: readonly Sold[]): Promise<void> {
  const gross = orders.filter(({ cancelled }) => !cancelled).reduce((sum, one) => sum + grossOf(one), 0)
  await vi.waitFor(async () => expect((await ask(store, '')).totals.gross_minor).toBe(gross), 10_000)
}

const grossOf = ({ lines }: Sold) => lines.reduce((sum, [, quantity, price]) => sum + quantity * price, 0)
const categoryOf = (item: string) => (item < 'c' ? 'Books' : 'Toys, =2+3')
const brandOf = (item: string) => (item === 'a' || item === 'c' ? 'Faber' : 'Penguin')

describe('the cube', () => {
  it('sums what a plain recount of the orders sums, by lines, buyers and months', async () => {
    const store = await makeStore(products)
    await store.server('POST', '/v1/orders', jsonLines(sold.map((one) => asOrder(one))))
    await told(store, sold)

    const byCategory = await ask(store, 'measures=orders,units,gross_minor,customers&by=category,month')
    const expected = new Map<
      string,
      { orders: Set<string>; people: Set<string>; units: number; gross: number }
    >()
    for (const one of sold) {
      for (const [item, quantity, price] of one.lines) {
        const key = `${categoryOf(item)} ${one.day.slice(0, 7)}`
        const cell = expected.get(key) ?? { orders: new Set(), people: new Set(), units: 0, gross: 0 }
        cell.orders.add(one.id)
        cell.people.add(one.customer)
        cell.units += quantity
        cell.gross += quantity * price
        expected.set(key, cell)
      }
    }
    expect(byCategory.cells.map(({ keys, figures }) => [keys.join(' '), figures])).toEqual(
      [...expected]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { orders, people, units, gross }]) => [
          key,
          { orders: orders.size, units, gross_minor: gross, customers: people.size },
        ]),
    )

    const byBuyer = await ask(store, 'measures=orders,customers&by=buyer')
    const customers = new Set(sold.map(({ customer }) => customer)).size
    expect(byBuyer.cells).toEqual([
      { keys: ['known'], figures: { orders: sold.length - customers, customers } },
      { keys: ['new'], figures: { orders: customers, customers } },
    ])
    expect(byBuyer.totals).toEqual({ orders: sold.length, customers })

    // Net is shared out among the lines to the unit.
    const net = sold.reduce((sum, one) => sum + grossOf(one) - (one.discount ?? 0), 0)
    const byBrand = await ask(store, 'measures=net_minor&by=brand')
    expect(byBrand.cells.reduce((sum, { figures }) => sum + (figures.net_minor ?? 0), 0)).toBe(net)
    expect(byBrand.totals.net_minor).toBe(net)
  })

  it('drills down, takes back what changed, and keeps to its days', async () => {
    const store = await makeStore(products)
    await store.server('POST', '/v1/orders', jsonLines(sold.map((one) => asOrder(one))))
    const changed = sold.map((one, i) => {
      if (i % 5 === 0) return { ...one, cancelled: true }
      return i % 5 === 1 ? { ...one, lines: one.lines.slice(0, 1) } : one
    })
    await store.server('POST', '/v1/orders', jsonLines(changed.map((one) => asOrder(one, 1_000))))
    await told(store, changed)
    const from = '2026-01-15'
    const to = '2026-02-20'
    const answer = await ask(
      store,
      `measures=orders,gross_minor,units&by=week&brand=Faber&category=Books&from=${from}&to=${to}`,
    )
    const alive = changed.filter(({ day, cancelled }) => !cancelled && day >= from && day <= to)
    const weeks = new Map<string, { orders: number; gross_minor: number; units: number }>()
    for (const { day, lines } of alive) {
      const own = lines.filter(([item]) => categoryOf(item) === 'Books' && brandOf(item) === 'Faber')
      if (own.length === 0) continue
      const date = new Date(day)
      const monday = new Date(Date.parse(day) - ((date.getUTCDay() + 6) % 7) * 86_400_000)
      const week = monday.toISOString().slice(0, 10)
      const sums = weeks.get(week) ?? { orders: 0, gross_minor: 0, units: 0 }
      sums.orders++
      sums.gross_minor += own.reduce((sum, [, quantity, price]) => sum + quantity * price, 0)
      sums.units += own.reduce((sum, [, quantity]) => sum + quantity, 0)
      weeks.set(week, sums)
    }
    expect(answer.cells).toEqual([...weeks].map(([week, figures]) => ({ keys: [week], figures })))
    expect(answer.where).toEqual({ brand: 'Faber', category: 'Books' })
    expect((await ask(store, 'by=brand&brand=Nobody')).cells).toEqual([])
  })

  it('counts visits by channel and time, and says where it cannot', async () => {
    const store = await makeStore(products)
    await store.events([
      { items: [{ item_id: 'a' }], referrer: 'https://www.bing.com' },
      { items: [{ item_id: 'b' }] },
    ])
    await vi.waitFor(async () => {
      const { cells } = await ask(store, 'measures=visits,orders&by=channel')
      expect(cells).toEqual([{ keys: ['search'], figures: { visits: 1, orders: 0 } }])
    }, 10_000)
    const brands = await ask(store, 'measures=visits,orders&by=brand')
    expect(brands).toMatchObject({ lacking: { visits: 'not_by_these' }, totals: { visits: null, orders: 0 } })
  })

  it('is a table for spreadsheets, in which no text is a formula', async () => {
    const store = await makeStore(products)
    const one: Sold = { id: 'o', customer: 'ann', day: '2026-01-01', lines: [['c', 2, 150]] }
    await store.server('POST', '/v1/orders', jsonLines([asOrder(one)]))
    await told(store, [one])
    const answer = await store.server(
      'GET',
      '/v1/insights/cube?by=category&measures=units,net_minor&format=csv',
    )
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await answer.arrayBuffer()),
    ).toBe('\uFEFFcategory,units,net_minor\r\n"Toys, =2+3",2,300\r\n')
  })

  it('refuses what makes no cube', async () => {
    const store = await makeStore()
    for (const query of [
      'by=moon',
      'by=day,week',
      'by=brand,tier,channel',
      'measures=love',
      'by=tier,tier',
    ]) {
      expect((await store.server('GET', `/v1/insights/cube?${query}`)).status, query).toBe(400)
    }
  })
})
