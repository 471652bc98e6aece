import { describe, expect, it } from 'vitest'
import { chanceWithin, nextOrder } from './next-order.ts'

const parameters = { r: 1, alpha: 4, a: 1, b: 2 }

describe('the next order', () => {
  it('comes as likely before as after the median: (α + T)(2^(1/(r + x)) − 1)', () => {
    const timing = { repeats: 1, recency: 3, age: 6 }
    const { median_weeks, late_weeks, alive } = nextOrder(parameters, timing, 0.6)
    expect(median_weeks).toBeCloseTo(10 * (Math.SQRT2 - 1), 12)
    expect(chanceWithin(parameters, timing, 1, median_weeks)).toBeCloseTo(0.5, 12)
    expect(chanceWithin(parameters, timing, 1, late_weeks)).toBeCloseTo(0.8, 12)
    expect(alive).toBe(0.6)
  })

  it('never comes from who is gone, and surely comes in the end from who is not', () => {
    const timing = { repeats: 4, recency: 5, age: 6 }
    expect(chanceWithin(parameters, timing, 0, 52)).toBe(0)
    expect(chanceWithin(parameters, timing, 0.7, 1e9)).toBeCloseTo(0.7, 6)
    expect(chanceWithin(parameters, timing, 0.7, 0)).toBe(0)
  })
})
