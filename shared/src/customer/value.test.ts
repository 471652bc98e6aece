import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../wire/parse.ts'
import { valueParts, valueWeightsSchema } from '../wire/worth.ts'
import { creditOf } from './credit.ts'
import { whiteSpace } from './growth.ts'
import { addToTaste, emptyTaste } from './taste.ts'
import { testDay, testOrder } from './test-order.ts'
import { customerValue, type MeasuredPart, midRank, type Population } from './value.ts'

const money = (raw: number | null): MeasuredPart => ({ raw, unit: 'minor', formula: '', inputs: {} })
const ratio = (raw: number | null): MeasuredPart => ({ raw, unit: 'ratio', formula: '', inputs: {} })
const measured = {
  contribution: money(3_000),
  future: money(1_000),
  credit: ratio(0.9),
  loyalty: ratio(0.4),
  growth: money(0),
}

describe('the composite value', () => {
  it('is the weighed sum of its scores, worked out by hand', () => {
    const weights = { contribution: 0.4, future: 0.2, credit: 0.1, loyalty: 0.2, growth: 0.1 }
    const { value, parts } = customerValue(measured, { weights, typical: 1_000 })
    expect(parts.map(({ score }) => score)).toEqual([0.75, 0.5, 0.9, 0.4, 0])
    expect(value).toBeCloseTo(0.4 * 0.75 + 0.2 * 0.5 + 0.1 * 0.9 + 0.2 * 0.4, 12)
  })

  it('leaves the weight of what nobody can tell to the others', () => {
    const { value, parts } = customerValue({ ...measured, future: money(null) }, { typical: 1_000 })
    expect(parts[1]).toMatchObject({ by: 'unknown', weight: 0, adds: 0 })
    expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(value).toBeCloseTo((0.3 * 0.75 + 0.1 * 0.9 + 0.2 * 0.4) / 0.7, 12)
    const nothing = Object.fromEntries(valueParts.map((part) => [part, money(null)])) as typeof measured
    expect(customerValue(nothing, { typical: 1_000 }).value).toBe(0)
  })

  it('stays between 0 and 1, grows with every part, and is the sum of its parts', () => {
    const raw = fc.integer({ min: -10_000, max: 1_000_000 })
    const others = fc.array(raw, { minLength: 20, maxLength: 60 }).map((list) => list.sort((a, b) => a - b))
    fc.assert(
      fc.property(raw, raw, fc.option(others), (low, more, list) => {
        const population: Population = list ? { contribution: list } : {}
        const of = (contribution: number) =>
          customerValue({ ...measured, contribution: money(contribution) }, { population, typical: 1_000 })
        const [less, greater] = [of(low), of(low + Math.abs(more))]
        expect(greater.value).toBeGreaterThanOrEqual(less.value)
        expect(less.value).toBeGreaterThanOrEqual(0)
        expect(greater.value).toBeLessThanOrEqual(1)
        expect(less.parts.reduce((sum, { adds }) => sum + adds, 0)).toBe(less.value)
      }),
    )
  })

  it('ranks as counting does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), fc.nat(9), (list, value) => {
        const below = list.filter((one) => one < value).length
        const equal = list.filter((one) => one === value).length
        const sorted = list.toSorted((a, b) => a - b)
        expect(midRank(sorted, value)).toBeCloseTo((below + equal / 2) / list.length, 12)
      }),
    )
  })

  it('takes only weights that add up to one', () => {
    const weights = { contribution: 0.2, future: 0.2, credit: 0.2, loyalty: 0.2, growth: 0.2 }
    expect(parse(valueWeightsSchema, weights).ok).toBe(true)
    expect(parse(valueWeightsSchema, { ...weights, growth: 0.3 })).toMatchObject({
      ok: false,
      faults: [{ message: 'must add up to 1' }],
    })
  })
})

describe('credit', () => {
  it('is nine in ten before the first order, and falls with problems', () => {
    expect(creditOf([]).credit).toBe(0.9)
    const bad = testOrder('b', 2, 100, { problems: ['chargeback'] })
    expect(creditOf([testOrder('a', 1), bad])).toEqual({ credit: 10 / 12, orders: 2, bad: 1 })
  })
})

describe('room to grow', () => {
  it('is the interest in categories never bought, at the price of an average order', () => {
    const taste = addToTaste(emptyTaste, [
      { at: testDay(9), weight: 3, facets: [{ categories: ['Crime'] }] },
      { at: testDay(9), weight: 1, facets: [{ categories: ['Poetry'] }] },
    ])
    const line = { item_id: 'x', n: 1, quantity: 1, total_minor: 2_000, facets: { categories: ['Poetry'] } }
    const orders = [testOrder('a', 1, 2_000, { lines: [line] })]
    expect(whiteSpace(taste, orders, testDay(9), 60)).toEqual({
      share: 0.75,
      average_order_minor: 2_000,
      growth_minor: 1_500,
    })
    expect(whiteSpace(taste, [], testDay(9), 60)).toBe(null)
  })
})
