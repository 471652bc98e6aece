import { describe, expect, it } from 'vitest'
import { brandBestsellers } from './brand-bestsellers.ts'
import { explore } from './explore.ts'
import { onSale, percentOff, type SaleProduct } from './on-sale.ts'
import { pastItems, pastPurchases } from './past-items.ts'
import { toFreeShipping } from './to-free-shipping.ts'

describe('brandBestsellers', () => {
  it('is the best of the brand that was looked at, with what showed it', () => {
    const members = new Map([['Minerva', { items: Uint32Array.of(4, 3, 2, 1), size: 4 }]])
    const picks = brandBestsellers(
      {
        seen: [
          { item: 1, brand: 'Minerva' },
          { item: 9, brand: null },
        ],
        members: (name) => members.get(name),
        catalogueSize: 100,
        stats: { level: Float32Array.of(0, 0, 5, 9) },
      },
      2,
    )
    expect(picks).toEqual([
      { item: 3, cause: { because: 'brand', brand: 'Minerva', item: 1 } },
      { item: 2, cause: { because: 'brand', brand: 'Minerva', item: 1 } },
    ])
  })
})

describe('onSale', () => {
  const product = (item: number, more: Partial<SaleProduct>): SaleProduct => ({
    item,
    price_minor: 500,
    list_price_minor: 1_000,
    brand: null,
    categories: [],
    ...more,
  })
  const liked = { category: 'Gothic', item: 9, weight: 2 }
  const level = new Float32Array(9).fill(10)

  it('prefers what is liked to what is reduced most, then what is reduced more', () => {
    const products = [
      product(1, { price_minor: 100 }),
      product(2, { categories: ['Books', 'Gothic'] }),
      product(3, { categories: ['Gothic'], brand: 'Minerva' }),
      product(4, {}),
      product(5, { price_minor: 999 }),
    ]
    const brands = [{ category: 'Minerva', item: 9, weight: 1 }]
    const picks = onSale({ products, categories: [liked], brands, stats: { level } }, 9)
    expect(picks.map(({ item }) => item)).toEqual([3, 2, 1, 4])
    expect(picks[0]!.cause).toEqual({ because: 'on_sale', percent: 50, category: 'Gothic' })
    expect(picks[2]!.cause).toEqual({ because: 'on_sale', percent: 90, category: null })
  })

  it('rounds per cents down, so that none is promised too much', () => {
    expect(percentOff({ price_minor: 667, list_price_minor: 1_000 })).toBe(33)
    expect(percentOff({ price_minor: 1_000, list_price_minor: 1_000 })).toBe(0)
    expect(percentOff({ price_minor: 5, list_price_minor: 0 })).toBe(0)
  })
})

describe('toFreeShipping', () => {
  const prices = new Map([
    [1, 500],
    [2, 700],
    [3, 1_000],
    [4, 1_001],
    [5, 499],
  ])
  const ask = (cartMinor: number, candidates = [1, 2, 3, 4, 5, 6]) =>
    toFreeShipping(
      { cartMinor, freeFromMinor: 2_000, candidates, priceOf: (item) => prices.get(item) },
      9,
    ).map(({ item }) => item)

  it('takes what costs what is missing, up to twice as much, the nearest first', () => {
    expect(ask(1_500)).toEqual([1, 2, 3])
    // What goes with the cart much better may cost a little more.
    expect(ask(1_500, [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])).toEqual([2, 1])
  })

  it('has nothing for an empty cart and one that ships free', () => {
    expect(ask(0)).toEqual([])
    expect(ask(2_000)).toEqual([])
  })
})

describe('explore', () => {
  it('keeps the newest that fewer than twenty visits opened', () => {
    const df = Uint32Array.of(0, 20, 19, 0)
    expect(explore([7, 3, 2, 1], { df }, 9).map(({ item }) => item)).toEqual([7, 3, 2])
    expect(explore([7, 3], { df }, 1)).toEqual([{ item: 7, cause: { because: 'discover' } }])
  })
})

describe('what is remembered of a person', () => {
  const past = {
    purchased: [1, 2, 1],
    purchased_at: [30, 20, 10],
    opened: [1, 3, 4, 3],
    opened_at: [1, 2, 3, 4],
  }

  it('is each product ordered with its times', () => {
    expect(pastPurchases(past)).toEqual([
      { item: 1, times: [10, 30] },
      { item: 2, times: [20] },
    ])
  })

  it('is each product once, without those of this visit', () => {
    expect(pastItems(past, new Set([4]))).toEqual([
      { item: 1, did: 'bought', times: [30, 10] },
      { item: 2, did: 'bought', times: [20] },
      { item: 3, did: 'viewed', times: [2, 4] },
    ])
  })
})
