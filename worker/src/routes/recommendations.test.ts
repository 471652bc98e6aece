import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Product } from '#shared/wire/product'
import type { RecommendationResult, Shelf } from '#shared/wire/recommendation'
import { customerOf } from '../objects/names.ts'
import { about, books, call, jsonLines, makeStore as makeAnyStore, type TestStore } from '../testing/store.ts'

/** A store that tries nothing on anybody: whom a trial product is shown follows from a visitor id, which is chance. */
async function makeStore(products: Product[] = [], more: object = {}): Promise<TestStore> {
  const store = await makeAnyStore(products, more)
  await store.server('PUT', '/v1/settings', { recommendation: { exploration: 0 } })
  return store
}

/** Isolates hold copies for some seconds: this is later than all of them but the counts. */
function later(ms = 6_000): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
}
afterEach(() => {
  vi.useRealTimers()
})

async function ask(
  store: TestStore,
  shelves: object[],
  context: object = {},
  more: object = {},
): Promise<Shelf[]> {
  const response = await store.page('/v1/recommendations', { context, shelves, ...more })
  expect(response.status).toBe(200)
  return ((await response.json()) as RecommendationResult).shelves
}

async function shelf(
  store: TestStore,
  placement: string,
  context: object = {},
  more: object = {},
): Promise<Shelf> {
  const [first] = await ask(store, [{ id: 's', placement, limit: 6 }], context, more)
  return first!
}

const ids = (shelf: Shelf) => shelf.products.map(({ id }) => id)

async function publish(store: TestStore, token = ''): Promise<void> {
  await runDurableObjectAlarm(customerOf(env, store.store.id, `v:${token.split('.')[0]}`))
}

/** Forty books, twenty Gothic ones first, then twenty of poetry. */
const library = (): Product[] =>
  books(40).map((book, i) => ({
    ...book,
    categories: ['Books', i < 20 ? 'Gothic' : 'Poetry'],
    published_at: Date.UTC(2020, 0, 1) + i,
  }))

async function sessions(store: TestStore, lists: string[][], prefix = 's'): Promise<unknown> {
  const lines = lists.map((items, i) => ({
    id: `${prefix}${i}`,
    started_at: Date.UTC(2026, 0, 1) + i * 1_000,
    items,
  }))
  return (await store.server('POST', '/v1/sessions', jsonLines(lines))).json()
}

describe('shelves', () => {
  it('turn to a genre that nobody else ever opened, and say why', async () => {
    const store = await makeStore(library())
    await sessions(store, [['book-31', 'book-32']])
    const { visitor } = await store.events([about('book-1'), about('book-2'), about('book-3')])
    const home = await shelf(store, 'home', { items: ['book-1', 'book-2', 'book-3'] }, { visitor })
    expect(home).toMatchObject({
      recommender: 'category-bestsellers',
      personal: true,
      fallback: false,
      heading: { because: 'category', category: 'Gothic', item: { id: 'book-3', title: 'Book 3' } },
    })
    expect(ids(home)).toEqual(['book-20', 'book-19', 'book-18', 'book-17', 'book-16', 'book-15'])
    const remembered = await shelf(store, 'home', {}, { visitor })
    expect(ids(remembered)).toEqual(ids(home))
  })

  it('show a second visitor what the first one opened, as soon as it is published', async () => {
    const store = await makeStore(library())
    const product = { product: 'book-1', items: ['book-1'] }
    expect((await shelf(store, 'product', product)).recommender).toBe('category-bestsellers')
    const { visitor } = await store.events([about('book-1'), about('book-2'), about('book-3')])
    await publish(store, visitor)
    later()
    const also = await shelf(store, 'product', product)
    expect(also).toMatchObject({
      recommender: 'also-viewed',
      personal: false,
      fallback: false,
      heading: { because: 'also_viewed', item: { id: 'book-1' } },
    })
    expect(ids(also).slice(0, 2)).toEqual(['book-2', 'book-3'])
    expect(also.products[0]!.reason).toEqual({
      because: 'also_viewed',
      item: { id: 'book-1', title: 'Book 1' },
    })
  })

  it('tell how many people from five up', async () => {
    const store = await makeStore(library())
    await sessions(store, [...Array(5).fill(['book-1', 'book-2']), ['book-1', 'book-3']])
    const also = await shelf(store, 'also-viewed', { product: 'book-1' })
    expect(also.products.map(({ reason }) => reason)).toEqual([
      { because: 'also_viewed', item: { id: 'book-1', title: 'Book 1' }, people: 5, of: 6 },
      { because: 'also_viewed', item: { id: 'book-1', title: 'Book 1' } },
    ])
  })

  it('name the opened product that speaks loudest', async () => {
    const store = await makeStore(library())
    await sessions(store, [
      ['book-1', 'book-30'],
      ['book-2', 'book-31'],
    ])
    const home = await shelf(store, 'home', { items: ['book-1', 'https://shop.example/books/book-2?x=1'] })
    expect(home).toMatchObject({ recommender: 'session-knn', personal: true })
    expect(home.products.slice(0, 2)).toMatchObject([
      { id: 'book-31', recommender: 'session-knn', reason: { because: 'viewed', item: { id: 'book-2' } } },
      { id: 'book-30', recommender: 'session-knn', reason: { because: 'viewed', item: { id: 'book-1' } } },
    ])
  })

  it('fill products in with price, currency and link', async () => {
    const store = await makeStore(library())
    await sessions(store, [['book-1', 'book-2']])
    const home = await shelf(store, 'home', { items: ['book-1'] })
    expect(home.products[0]).toEqual({
      id: 'book-2',
      title: 'Book 2',
      url: 'https://shop.example/books/book-2',
      price_minor: 1_001,
      currency: 'GBP',
      recommender: 'session-knn',
      reason: { because: 'viewed', item: { id: 'book-1', title: 'Book 1' } },
    })
  })

  it('show a stranger bestsellers, labelled as a fallback, and new arrivals when nothing sells yet', async () => {
    const store = await makeStore(library())
    const empty = await shelf(store, 'home')
    expect(empty).toMatchObject({ recommender: 'new-arrivals', fallback: true, personal: false })
    expect(ids(empty)[0]).toBe('book-40')
    await sessions(store, [['book-7'], ['book-7', 'book-8']])
    later()
    const best = await shelf(store, 'home')
    expect(best).toMatchObject({
      recommender: 'bestsellers',
      fallback: true,
      heading: { because: 'bestseller' },
    })
    expect(ids(best).slice(0, 2)).toEqual(['book-7', 'book-8'])
    expect(await shelf(store, 'bestsellers')).toMatchObject({ recommender: 'bestsellers', fallback: false })
  })

  it('leave out what is hidden, bought, in the cart, sold out or removed, and repeat nothing on a page', async () => {
    const products = library()
    products[4] = { ...products[4]!, stock: 0 }
    const store = await makeStore(products)
    await sessions(store, [
      ['book-1', 'book-2', 'book-3', 'book-4', 'book-5', 'book-6', 'book-7', 'book-8', 'book-9'],
    ])
    expect((await store.server('DELETE', '/v1/products/book-6')).status).toBe(204)
    const context = { items: ['book-1'], hidden: ['book-2'], purchased: ['book-3'], cart: ['book-4'] }
    const shelves = await ask(
      store,
      ['home', 'search'].map((placement) => ({ id: placement, placement, limit: 2 })),
      context,
    )
    expect(shelves.map(ids)).toEqual([
      ['book-7', 'book-8'],
      ['book-9', expect.stringMatching(/^book-(1|2)\d$/)],
    ])
  })

  it('suggest what is bought together, from paid orders only, and never pad', async () => {
    const store = await makeStore(library())
    const order = (id: string, items: string[]) => ({
      id,
      created_at: Date.UTC(2026, 0, 1),
      customer_id: `c-${id}`,
      currency: 'GBP',
      items: items.map((item_id) => ({ item_id, quantity: 1, price_minor: 1_000 })),
    })
    await store.server(
      'POST',
      '/v1/orders',
      jsonLines([
        order('1', ['book-1', 'book-2']),
        order('2', ['book-1', 'book-2']),
        order('3', ['book-3']),
        order('4', ['book-4', 'book-1']),
      ]),
    )
    for (const id of ['1', '2', '3', '4'])
      await runDurableObjectAlarm(customerOf(env, store.store.id, `c:c-${id}`))
    later()
    const together = await shelf(store, 'bought-together', { product: 'book-1' })
    expect(ids(together)).toEqual(['book-2'])
    expect(together.products[0]!.reason).toEqual({
      because: 'bought_together',
      item: { id: 'book-1', title: 'Book 1' },
    })
    expect((await shelf(store, 'cart', { cart: ['book-1'] })).recommender).toBe('cart-completion')
    expect(ids(await shelf(store, 'bought-together', { product: 'book-3' }))).toEqual([])
  })

  it('show what was opened before, newest first, and nothing at all when there is nothing', async () => {
    const store = await makeStore(library())
    const recent = await shelf(store, 'recently-viewed', { items: ['book-1', 'book-2', 'book-1', 'unknown'] })
    expect(ids(recent)).toEqual(['book-1', 'book-2'])
    expect(recent).toMatchObject({ personal: true, heading: { because: 'recently_viewed' } })
    expect(await shelf(store, 'recently-viewed')).toEqual({
      id: 's',
      placement: 'recently-viewed',
      recommender: null,
      heading: null,
      personal: false,
      fallback: false,
      products: [],
    })
  })

  it('know nobody without consent', async () => {
    const store = await makeStore(library())
    const { visitor } = await store.events([about('book-1'), about('book-2')])
    expect((await shelf(store, 'home', {}, { visitor })).personal).toBe(true)
    expect((await shelf(store, 'home', {}, { visitor, consent: 'denied' })).personal).toBe(false)
    const signalled = await store.page(
      '/v1/recommendations',
      { visitor, shelves: [{ id: 's', placement: 'home' }] },
      { 'sec-gpc': '1' },
    )
    expect(((await signalled.json()) as RecommendationResult).shelves[0]!.personal).toBe(false)
  })

  it('answer a bad request with its faults, and a forged visitor with 401', async () => {
    const store = await makeStore()
    const bad = await store.page('/v1/recommendations', {
      shelves: [{ id: 's', placement: '<script>', limit: 99 }],
    })
    expect(bad.status).toBe(400)
    expect(((await bad.json()) as { faults: { path: string }[] }).faults.map(({ path }) => path)).toEqual([
      'shelves.0.placement',
      'shelves.0.limit',
    ])
    const forged = await store.page('/v1/recommendations', {
      visitor: 'abcdefghijklmnopqrst.forged',
      shelves: [{ id: 's', placement: 'home' }],
    })
    expect(forged.status).toBe(401)
  })

  it('are private, while the public ones of a product may be kept by anybody', async () => {
    const store = await makeStore(library())
    await sessions(store, [['book-1', 'book-2']])
    const personal = await store.page('/v1/recommendations', { shelves: [{ id: 's', placement: 'home' }] })
    expect(personal.headers.get('cache-control')).toBe('private, no-store')
    const address = `/v1/stores/${store.store.id}/items/${encodeURIComponent('book-1')}/recommendations?limit=3`
    const open = await call('GET', address, { headers: { origin: 'https://anywhere.example' } })
    expect(open.headers.get('cache-control')).toMatch(/public.*s-maxage=30.*stale-while-revalidate/)
    expect(open.headers.get('access-control-allow-origin')).toBe('*')
    const kept = await call('GET', address)
    expect([kept.headers.get('access-control-allow-origin'), kept.headers.get('vary')]).toEqual(['*', null])
    const { shelves } = (await open.json()) as RecommendationResult
    expect([shelves[0]!.recommender, shelves[0]!.products[0]!.id]).toEqual(['also-viewed', 'book-2'])
    expect(shelves[0]!.products).toHaveLength(3)
    for (const store of ['no-such-store', 'No%20store%20id', 'x'.repeat(2_000)])
      expect((await call('GET', `/v1/stores/${store}/items/a/recommendations`)).status).toBe(404)
    expect((await call('GET', `${address}0000`)).status).toBe(400)
  })

  it('rank without rules for benches', async () => {
    const store = await makeStore(library())
    await sessions(store, [['book-1', 'book-2', 'book-1']])
    const next = await shelf(store, 'next-item', { items: ['book-2', 'book-1'] })
    expect(new Set(ids(next))).toEqual(new Set(['book-1', 'book-2']))
  })
})
