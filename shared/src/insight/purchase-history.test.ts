import { describe, expect, it } from 'vitest'
import { historyOf, laterOrders } from './purchase-history.ts'

const bought = (...rows: [day: number, amount: number][]) => rows.map(([day, amount]) => ({ day, amount }))

describe('historyOf', () => {
  it('counts days, not orders, and leaves the first out', () => {
    const purchases = bought([10, 5], [10, 7], [24, 8], [24, 4], [31, 6])
    expect(historyOf(purchases, 38)).toEqual({ repeats: 2, recency: 3, age: 4, value: 9 })
  })

  it('sees nothing after the last day', () => {
    const purchases = bought([10, 5], [50, 99])
    expect(historyOf(purchases, 24)).toEqual({ repeats: 0, recency: 0, age: 2, value: 0 })
    expect(historyOf(purchases, 9)).toBeNull()
    expect(historyOf([], 9)).toBeNull()
  })

  it('does not care for order', () => {
    const purchases = bought([31, 6], [10, 5], [24, 8])
    expect(historyOf(purchases, 40)).toEqual(historyOf(purchases.toReversed(), 40))
  })
})

describe('laterOrders', () => {
  it('counts the days with an order after one day up to another', () => {
    const purchases = bought([10, 5], [11, 1], [11, 2], [20, 1], [21, 1])
    expect(laterOrders(purchases, 10, 20)).toBe(2)
    expect(laterOrders(purchases, 21, 30)).toBe(0)
  })
})
