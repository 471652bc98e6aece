import { describe, expect, it } from 'vitest'
import { backTest, forecast } from './forecast.ts'

describe('forecast', () => {
  const inputs = {
    weeks: 13,
    known: [
      { orders: 2, worth: 10 },
      { orders: 0.5, worth: 40 },
    ],
    newcomersPerWeek: 3,
    firstWorth: 20,
    repeatWorth: 30,
    ordersOfNew: (weeks: number) => 0.1 * weeks,
  }

  it('adds up known customers, newcomers and what these buy next', () => {
    const found = forecast(inputs)
    expect(found).toMatchObject({ known_orders: 2.5, known_revenue: 40 })
    // 39 newcomers, here for 6.5 weeks in the mean: 0.65 orders each.
    expect(found.new_orders).toBeCloseTo(39 * 1.65, 10)
    expect(found.new_revenue).toBeCloseTo(39 * 20 + 39 * 0.65 * 30, 10)
    expect(found.orders).toBeCloseTo(found.known_orders + found.new_orders, 12)
    expect(found.revenue).toBeCloseTo(found.known_revenue + found.new_revenue, 12)
  })

  it('foretells nothing of nobody', () => {
    expect(forecast({ ...inputs, known: [], newcomersPerWeek: 0 })).toMatchObject({ orders: 0, revenue: 0 })
  })

  it('is held against what happened, beside the simplest forecast', () => {
    const { error, naive_error } = backTest(90, 100, 120)
    expect(error).toBeCloseTo(-0.1, 12)
    expect(naive_error).toBeCloseTo(0.2, 12)
    expect(backTest(5, 0, 1)).toMatchObject({ error: null, naive_error: null })
  })
})
