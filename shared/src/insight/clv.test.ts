import { describe, expect, it } from 'vitest'
import { bgNbd } from './bg-nbd.ts'
import { discountedOrdersEver, lifetimeValue, oneYear, weeklyRate } from './clv.ts'
import { expectedValue } from './gamma-gamma.ts'
import { discountedOrders, paretoNbd } from './pareto-nbd.ts'

const orders = { r: 0.2425929, alpha: 4.4135316, a: 0.7928861, b: 2.4257532 }
const spending = { p: 6.2488026, q: 3.7445885, v: 15.4477479 }

describe('lifetimeValue', () => {
  it('gives CDNOW’s first customers what the reference gives', () => {
    const customers = [
      { repeats: 2, recency: 30.43, age: 38.86, value: 22.35 },
      { repeats: 1, recency: 1.71, age: 38.86, value: 11.77 },
      { repeats: 0, recency: 0, age: 38.86, value: 0 },
    ]
    const values = customers.map((history) =>
      lifetimeValue(
        (weeks) => bgNbd.expectedOrders(orders, history, weeks),
        expectedValue(spending, history),
        oneYear,
      ),
    )
    ;[36.2785, 4.6375, 8.3441].forEach((printed, i) => {
      expect(values[i]).toBeCloseTo(printed, 4)
    })
  })

  it('is orders times worth without a discount, and less with one', () => {
    const terms = { periods: 4, weeksPerPeriod: 13, discount: 0 }
    expect(lifetimeValue((weeks) => weeks / 13, 10, terms)).toBeCloseTo(40, 12)
    // 10/1.05 + 10/1.05² + …
    expect(lifetimeValue((weeks) => weeks / 13, 10, { ...terms, discount: 0.05 })).toBeCloseTo(35.4595, 4)
    expect(lifetimeValue((weeks) => weeks, 10, { ...terms, periods: 0 })).toBe(0)
  })
})

describe('discountedOrdersEver', () => {
  it('equals the closed form that Pareto/NBD has', () => {
    const parameters = { r: 0.5629966, alpha: 12.559037, s: 0.4081095, beta: 10.5148048 }
    const timing = { repeats: 7, recency: 35, age: 77.86 }
    const sum = discountedOrdersEver((weeks) => paretoNbd.expectedOrders(parameters, timing, weeks), 0.0027)
    expect(sum).toBeCloseTo(discountedOrders(parameters, timing, 0.0027), 9)
  })

  it('is rate over discount for who never leaves', () => {
    expect(discountedOrdersEver((weeks) => 0.5 * weeks, 0.01)).toBeCloseTo(50, 8)
    expect(() => discountedOrdersEver(() => 1, 0)).toThrow('delta > 0')
  })

  it('has 15 % a year at 0.0027 a week', () => {
    expect(weeklyRate(0.15)).toBeCloseTo(0.0027, 4)
  })
})
