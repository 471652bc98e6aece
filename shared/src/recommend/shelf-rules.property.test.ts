import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProductMatch } from '../wire/product-match.ts'
import type { RecommenderName } from '../wire/recommendation.ts'
import type { Rule } from '../wire/rule.ts'
import type { ProductFacts, Situation } from './page-of-shelves.ts'
import type { Cause } from './picked.ts'
import { matcherOf } from './product-match.ts'
import { activeRules } from './rules.ts'
import { type FilledShelf, ShelfFiller } from './shelf-filler.ts'

const products = 40
const item = fc.integer({ min: 1, max: products })
const items = fc.uniqueArray(item, { maxLength: 6 })
const word = (names: string) => fc.constantFrom(...names)

const facts: fc.Arbitrary<Omit<ProductFacts, 'id'>> = fc.record({
  buyable: fc.boolean(),
  group: fc.option(word('gh'), { freq: 4 }),
  brand: fc.option(word('ABC')),
  categories: fc.uniqueArray(word('xyz'), { maxLength: 2 }),
  tags: fc.uniqueArray(word('st'), { maxLength: 2 }),
  price_minor: fc.integer({ min: 0, max: 4 }),
  stock: fc.option(fc.integer({ min: 0, max: 3 })),
})

const some = (names: string) => fc.uniqueArray(word(names), { minLength: 1, maxLength: 2 })
const match: fc.Arbitrary<ProductMatch> = fc.oneof(
  fc.record({ products: fc.array(item.map(String), { minLength: 1, maxLength: 4 }) }),
  fc.record({ brands: some('ABC') }),
  fc.record({ categories: some('xyz'), tags: some('st') }, { requiredKeys: ['categories'] }),
  fc.record({ min_price_minor: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ max_stock: fc.integer({ min: 0, max: 2 }) }),
)
const schedule = { from: fc.integer({ min: 0, max: 20 }), until: fc.integer({ min: 0, max: 20 }) }
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record(
    { id: fc.uuid(), action: fc.constant('exclude' as const), match, ...schedule },
    { requiredKeys: ['id', 'action', 'match'] },
  ),
  fc.record({ id: fc.uuid(), action: fc.constant('include_only' as const), match }),
  fc.record({
    id: fc.uuid(),
    action: fc.constant('boost' as const),
    match,
    factor: fc.integer({ min: 1, max: 100 }),
  }),
  fc.record({ id: fc.uuid(), action: fc.constant('bury' as const), match }),
  fc.record({
    id: fc.uuid(),
    action: fc.constant('pin' as const),
    products: fc.array(item.map(String), { minLength: 1, maxLength: 4 }),
    position: fc.integer({ min: 1, max: 6 }),
  }),
)

const situation: fc.Arbitrary<Situation> = fc.record({
  product: fc.option(item),
  seen: items.map((list) => new Set(list)),
  cart: items.map((list) => new Set(list)),
  purchased: items.map((list) => new Set(list)),
  bought: items,
  hidden: items.map((list) => new Set(list)),
})

const recommender = fc.constantFrom<RecommenderName>('session-knn', 'also-viewed', 'buy-again', 'bestsellers')
const cause: Cause = { because: 'bestseller' }
const offer = fc.record({ recommender, list: fc.array(item, { maxLength: 30 }) })
const scene = fc.record({
  facts: fc.array(facts, { minLength: products, maxLength: products }),
  situation,
  rules: fc.array(rule, { maxLength: 6 }),
  filter: fc.option(match),
  variety: fc.record({
    diversity: fc.constantFrom(0, 0.1, 0.5, 1),
    maxPerBrand: fc.option(fc.integer({ min: 1, max: 3 })),
    maxPerCategory: fc.option(fc.integer({ min: 1, max: 3 })),
  }),
  shelves: fc.array(
    fc.record({
      limit: fc.integer({ min: 1, max: 8 }),
      offers: fc.array(offer, { maxLength: 3 }),
      explores: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
})
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never

const now = 10

/** Serves the scene as the Worker does: pins first, then each shelf's recommenders, then what is tried. */
function serve(one: Scene): { shelves: FilledShelf[]; factsOf: (item: number) => ProductFacts } {
  const known = one.facts.map((fact, i) => ({ ...fact, id: String(i + 1) }))
  const factsOf = (n: number): ProductFacts => known[n - 1]!
  const merchant = activeRules(one.rules, { name: 'home', isMixed: true, now })
  const filter = one.filter ? matcherOf(one.filter) : null
  const filler = new ShelfFiller(one.situation, factsOf)
  const open = one.shelves.map(({ limit }) => {
    const shelf = filler.open({ limit, rules: true, merchant, filter, variety: one.variety })
    for (const { products, place } of merchant.pins) shelf.pin(products.map(Number), place)
    return shelf
  })
  one.shelves.forEach(({ offers, explores }, i) => {
    for (const { recommender, list } of offers) {
      const picks = list.map((n) => ({ item: n, cause }))
      open[i]!.offer({ recommender, personal: false, picks }, { fallback: false })
    }
    const picks = [7, 8, 9].map((n) => ({ item: n, cause: { because: 'discover' as const } }))
    if (explores) open[i]!.explore({ recommender: 'explore', personal: false, picks }, [2, 4])
  })
  return { shelves: open.map((shelf) => shelf.close()), factsOf }
}

const runs = { numRuns: 500 }

describe('whatever the rules, filters, shopper and catalogue', () => {
  it('no rule breaks another rule’s exclusion', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { shelves, factsOf } = serve(one)
        const shown = shelves.flatMap(({ products }) => products.map((p) => factsOf(p.item)))
        for (const rule of one.rules) {
          if (rule.action !== 'exclude' && rule.action !== 'include_only') continue
          if ((rule.from ?? now) > now || (rule.until ?? now) < now) continue
          const matches = matcherOf(rule.match)
          for (const facts of shown) expect(matches(facts)).toBe(rule.action === 'include_only')
        }
      }),
      runs,
    )
  })

  it('no shelf shows what is sold out, hidden, in the cart, on the page or just bought, nor another variant of it', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { shelves, factsOf } = serve(one)
        const { product, hidden, cart, bought } = one.situation
        const closed = [...hidden, ...cart, ...bought, ...(product === null ? [] : [product])]
        const closedGroups = closed.map((n) => factsOf(n).group).filter((group) => group !== null)
        for (const { item: n } of shelves.flatMap(({ products }) => products)) {
          expect(factsOf(n).buyable).toBe(true)
          expect(closed).not.toContain(n)
          expect(closedGroups).not.toContain(factsOf(n).group)
        }
      }),
      runs,
    )
  })

  it('no page shows a product or two variants of one twice, no shelf too many, none outside the filter', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { shelves, factsOf } = serve(one)
        const shown = shelves.flatMap(({ products }) => products.map((p) => p.item))
        expect(new Set(shown).size).toBe(shown.length)
        const groups = shown.map((n) => factsOf(n).group).filter((group) => group !== null)
        expect(new Set(groups).size).toBe(groups.length)
        shelves.forEach(({ products }, i) => {
          expect(products.length).toBeLessThanOrEqual(one.shelves[i]!.limit)
        })
        if (one.filter) for (const n of shown) expect(matcherOf(one.filter)(factsOf(n))).toBe(true)
      }),
      runs,
    )
  })

  it('what was bought comes back only where it is re-bought', () => {
    fc.assert(
      fc.property(scene, (one) => {
        for (const { item: n, recommender } of serve(one).shelves.flatMap(({ products }) => products)) {
          if (one.situation.purchased.has(n)) expect(recommender).toBe('buy-again')
        }
      }),
      runs,
    )
  })

  it('no shelf has more of a brand than allowed, what is pinned apart', () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { shelves, factsOf } = serve(one)
        const most = one.variety.maxPerBrand
        for (const { products } of most === null ? [] : shelves) {
          const brands = products
            .filter(({ recommender }) => recommender !== 'pinned')
            .map((p) => factsOf(p.item).brand)
          for (const brand of 'ABC')
            expect(brands.filter((b) => b === brand).length).toBeLessThanOrEqual(most ?? 0)
        }
      }),
      runs,
    )
  })

  it('boosting and burying move products, and neither bring nor take any where there is room for all', () => {
    fc.assert(
      fc.property(scene, fc.array(match, { minLength: 1, maxLength: 3 }), (one, matches) => {
        const list = one.facts.map((_, i) => i + 1)
        const roomy = {
          ...one,
          facts: one.facts.map((fact) => ({ ...fact, group: null })),
          variety: { diversity: one.variety.diversity, maxPerBrand: null, maxPerCategory: null },
          shelves: [
            { limit: products, offers: [{ recommender: 'bestsellers' as const, list }], explores: false },
          ],
        }
        const moving = matches.map((moved, i): Rule => {
          return { id: `m${i}`, action: i % 2 ? 'bury' : 'boost', match: moved }
        })
        const set = (rules: Rule[]) =>
          serve({ ...roomy, rules })
            .shelves[0]!.products.map((p) => p.item)
            .toSorted((a, b) => a - b)
        expect(set(moving)).toEqual(set([]))
      }),
    )
  })
})
