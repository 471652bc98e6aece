import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PlacementList } from '#shared/wire/placement'
import type { Product } from '#shared/wire/product'
import type { RecommendationResult, Shelf } from '#shared/wire/recommendation'
import type { RulesPreview } from '#shared/wire/rule'
import { catalogueOf } from '../objects/names.ts'
import { books, call, makeStore, type TestStore } from '../testing/store.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** Twenty books: the odd ones of publisher A, the even ones of B; the last ten on sale in the tag `sale`. */
const library = (): Product[] =>
  books(20).map((book, i) => ({
    ...book,
    brand: i % 2 === 0 ? 'A' : 'B',
    tags: i >= 10 ? ['sale'] : [],
    stock: 5,
    published_at: Date.UTC(2020, 0, 1) + i,
  }))

async function shelf(store: TestStore, more: object = {}, context: object = {}): Promise<Shelf> {
  const shelves = [{ id: 's', placement: 'home', limit: 4, ...more }]
  const answer = await store.page('/v1/recommendations', { context, shelves })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as RecommendationResult).shelves[0]!
}
const ids = ({ products }: Shelf) => products.map(({ id }) => Number(id.slice(5)))

const save = async (store: TestStore, settings: object) =>
  expect((await store.server('PUT', '/v1/settings', settings)).status).toBe(200)

describe('rules', () => {
  it('pin, boost, bury, exclude and let only some through', async () => {
    const store = await makeStore(library())
    expect(ids(await shelf(store))).toEqual([20, 19, 18, 17])
    const apart = { recommendation: { diversity: 0, exploration: 0 } }
    await save(store, {
      ...apart,
      rules: [{ id: 'r', action: 'pin', products: ['book-3', 'none'], position: 2 }],
    })
    const pinned = await shelf(store)
    expect(ids(pinned)).toEqual([20, 3, 19, 18])
    expect(pinned.products[1]).toMatchObject({ recommender: 'pinned', reason: { because: 'chosen' } })
    expect(pinned).toMatchObject({ recommender: 'new-arrivals', heading: { because: 'new' } })
    await save(store, { rules: [{ id: 'r', action: 'boost', match: { brands: ['A'] }, factor: 9 }] })
    expect(ids(await shelf(store))).toEqual([19, 17, 15, 13])
    await save(store, { rules: [{ id: 'r', action: 'bury', match: { brands: ['B'] }, factor: 0.01 }] })
    expect(ids(await shelf(store))).toEqual([19, 17, 15, 13])
    await save(store, { rules: [{ id: 'r', action: 'exclude', match: { tags: ['sale'] } }] })
    expect(ids(await shelf(store))).toEqual([10, 9, 8, 7])
    await save(store, {
      rules: [{ id: 'r', action: 'include_only', match: { products: ['book-4', 'book-5'] } }],
    })
    expect(ids(await shelf(store))).toEqual([5, 4])
  })

  it('begin and end by their schedule', async () => {
    const store = await makeStore(library())
    const from = Date.now() + 3_600_000
    await save(store, {
      rules: [{ id: 'r', action: 'pin', products: ['book-3'], from, until: from + 1_000 }],
    })
    expect(ids(await shelf(store))[0]).toBe(20)
    vi.useFakeTimers({ toFake: ['Date'], now: from })
    expect(ids(await shelf(store))[0]).toBe(3)
    vi.setSystemTime(from + 1_001)
    expect(ids(await shelf(store))[0]).toBe(20)
  })

  it('do not water down a list that promises one thing, unless it is named', async () => {
    const store = await makeStore(library())
    const pin = { id: 'r', action: 'pin', products: ['book-3'] }
    await save(store, { rules: [pin] })
    expect((await shelf(store, { placement: 'bought-together' }, { product: 'book-1' })).products).toEqual([])
    await save(store, { rules: [{ ...pin, placements: ['bought-together'] }] })
    const named = await shelf(store, { placement: 'bought-together' }, { product: 'book-1' })
    expect([ids(named), named.recommender, named.heading]).toEqual([[3], 'pinned', { because: 'chosen' }])
  })

  it('give a pinned product to its own shelf, though another of the page would have had it', async () => {
    const store = await makeStore(library())
    await save(store, { rules: [{ id: 'r', action: 'pin', products: ['book-20'], placements: ['search'] }] })
    const shelves = ['home', 'search'].map((placement) => ({ id: placement, placement, limit: 2 }))
    const answer = await store.page('/v1/recommendations', { shelves })
    const page = (await answer.json()) as RecommendationResult
    expect(page.shelves.map(ids)).toEqual([
      [19, 18],
      [20, expect.any(Number)],
    ])
  })

  it('are tried out before they are saved', async () => {
    const store = await makeStore(library())
    await save(store, { rules: [{ id: 'old', action: 'exclude', match: { products: ['book-20'] } }] })
    const preview = async (more: object) =>
      (await (
        await store.server('POST', '/v1/rules/preview', { placement: 'home', limit: 2, ...more })
      ).json()) as RulesPreview
    const rules = [{ id: 'new', action: 'pin', products: ['book-1'], from: Date.now() + 1_000 }]
    const soon = await preview({ rules, at: Date.now() + 2_000 })
    expect([ids(soon.before), ids(soon.after)]).toEqual([
      [19, 18],
      [1, 20],
    ])
    expect([soon.added, soon.removed]).toEqual([
      ['book-1', 'book-20'],
      ['book-19', 'book-18'],
    ])
    expect(ids((await preview({ rules })).after)).toEqual([20, 19])
    expect(ids(await shelf(store, { limit: 2 }))).toEqual([19, 18])
  })
})

describe('a filter', () => {
  it.each([
    [{ brands: ['A'] }, [19, 17, 15, 13]],
    [{ tags: ['sale'], max_price_minor: 1_010 }, [11]],
    [{ min_price_minor: 1_018, categories: ['Novels', 'Poems'] }, [20, 19]],
    [{ categories: ['Nothing'] }, []],
  ])('of %j lets through %j, rather fewer than wrong ones', async (filter, expected) => {
    const store = await makeStore(library())
    expect(ids(await shelf(store, { filter }))).toEqual(expected)
  })
})

describe('a filter by category', () => {
  it('finds what general lists do not reach', async () => {
    const poems = books(3, 'Poetry').map((book, i) => ({ ...book, id: `poem-${i}`, published_at: i }))
    const store = await makeStore([...poems, ...books(320).map((book) => ({ ...book, published_at: 1e12 }))])
    const found = await shelf(store, { filter: { categories: ['Poetry'] } })
    expect(found.products.map(({ id }) => id).toSorted()).toEqual(['poem-0', 'poem-1', 'poem-2'])
    expect(found).toMatchObject({ fallback: true, heading: { because: 'category', category: 'Poetry' } })
  })
})

describe('placements', () => {
  it('are the store’s own where it says so, until it takes that back', async () => {
    const store = await makeStore(library())
    const own = { subject: 'session', recommenders: [{ recommender: 'new-arrivals', most: 2 }] }
    await save(store, { placements: { home: own, mine: { ...own, fallback: ['recently-viewed'] } } })
    expect(ids(await shelf(store))).toEqual([20, 19])
    expect(await shelf(store)).toMatchObject({ fallback: false })
    expect(ids(await shelf(store, { placement: 'mine' }, { items: ['book-1'] }))).toEqual([20, 19, 1])
    const listed = (await (await store.server('GET', '/v1/placements')).json()) as PlacementList
    const changed = listed.placements.filter((placement) => placement.changed)
    expect(changed.map(({ name, recommenders }) => [name, recommenders])).toEqual([
      ['home', [{ recommender: 'new-arrivals', most: 2 }]],
      ['mine', [{ recommender: 'new-arrivals', most: 2 }]],
    ])
    expect(listed.placements.map(({ name }) => name)).not.toContain('next-item')
    await save(store, { placements: { home: null } })
    expect(ids(await shelf(store))).toEqual([20, 19, 18, 17])
    expect(ids(await shelf(store, { placement: 'mine' }))).toEqual([20, 19])
  })

  it('are forty at most', async () => {
    const store = await makeStore()
    const own = { subject: 'session', recommenders: [{ recommender: 'trending' }] }
    const some = (prefix: string, count: number) => ({
      placements: Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, own])),
    })
    await save(store, some('a', 40))
    expect((await store.server('PUT', '/v1/settings', some('b', 1))).status).toBe(400)
    await save(store, { placements: { a0: null, b0: own } })
  })
})

describe('variety', () => {
  it('keeps a shelf to so many of a brand, and shorter rather than break that', async () => {
    const store = await makeStore(library())
    await save(store, { recommendation: { max_per_brand: 1, diversity: 0 } })
    expect(ids(await shelf(store))).toEqual([20, 19])
    await save(store, { recommendation: { max_per_brand: null, diversity: 0.9 } })
    expect(ids(await shelf(store, { limit: 2 }))).toEqual([20, 19])
  })
})

describe('trial', () => {
  it('gives all places but the first to what few people saw, where the store wants that, and says so', async () => {
    const store = await makeStore(library())
    await save(store, { recommendation: { exploration: 1, diversity: 0 } })
    const tried = await shelf(store)
    expect(tried.products.map(({ recommender }) => recommender)).toEqual([
      'new-arrivals',
      ...Array<string>(3).fill('explore'),
    ])
    expect(tried.products[1]?.reason).toEqual({ because: 'discover' })
    expect(ids(await shelf(store))).toEqual(ids(tried))
    expect(
      (await shelf(store, { placement: 'product' })).products.map(({ recommender }) => recommender),
    ).not.toContain('explore')
    await save(store, { recommendation: { exploration: 0 } })
    expect(ids(await shelf(store))).toEqual([20, 19, 18, 17])
  })
})

describe('what must not be shown', () => {
  it('is gone for everybody 5 s after the change was acknowledged at the latest', async () => {
    const store = await makeStore(library())
    expect(ids(await shelf(store))).toEqual([20, 19, 18, 17])
    const soldOut = library()
      .filter(({ id }) => id === 'book-20')
      .map((product) => ({ ...product, stock: 0 }))
    // Through the object, as another isolate's request would come, so that this isolate is told nothing.
    await catalogueOf(env, store.store.id).put(soldOut)
    const acknowledged = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now: acknowledged + 5_000 })
    expect(ids(await shelf(store))).toEqual([19, 18, 17, 16])
    const open = await call('GET', `/v1/stores/${store.store.id}/items/book-1/recommendations?placement=home`)
    expect(await open.text()).not.toContain('book-20"')
  })

  it('is any variant of what was hidden, lies in the cart or is on the page', async () => {
    const variants = library().map((book, i) => ({ ...book, group_id: `g${Math.floor(i / 2)}` }))
    const store = await makeStore(variants)
    await save(store, { recommendation: { diversity: 0 } })
    const context = { product: 'book-20', cart: ['book-18'], hidden: ['book-16'] }
    expect(ids(await shelf(store, {}, context))).toEqual([14, 12, 10, 8])
    const hidden = await store.events([
      { name: 'view_item', items: [{ item_id: 'book-2' }] },
      { name: 'hide_item', items: [{ item_id: 'book-14' }] },
    ])
    const answer = await store.page('/v1/recommendations', {
      visitor: hidden.visitor,
      context,
      shelves: [{ id: 's', placement: 'home', limit: 4 }],
    })
    expect(ids(((await answer.json()) as RecommendationResult).shelves[0]!)).not.toContain(13)
  })
})
