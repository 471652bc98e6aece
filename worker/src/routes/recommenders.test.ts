import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Product } from '#shared/wire/product'
import type { RecommendationResult, Shelf } from '#shared/wire/recommendation'
import { customerOf, indexShardOf } from '../objects/names.ts'
import { about, books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const day = 86_400_000

/** Isolates hold copies for some seconds, counts for a minute: this is later than all. */
function later(ms = 90_000): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
}
afterEach(() => {
  vi.useRealTimers()
})

interface TestOrder {
  customer: string
  items: string[]
  at?: number
}

/** Orders of customers, published to the index. */
async function sell(store: TestStore, orders: TestOrder[]): Promise<void> {
  const lines = orders.map(({ customer, items, at = Date.now() }, i) => ({
    id: `o${i}-${at}`,
    created_at: at,
    customer_id: customer,
    currency: 'GBP',
    items: items.map((item_id) => ({ item_id, quantity: 1, price_minor: 1_000 })),
  }))
  expect((await store.server('POST', '/v1/orders', jsonLines(lines))).status).toBe(200)
  for (const customer of new Set(orders.map((order) => order.customer))) await publish(store, `c:${customer}`)
}

/** Past visits of customers, published to the index. */
async function visit(
  store: TestStore,
  visits: { customer?: string; items: string[]; at: number }[],
): Promise<void> {
  const lines = visits.map(({ customer, items, at }, i) => ({
    id: `v${i}-${at}`,
    started_at: at,
    items,
    ...(customer === undefined ? {} : { customer_id: customer }),
  }))
  expect((await store.server('POST', '/v1/sessions', jsonLines(lines))).status).toBe(200)
  for (const { customer } of visits) if (customer) await publish(store, `c:${customer}`)
}

async function publish(store: TestStore, key: string): Promise<void> {
  await runDurableObjectAlarm(customerOf(env, store.store.id, key))
}

async function shelf(
  store: TestStore,
  placement: string,
  { customer, ...context }: { customer?: string; [field: string]: unknown } = {},
): Promise<Shelf> {
  const request = { context, shelves: [{ id: 's', placement, limit: 6 }] }
  const response = customer
    ? await store.server('GET', `/v1/customers/${customer}/recommendations?placement=${placement}&limit=6`)
    : await store.page('/v1/recommendations', request)
  expect(response.status).toBe(200)
  return ((await response.json()) as RecommendationResult).shelves[0]!
}

const ids = ({ products }: Shelf) => products.map(({ id }) => id)
const reasons = ({ products }: Shelf) => products.map(({ reason }) => reason)
const book = (n: number) => ({ id: `book-${n}`, title: `Book ${n}` })
const people = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`)

describe('each recommender, by the placement of its name', () => {
  it('tells what people bought after they had looked at a product, recounted', async () => {
    const store = await makeStore(books(20))
    const now = Date.now()
    const viewers = people(9)
    await visit(
      store,
      viewers.map((customer) => ({ customer, items: ['book-1', 'book-2'], at: now - 2 * day })),
    )
    // Six of nine bought 2 the day after; two bought 3, one of them before the view.
    await sell(store, [
      ...viewers.slice(0, 6).map((customer) => ({ customer, items: ['book-2'], at: now - day })),
      { customer: 'p6', items: ['book-3', 'book-1'], at: now - day },
      { customer: 'p7', items: ['book-3'], at: now - 9 * day },
      ...people(40).map((_, i) => ({ customer: `other${i % 3}`, items: ['book-9'], at: now - i * day })),
    ])
    later()
    const then = await shelf(store, 'viewed-then-bought', { product: 'book-1' })
    expect(ids(then)).toEqual(['book-2'])
    expect(reasons(then)).toEqual([{ because: 'viewed_then_bought', item: book(1), people: 6, of: 9 }])
    expect(then.personal).toBe(false)
  })

  it('completes a cart of several products, and tells of how many people', async () => {
    const store = await makeStore(books(20))
    await sell(
      store,
      people(6).map((customer, i) => ({
        customer,
        items: i < 5 ? ['book-1', 'book-2', 'book-3'] : ['book-1'],
      })),
    )
    later()
    const cart = await shelf(store, 'cart-completion', { cart: ['book-1', 'book-2'] })
    expect(ids(cart)).toEqual(['book-3'])
    expect(reasons(cart)).toEqual([{ because: 'bought_together', item: book(2), people: 5, of: 5 }])
    expect(ids(await shelf(store, 'cart-completion'))).toEqual([])
  })

  it('offers again what people like this one buy again, with how often and when they did', async () => {
    const store = await makeStore(books(20))
    const now = Date.now()
    const months = (customer: string) =>
      [3, 2, 1].map((back) => ({ customer, items: ['book-1'], at: now - back * 30 * day }))
    await sell(store, [
      ...people(8).flatMap(months),
      ...people(30).map((_, i) => ({ customer: `once${i}`, items: ['book-2'], at: now - 60 * day })),
      { customer: 'anna', items: ['book-1', 'book-2'], at: now - 31 * day },
    ])
    later()
    const again = await shelf(store, 'buy-again', { customer: 'anna' })
    expect(ids(again)).toEqual(['book-1'])
    expect(reasons(again)).toEqual([{ because: 'buy_again', times: 1, last_at: now - 31 * day }])
    expect(again).toMatchObject({ personal: true, heading: { because: 'buy_again' } })
    expect(again.heading).toEqual({ because: 'buy_again' })
    const often = await shelf(store, 'buy-again', { customer: 'p3' })
    expect(reasons(often)).toEqual([{ because: 'buy_again', times: 3, last_at: now - 30 * day }])
    expect(ids(await shelf(store, 'buy-again', { customer: 'once1' }))).toEqual([])
  })

  it('suits the long-term taste: what goes with what was bought and opened before', async () => {
    const store = await makeStore(books(20))
    const now = Date.now()
    await sell(store, [
      ...people(3).map((customer) => ({ customer, items: ['book-1', 'book-5'], at: now - day })),
      { customer: 'anna', items: ['book-1'], at: now - 20 * day },
    ])
    await visit(store, [
      ...people(3).map((_, i) => ({ items: ['book-2', 'book-6'], at: now - day - i })),
      { customer: 'anna', items: ['book-2'], at: now - 10 * day },
    ])
    later()
    const taste = await shelf(store, 'taste', { customer: 'anna' })
    expect(new Set(ids(taste))).toEqual(new Set(['book-5', 'book-6']))
    expect(taste.personal).toBe(true)
    const reasonOf = (id: string) => taste.products.find((product) => product.id === id)?.reason
    expect(reasonOf('book-5')).toEqual({ because: 'history', item: book(1), did: 'bought' })
    expect(reasonOf('book-6')).toEqual({ because: 'history', item: book(2), did: 'viewed' })
    expect(ids(await shelf(store, 'taste'))).toEqual([])
  })

  it('finds what resembles a product nobody has seen', async () => {
    const described = (id: string, title: string, more: Partial<Product> = {}): Product => ({
      id,
      title,
      url: `https://shop.example/${id}`,
      price_minor: 900,
      ...more,
    })
    const store = await makeStore([
      described('whale', 'The White Whale', { brand: 'Harpoon Press', categories: ['Sea'] }),
      described('captain', 'A Captain and his Whale', { categories: ['Sea'] }),
      described('cook', 'Recipes', { description: 'Cooking for a captain at sea', tags: ['kitchen'] }),
      described('harpoon', 'Knots', { brand: 'Harpoon Press' }),
      ...books(20),
    ])
    const alike = await shelf(store, 'similar', { product: 'whale' })
    expect(ids(alike)).toEqual(['harpoon', 'captain', 'cook'])
    const item = { id: 'whale', title: 'The White Whale' }
    expect(reasons(alike)).toEqual([
      { because: 'similar', item, shared: 'Harpoon Press' },
      { because: 'similar', item, shared: 'Sea' },
      { because: 'similar', item },
    ])
    expect(alike.heading).toEqual({ because: 'similar', item })
    // A new text is found at once, a removed product no more.
    await store.server('PUT', '/v1/products', jsonLines([described('cook', 'Soups')]))
    await store.server('DELETE', '/v1/products/captain')
    later()
    expect(ids(await shelf(store, 'similar', { product: 'whale' }))).toEqual(['harpoon'])
  })

  it('shows more of a brand that was looked at', async () => {
    const list = books(12).map((one, i) => ({ ...one, brand: i < 6 ? 'Minerva' : 'Apollo' }))
    const store = await makeStore(list)
    const brand = await shelf(store, 'brand-bestsellers', { items: ['book-2'] })
    expect(new Set(ids(brand))).toEqual(new Set(['book-1', 'book-3', 'book-4', 'book-5', 'book-6']))
    expect(reasons(brand)[0]).toEqual({ because: 'brand', brand: 'Minerva', item: book(2) })
  })

  it('shows what is reduced, what is liked first', async () => {
    const list = books(40).map((one, i) => ({
      ...one,
      categories: [i < 20 ? 'Gothic' : 'Poetry'],
      ...(i === 3 || i === 30 ? { list_price_minor: 2 * one.price_minor } : {}),
    }))
    const store = await makeStore(list)
    const liked = await shelf(store, 'on-sale', { items: ['book-25'] })
    expect(ids(liked)).toEqual(['book-31', 'book-4'])
    expect(reasons(liked)).toEqual([
      { because: 'on_sale', percent: 50, category: 'Poetry' },
      { because: 'on_sale', percent: 50 },
    ])
    expect((await shelf(store, 'on-sale', { items: ['book-5'] })).products[0]!.id).toBe('book-4')
  })

  it('brings a cart to free shipping with what goes with it', async () => {
    const list = books(10).map((one, i) => ({ ...one, price_minor: (i + 1) * 300, categories: ['Novels'] }))
    const store = await makeStore(list)
    expect(ids(await shelf(store, 'to-free-shipping', { cart: ['book-4'] }))).toEqual([])
    await store.server('PUT', '/v1/settings', { recommendation: { free_shipping_minor: 2_000 } })
    later()
    // 1200 in the cart, 800 missing: 900 to 1500 are left to choose from.
    const free = await shelf(store, 'to-free-shipping', { cart: ['book-4'] })
    expect(new Set(ids(free))).toEqual(new Set(['book-3', 'book-5']))
    expect(reasons(free)).toEqual(
      free.products.map(() => ({ because: 'to_free_shipping', missing_minor: 800 })),
    )
    expect(ids(await shelf(store, 'to-free-shipping', { cart: ['book-7'] }))).toEqual([])
  })

  it('notices what is opened more than it used to be', async () => {
    const store = await makeStore(books(20))
    const now = Date.now()
    const opened = (item: string, hoursBack: number[]) =>
      hoursBack.map((hours) => ({ items: [item], at: now - hours * 3_600_000 }))
    await visit(store, [
      ...opened('book-1', [1, 2, 3, 4, 5, 5.5]),
      ...opened(
        'book-2',
        Array.from({ length: 40 }, (_, i) => 1 + i * 12),
      ),
      ...opened('book-3', [1, 2]),
    ])
    later(1_000)
    const trending = await shelf(store, 'trending')
    expect(ids(trending)).toEqual(['book-1'])
    expect(reasons(trending)).toEqual([{ because: 'trending', hours: 6, people: 6 }])
    expect(trending.heading).toEqual({ because: 'trending', hours: 6 })
  })

  it('tries what few people saw yet', async () => {
    const store = await makeStore(books(3))
    await visit(
      store,
      Array.from({ length: 25 }, (_, i) => ({ items: ['book-2'], at: Date.now() - i * 60_000 })),
    )
    await runDurableObjectAlarm(indexShardOf(env, store.store.id, 0))
    later()
    const tried = await shelf(store, 'explore')
    expect(new Set(ids(tried))).toEqual(new Set(['book-1', 'book-3']))
    expect(reasons(tried)[0]).toEqual({ because: 'discover' })
  })
})

describe('a person without a past here', () => {
  it('is served by what the page knows alone', async () => {
    const store = await makeStore(books(10))
    const { visitor } = await store.events([about('book-1'), about('book-2')])
    expect(visitor).toBeTruthy()
    expect(ids(await shelf(store, 'taste', { items: ['book-1'] }))).toEqual([])
  })
})
