import { describe, expect, it } from 'vitest'
import { placement } from '../wire/fields.ts'
import { parse } from '../wire/parse.ts'
import { placementSchema } from '../wire/placement.ts'
import type { ProductFacts, Situation } from './page-of-shelves.ts'
import type { Picks } from './picked.ts'
import { placementOf, placements } from './placements.ts'
import { reasonOf } from './reason-of.ts'
import { ShelfFiller } from './shelf-filler.ts'

const nobody: Situation = {
  product: null,
  seen: new Set(),
  cart: new Set(),
  purchased: new Set(),
  bought: [],
  hidden: new Set(),
}
const inStock = (group: string | null = null, more: Partial<ProductFacts> = {}): ProductFacts => ({
  id: '',
  buyable: true,
  group,
  brand: null,
  categories: [],
  tags: [],
  price_minor: 1_000,
  stock: null,
  ...more,
})
const viewed = (items: number[]): Picks => ({
  recommender: 'session-knn',
  personal: true,
  picks: items.map((item) => ({ item, cause: { because: 'viewed', item: 99 } })),
})
const best = (items: number[]): Picks => ({
  recommender: 'bestsellers',
  personal: false,
  picks: items.map((item) => ({ item, cause: { because: 'bestseller' } })),
})
const main = { fallback: false }
const itemsOf = (shelf: { close(): { products: { item: number }[] } }) =>
  shelf.close().products.map((p) => p.item)

describe('ShelfFiller', () => {
  it('leaves out the current product, the hidden, the bought, the cart, the seen, the unknown and the sold out', () => {
    const situation: Situation = {
      ...nobody,
      product: 1,
      hidden: new Set([2]),
      purchased: new Set([3]),
      cart: new Set([4]),
      seen: new Set([5]),
    }
    const facts = (item: number) => (item === 6 ? undefined : inStock(null, { buyable: item !== 7 }))
    const shelf = new ShelfFiller(situation, facts).open({ limit: 9, rules: true })
    shelf.offer(viewed([1, 2, 3, 4, 5, 6, 7, 8, 8]), main)
    expect(itemsOf(shelf)).toEqual([8])
  })

  it('shows no product twice on a page, and one variant of a group', () => {
    const filler = new ShelfFiller(nobody, (item) => inStock(item < 3 ? 'shirt' : null))
    const first = filler.open({ limit: 2, rules: true })
    first.offer(viewed([1, 2, 3, 4]), main)
    const second = filler.open({ limit: 5, rules: true })
    second.offer(viewed([2, 3, 4, 5]), main)
    expect(itemsOf(first)).toEqual([1, 3])
    expect(itemsOf(second)).toEqual([4, 5])
  })

  it('labels a shelf by its first product: personal, or a fallback', () => {
    const filler = new ShelfFiller(nobody, () => inStock())
    const personal = filler.open({ limit: 3, rules: true })
    personal.offer(viewed([1]), main)
    personal.offer(best([2, 3]), { fallback: true })
    expect(personal.close()).toMatchObject({
      recommender: 'session-knn',
      heading: { because: 'viewed', item: 99 },
      personal: true,
      fallback: false,
    })
    const general = filler.open({ limit: 3, rules: true })
    general.offer(viewed([]), main)
    general.offer(best([5]), { fallback: true })
    expect(general.close()).toMatchObject({
      recommender: 'bestsellers',
      heading: { because: 'bestseller' },
      personal: false,
      fallback: true,
    })
  })

  it('is empty, without a heading, when nothing passes', () => {
    const shelf = new ShelfFiller(nobody, () => undefined).open({ limit: 3, rules: true })
    shelf.offer(viewed([1]), main)
    expect(shelf.close()).toEqual({
      recommender: null,
      heading: null,
      personal: false,
      fallback: false,
      products: [],
    })
  })

  it('applies no rules where none are wanted', () => {
    const filler = new ShelfFiller({ ...nobody, product: 1, seen: new Set([1]) }, () => inStock())
    const shelf = filler.open({ limit: 3, rules: false })
    shelf.offer(viewed([1, 2]), main)
    expect(itemsOf(shelf)).toEqual([1, 2])
  })
})

describe('a shelf', () => {
  it('shows no other variant of what is on this page, hidden, in the cart or bought', () => {
    const groups = [
      '',
      'page',
      'page',
      'hidden',
      'hidden',
      'cart',
      'cart',
      'bought',
      'bought',
      'free',
      'free',
    ]
    const situation = {
      ...nobody,
      product: 1,
      hidden: new Set([3]),
      cart: new Set([5]),
      purchased: new Set([7]),
    }
    const shelf = new ShelfFiller(situation, (item) => inStock(groups[item] ?? null)).open({
      limit: 9,
      rules: true,
    })
    shelf.offer(viewed([2, 4, 6, 8, 10]), main)
    expect(itemsOf(shelf)).toEqual([10])
  })

  it('shows again what was bought where it is re-bought, but not this very moment', () => {
    const situation = { ...nobody, purchased: new Set([1, 2]), bought: [2] }
    const shelf = new ShelfFiller(situation, () => inStock()).open({ limit: 9, rules: true })
    const cause = { because: 'buy_again', times: 2, lastAt: 1 } as const
    const picks = [1, 2].map((item) => ({ item, cause }))
    shelf.offer({ recommender: 'buy-again', personal: true, picks }, main)
    expect(itemsOf(shelf)).toEqual([1])
  })

  it('takes at most as many from a recommender as the placement says', () => {
    const shelf = new ShelfFiller(nobody, () => inStock()).open({ limit: 3, rules: true })
    shelf.offer(viewed([1, 2, 3]), { fallback: false, most: 1 })
    shelf.offer(best([4, 5, 6]), main)
    expect(itemsOf(shelf)).toEqual([1, 4, 5])
  })

  it('gives a place up for trial, never the first, and shows nothing for trial alone', () => {
    const filler = new ShelfFiller(nobody, () => inStock())
    const tried = {
      recommender: 'explore' as const,
      personal: false,
      picks: [1, 7, 8].map((item) => ({ item, cause: { because: 'discover' as const } })),
    }
    const shelf = filler.open({ limit: 3, rules: true })
    shelf.offer(viewed([1, 2, 3]), main)
    shelf.explore(tried, [1])
    expect(itemsOf(shelf)).toEqual([1, 7, 2])
    expect(shelf.close()).toMatchObject({ recommender: 'session-knn', heading: { because: 'viewed' } })
    const empty = filler.open({ limit: 3, rules: true })
    empty.explore(tried, [1])
    expect(itemsOf(empty)).toEqual([])
    const again = filler.open({ limit: 3, rules: true })
    again.offer(viewed([3]), main)
    expect(itemsOf(again)).toEqual([3])
  })

  it('says who chose each product of a blend', () => {
    const shelf = new ShelfFiller(nobody, () => inStock()).open({ limit: 3, rules: true })
    const cause = { because: 'history', item: 9, did: 'bought' } as const
    shelf.offer({ ...viewed([]), picks: [{ item: 1, cause, recommender: 'taste' }] }, main)
    expect(shelf.close()).toMatchObject({
      recommender: 'taste',
      products: [{ item: 1, recommender: 'taste' }],
    })
  })
})

describe('placements', () => {
  it('serve an unknown name, such as one of Object’s own, as home', () => {
    expect(placementOf('somewhere')).toBe(placements.home)
    expect(placementOf('constructor')).toBe(placements.home)
    expect(placementOf('constructor', {})).toBe(placements.home)
  })

  it('are the store’s own where it changed them, an unknown name included', () => {
    const own = {
      subject: 'session' as const,
      recommenders: [{ recommender: 'trending' as const }],
      fallback: [],
      explores: false,
      first: false,
    }
    expect(placementOf('somewhere', { home: own })).toEqual({ ...own, rules: true, isMixed: false })
    expect(placementOf('mine', { mine: { ...own, fallback: ['bestsellers'] } })).toMatchObject({
      isMixed: true,
    })
  })

  it('have names and settings that the API would take', () => {
    for (const [name, { rules: _, isMixed: __, ...settings }] of Object.entries(placements)) {
      expect(parse(placement, name)).toMatchObject({ ok: true })
      expect(parse(placementSchema, settings)).toEqual({ ok: true, value: settings })
    }
  })
})

describe('reasonOf', () => {
  const ref = (item: number) => (item === 404 ? undefined : { id: `p${item}`, title: `Product ${item}` })

  it('tells how many people only from five up', () => {
    const cause = (people: number) => ({ because: 'also_viewed', item: 1, people, of: 9 }) as const
    expect(reasonOf(cause(4), ref)).toEqual({ because: 'also_viewed', item: ref(1) })
    expect(reasonOf(cause(5), ref)).toEqual({ because: 'also_viewed', item: ref(1), people: 5, of: 9 })
  })

  it('tells no reason that rests on a product which is gone', () => {
    expect(reasonOf({ because: 'viewed', item: 404 }, ref)).toBeNull()
    expect(reasonOf({ because: 'bought_together', item: 404, people: 9, of: 9 }, ref)).toBeNull()
    expect(reasonOf({ because: 'category', category: 'Gothic', item: 404 }, ref)).toEqual({
      because: 'category',
      category: 'Gothic',
    })
  })
})
