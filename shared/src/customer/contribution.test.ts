import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contributionOf, contributionSince } from './contribution.ts'
import { testDay, testOrder } from './test-order.ts'

describe('what an order brought', () => {
  it('is net revenue less the cost of what stayed and of service', () => {
    const order = testOrder('a', 1, 10_000, {
      lines: [
        { item_id: 'x', n: 1, quantity: 1, total_minor: 6_000, cost_minor: 2_500 },
        { item_id: 'y', n: 2, quantity: 2, total_minor: 4_000 },
      ],
      discount_minor: 1_000,
      tax_minor: 1_500,
      refunds: [{ id: 'r', created_at: testDay(2), amount_minor: 4_500 }],
      service_cost_minor: 300,
    })
    // Half of the 9,000 paid came back, so half the cost: 1,250 told; 4,000 · .85 untaxed · .6 · half assumed.
    expect(contributionOf(order, { margin: 0.4 })).toEqual({
      orders: 1,
      gross_minor: 10_000,
      discount_minor: 1_000,
      tax_minor: 1_500,
      refunds_minor: 4_500,
      net_minor: 3_000,
      cost_minor: 1_250 + 1_020,
      assumed_cost_minor: 1_020,
      service_minor: 300,
      contribution_minor: 430,
    })
  })

  it('is nothing when it was cancelled', () => {
    expect(contributionOf(testOrder('a', 1, 500, { cancelled: true })).contribution_minor).toBe(0)
  })

  it('adds up to the minor unit over any orders', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 })
    const order = fc.record({
      total: amount,
      discount: amount,
      tax: amount,
      refund: amount,
      day: fc.nat(400),
    })
    fc.assert(
      fc.property(fc.array(order, { maxLength: 20 }), (list) => {
        const orders = list.map(({ total, discount, tax, refund, day }, i) =>
          testOrder(String(i), day, total, {
            discount_minor: discount,
            tax_minor: tax,
            refunds: [{ id: 'r', created_at: testDay(day), amount_minor: refund }],
          }),
        )
        const sum = contributionSince(orders, testDay(100), { margin: 0.37, service_cost_minor: 99 })
        for (const value of Object.values(sum)) expect(Number.isSafeInteger(value)).toBe(true)
        expect(sum.net_minor).toBe(sum.gross_minor - sum.discount_minor - sum.tax_minor - sum.refunds_minor)
        expect(sum.contribution_minor).toBe(sum.net_minor - sum.cost_minor - sum.service_minor)
        const one = orders.filter(({ created_at }) => created_at > testDay(100))
        const settings = { margin: 0.37, service_cost_minor: 99 }
        const total = one.reduce((all, order) => all + contributionOf(order, settings).contribution_minor, 0)
        expect(sum.contribution_minor).toBe(total)
      }),
    )
  })
})
