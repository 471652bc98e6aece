import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bought, contributors, driverParts, logMean, nothingBought } from './drivers.ts'
import { wholeParts } from './whole-parts.ts'

const bought = fc
  .tuple(
    fc.integer({ min: 0, max: 5_000 }),
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 0, max: 9_000_000 }),
  )
  .map(([customers, more, revenue]): Bought => {
    const orders = customers === 0 ? 0 : customers + more
    return { customers, orders, revenue: orders === 0 ? 0 : revenue }
  })
const sum = (parts: object) => Object.values(parts).reduce((total: number, part: number) => total + part, 0)

describe('driverParts', () => {
  it('leaves nothing over: the parts are the change to the minor unit', () => {
    fc.assert(
      fc.property(bought, bought, (before, after) => {
        expect(sum(driverParts(before, after))).toBe(after.revenue - before.revenue)
      }),
    )
  })

  it('has the same parts with the other sign on the way back', () => {
    fc.assert(
      fc.property(bought, bought, (before, after) => {
        const back = driverParts(after, before)
        expect(driverParts(before, after)).toEqual({
          customers: 0 - back.customers,
          frequency: 0 - back.frequency,
          order_value: 0 - back.order_value,
        })
      }),
    )
  })

  it('gives a change of one factor to that factor alone', () => {
    const before = { customers: 40, orders: 60, revenue: 90_000 }
    expect(driverParts(before, { customers: 80, orders: 120, revenue: 180_000 }).customers).toBe(90_000)
    expect(driverParts(before, { customers: 40, orders: 120, revenue: 180_000 }).frequency).toBe(90_000)
    expect(driverParts(before, { customers: 40, orders: 60, revenue: 180_000 }).order_value).toBe(90_000)
  })

  it('parts by hand what two factors did: L = 300/ln 4, ln 2 each', () => {
    expect(
      driverParts({ customers: 1, orders: 1, revenue: 100 }, { customers: 2, orders: 2, revenue: 400 }),
    ).toEqual({ customers: 150, frequency: 0, order_value: 150 })
  })

  it('takes the limit where a side has nobody, or only presents', () => {
    const some = { customers: 3, orders: 5, revenue: 700 }
    expect(driverParts(nothingBought, some)).toEqual({ customers: 700, frequency: 0, order_value: 0 })
    expect(driverParts(some, nothingBought)).toEqual({ customers: -700, frequency: 0, order_value: 0 })
    expect(driverParts({ ...some, revenue: 0 }, some)).toEqual({
      customers: 0,
      frequency: 0,
      order_value: 700,
    })
    // The limit of ever fewer people.
    const few = { customers: 3e-9, orders: 5e-9, revenue: 700e-9 }
    expect(logMean(700, 700e-9) * Math.log(3 / few.customers)).toBeCloseTo(700, 0)
  })
})

describe('wholeParts', () => {
  it('is never a whole unit away from what it rounds, and adds up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 9 }), (thirds) => {
        const total = thirds.reduce((all, part) => all + part, 0)
        const parts = thirds.map((part) => part / 3)
        const whole = Math.trunc(total / 3) + 0 // no −0
        const rest = (total - 3 * whole) / 3
        const rounded = wholeParts([...parts, -rest], whole)
        expect(rounded.reduce((all, part) => all + part, 0)).toBe(whole)
        rounded.forEach((part, i) => {
          expect(Math.abs(part - [...parts, -rest][i]!)).toBeLessThan(1)
        })
      }),
    )
  })
})

describe('contributors', () => {
  it('puts the greatest change first, whichever way it went, with its share of the whole', () => {
    const of = (revenue: number) => ({ customers: 1, orders: 1, revenue })
    const list = contributors(
      new Map([
        ['gold', { before: of(100), after: of(150) }],
        ['silver', { before: of(300), after: of(200) }],
        ['basic', { before: of(10), after: of(10) }],
      ]),
    )
    expect(list.map(({ label, change, share }) => [label, change, share])).toEqual([
      ['silver', -100, 2],
      ['gold', 50, -1],
      ['basic', 0, 0],
    ])
  })
})
