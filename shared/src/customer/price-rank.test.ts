import { describe, expect, it } from 'vitest'
import { priceRank } from './price-rank.ts'

describe('the rank of a price', () => {
  it('goes from 0 for the cheapest to 1 for the dearest of a category', () => {
    const prices = [100, 200, 300, 400, 500]
    expect(prices.map((price) => priceRank(prices, price))).toEqual([0, 0.25, 0.5, 0.75, 1])
  })

  it('puts equals in the middle of their places', () => {
    expect(priceRank([100, 200, 200, 300, 400], 200)).toBe(0.38)
    expect(priceRank([5, 5, 5, 5, 5, 5], 5)).toBe(0.5)
  })

  it('places a price that is not among them', () => {
    const prices = [100, 200, 300, 400, 500]
    expect([50, 250, 900].map((price) => priceRank(prices, price))).toEqual([0, 0.4, 1])
  })

  it('is unknown where there is too little to compare with', () => {
    expect(priceRank([100, 200, 300, 400], 100)).toBe(null)
    expect(priceRank([], 100)).toBe(null)
  })
})
