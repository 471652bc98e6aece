import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerEquity } from './customer-equity.ts'

describe('customer equity', () => {
  it('is the sum over years of who is left', () => {
    const { equity, lifetime_years } = customerEquity({
      customers: 100,
      margin: 10,
      retention: 0.8,
      discount: 0.1,
    })
    const slow = Array.from({ length: 500 }, (_, year) => 100 * 10 * (0.8 / 1.1) ** year)
    expect(equity).toBeCloseTo(
      slow.reduce((sum, x) => sum + x, 0),
      6,
    )
    expect(lifetime_years).toBeCloseTo(1.1 / 0.3, 12)
  })

  it('has elasticities that small changes confirm', () => {
    const share = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    fc.assert(
      fc.property(share(0, 0.99), share(0.01, 0.5), (retention, discount) => {
        const drivers = { customers: 50, margin: 20, retention, discount }
        const { equity, elasticity } = customerEquity(drivers)
        for (const key of ['customers', 'margin', 'retention', 'discount'] as const) {
          const moved = customerEquity({ ...drivers, [key]: drivers[key] * 1.000001 }).equity
          expect((moved / equity - 1) / 0.000001).toBeCloseTo(elasticity[key], 1)
        }
      }),
    )
  })

  it('says what ten per cent more would bring, and keeps nobody twice', () => {
    const { ten_per_cent_more, equity } = customerEquity({
      customers: 10,
      margin: 1,
      retention: 0.95,
      discount: 0.1,
    })
    expect(ten_per_cent_more.customers).toBeCloseTo(equity / 10, 10)
    expect(ten_per_cent_more.margin).toBeCloseTo(equity / 10, 10)
    expect(ten_per_cent_more.retention).toBeCloseTo(10 * (1.1 / 0.1) - equity, 10)
    expect(ten_per_cent_more.discount).toBeLessThan(0)
    expect(() => customerEquity({ customers: 1, margin: 1, retention: 1.2, discount: 0.1 })).toThrow(
      'retention',
    )
  })
})
