import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { placements } from '#shared/recommend/placements'
import { matcherOf } from '#shared/recommend/product-match'
import { isBuyable, type Product } from '#shared/wire/product'
import type { RecommendationResult } from '#shared/wire/recommendation'
import type { Rule } from '#shared/wire/rule'
import { catalogueOf } from '../objects/names.ts'
import { books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const count = 40
const idOf = (n: number) => `book-${n}`
const number = fc.integer({ min: 1, max: count })
const some = fc.uniqueArray(number.map(idOf), { maxLength: 4 })
const word = (names: string) => fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 })

const match = fc.oneof(
  fc.record({ brands: word('ABC') }),
  fc.record({ categories: word('xyz') }),
  fc.record({ products: fc.uniqueArray(number.map(idOf), { minLength: 1, maxLength: 5 }) }),
  fc.record({ max_price_minor: fc.integer({ min: 1_005, max: 1_040 }) }),
)
const rule = fc.oneof(
  fc.record({
    action: fc.constantFrom('exclude' as const, 'exclude' as const, 'include_only' as const),
    match,
  }),
  fc.record({ action: fc.constantFrom('boost' as const, 'bury' as const), match }),
  fc.record({
    action: fc.constant('pin' as const),
    products: fc.uniqueArray(number.map(idOf), { minLength: 1, maxLength: 3 }),
    position: fc.integer({ min: 1, max: 5 }),
  }),
)
const names = Object.keys(placements).filter((name) => name !== 'next-item')
const scene = fc.record({
  rules: fc.array(rule, { maxLength: 4 }),
  filter: fc.option(fc.record({ brands: word('ABC') })),
  max_per_brand: fc.option(fc.integer({ min: 1, max: 4 })),
  placements: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
  stock: fc.array(fc.tuple(number, fc.integer({ min: 0, max: 1 })), { maxLength: 6 }),
  context: fc.record({ product: number.map(idOf), items: some, cart: some, hidden: some, purchased: some }),
})
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never

describe('shelves, through HTTP and real objects', () => {
  let store: TestStore
  let now = Date.now()
  const catalogue = new Map<string, Product>(
    books(count).map((book, i) => [
      book.id,
      {
        ...book,
        brand: 'ABC'[i % 3]!,
        categories: ['Books', 'xyz'[i % 4] ?? 'x'],
        stock: 1,
        ...(i % 5 === 0 ? { list_price_minor: 2_000 } : {}),
        ...(i % 4 < 2 ? { group_id: `g${Math.floor(i / 4)}` } : {}),
      },
    ]),
  )

  beforeAll(async () => {
    store = await makeStore([...catalogue.values()])
    const visits = Array.from({ length: 60 }, (_, i) => ({
      id: `s${i}`,
      started_at: now - 86_400_000 + i * 1_000,
      items: [0, 1, 2, 3].map((step) => idOf(1 + ((i * 7 + step * step * 3) % count))),
    }))
    await store.server('POST', '/v1/sessions', jsonLines(visits))
  })
  afterAll(() => {
    vi.useRealTimers()
  })

  it('keep every promise, whatever the settings, the stock and the page, 5 s after a change', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (one) => {
        const rules = one.rules.map((rule, i) => ({ ...rule, id: `r${i}` })) as Rule[]
        await store.server('PUT', '/v1/settings', {
          rules,
          recommendation: { max_per_brand: one.max_per_brand },
        })
        for (const [n, stock] of one.stock) catalogue.set(idOf(n), { ...catalogue.get(idOf(n))!, stock })
        // Through the object, as another isolate would: this one is told nothing, and has 5 s to find out.
        await catalogueOf(env, store.store.id).put([...catalogue.values()])
        now += 5_000
        vi.useFakeTimers({ toFake: ['Date'], now })
        const shelves = one.placements.map((placement) => ({
          id: placement,
          placement,
          limit: 5,
          ...(one.filter ? { filter: one.filter } : {}),
        }))
        const answer = await store.page('/v1/recommendations', { context: one.context, shelves })
        vi.useRealTimers()
        expectPromisesKept(one, rules, (await answer.json()) as RecommendationResult)
      }),
      { numRuns: 60 },
    )
  })

  function expectPromisesKept(
    { context, filter }: Scene,
    rules: readonly Rule[],
    { shelves }: RecommendationResult,
  ): void {
    const shown = shelves.flatMap(({ products }) => products.map(({ id }) => catalogue.get(id)!))
    const groups = shown.flatMap(({ group_id: group }) => group ?? [])
    expect(new Set(shown).size).toBe(shown.length)
    expect(new Set(groups).size).toBe(groups.length)
    const closed = [context.product, ...context.cart, ...context.hidden, ...context.purchased]
    const closedGroups = closed.flatMap((id) => catalogue.get(id)?.group_id ?? [])
    for (const product of shown) {
      const { id, group_id: group = null, brand = null, categories = [], tags = [], stock = null } = product
      const facts = { id, group, brand, categories, tags, price_minor: product.price_minor, stock }
      expect(isBuyable(product)).toBe(true)
      expect(closed).not.toContain(id)
      expect(closedGroups).not.toContain(group)
      if (filter) expect(filter.brands).toContain(brand)
      for (const rule of rules) {
        if (rule.action === 'exclude') expect(matcherOf(rule.match)(facts)).toBe(false)
        if (rule.action === 'include_only') expect(matcherOf(rule.match)(facts)).toBe(true)
      }
    }
    for (const { products, recommender, heading } of shelves) {
      expect([recommender === null, heading === null]).toEqual([products.length === 0, products.length === 0])
    }
  }
})
