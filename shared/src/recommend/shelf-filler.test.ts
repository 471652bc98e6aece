import { describe, expect, it } from 'vitest'
import type { Picks } from './picked.ts'
import { placementOf, placements } from './placements.ts'
import { reasonOf } from './reason-of.ts'
import { type ProductFacts, ShelfFiller, type Situation } from './shelf-filler.ts'

const nobody: Situation = {
  product: null,
  seen: new Set(),
  cart: new Set(),
  purchased: new Set(),
  hidden: new Set(),
}
const inStock = (group: string | null = null): ProductFacts => ({ buyable: true, group })
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
      product: 1,
      hidden: new Set([2]),
      purchased: new Set([3]),
      cart: new Set([4]),
      seen: new Set([5]),
    }
    const facts = (item: number) =>
      item === 6 ? undefined : item === 7 ? { buyable: false, group: null } : inStock()
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

describe('placements', () => {
  it('serve an unknown name, such as one of Object’s own, as home', () => {
    expect(placementOf('somewhere')).toBe(placements.home)
    expect(placementOf('constructor')).toBe(placements.home)
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
