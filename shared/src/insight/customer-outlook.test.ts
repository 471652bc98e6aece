import { describe, expect, it } from 'vitest'
import { type BaseModel, customerOutlook } from './customer-outlook.ts'
import { mbgNbd } from './mbg-nbd.ts'

const model: BaseModel = {
  orders: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
  spending: { p: 6.25, q: 3.74, v: 15.44 },
  mean_worth: 33,
}
const history = { repeats: 2, recency: 30.43, age: 38.86, value: 22.35 }

describe('the outlook of a customer', () => {
  it('puts the models together', () => {
    const outlook = customerOutlook(model, history)
    expect(outlook.alive).toBe(mbgNbd.probabilityAlive(model.orders, history))
    expect(outlook.expected_orders.days_365).toBeCloseTo(
      mbgNbd.expectedOrders(model.orders, history, 365 / 7),
      12,
    )
    expect(outlook.order_worth).toBeCloseTo(24.66, 2)
    // About a year's orders times their worth, a little less for the discount and for 364.98 days.
    const undiscounted = outlook.expected_orders.days_365 * outlook.order_worth
    expect(outlook.lifetime_value / undiscounted).toBeGreaterThan(0.93)
    expect(outlook.lifetime_value / undiscounted).toBeLessThan(1)
    expect(outlook.chance_90_days).toBeLessThan(outlook.alive)
    expect(outlook.next_order_days.late).toBeGreaterThan(outlook.next_order_days.median)
  })

  it('takes everybody’s mean where nothing is known of values', () => {
    expect(customerOutlook({ ...model, spending: null }, history).order_worth).toBe(33)
  })
})
