import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Basket } from './basket.ts'
import { demandOf } from './demand.ts'
import { firstPurchase, productRows, productSales } from './product-rows.ts'
import { addSales, rangeBefore, type SalesState, startSales } from './product-sales.ts'
import { stepSales } from './sales-run.ts'

const range = { from: 400, to: 489 }
const anyBasket = fc
  .record({
    day: fc.integer({ min: 0, max: 520 }),
    lines: fc.option(
      fc.array(
        fc.record({
          n: fc.integer({ min: 0, max: 4 }),
          quantity: fc.integer({ min: 1, max: 3 }),
          total_minor: fc.integer({ min: 0, max: 5_000 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      { freq: 8 },
    ),
    troubled: fc.boolean(),
  })
  .map(
    (one): Basket => ({
      ...one,
      gift: false,
      amount: (one.lines ?? []).reduce((sum, x) => sum + x.total_minor, 0),
    }),
  )
const anyPeople = fc.array(fc.array(anyBasket, { maxLength: 5 }), { maxLength: 20 })

const summed = (people: readonly Basket[][], before?: { from: number; to: number }) => {
  const state = startSales(before ? { ...range, before } : range)
  for (const baskets of people) addSales(state, baskets, true)
  return state
}

describe('what products sell', () => {
  it('is what a count by hand gives, for any orders', () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const orders = people.flat().filter(({ day, lines }) => day <= range.to && lines)
        const before = rangeBefore(range)
        expect(before).toEqual({ from: 310, to: 399 })
        const rows = productRows(summed(people))
        const sold = new Set(orders.flatMap(({ lines }) => lines!.map(({ n }) => n)).filter((n) => n > 0))
        expect(new Set(rows.map(({ n }) => n))).toEqual(sold)
        for (const row of rows) {
          const within = (from: number, to: number) => orders.filter(({ day }) => day >= from && day <= to)
          const linesIn = (of: readonly Basket[]) =>
            of.flatMap(({ lines }) => lines!.filter(({ n }) => n === row.n))
          const sum = (of: readonly Basket[]) =>
            linesIn(of).reduce((total, one) => total + one.total_minor, 0)
          const [now, then] = [within(range.from, range.to), within(before.from, before.to)]
          const withIt = now.filter(({ lines }) => lines!.some(({ n }) => n === row.n))
          expect(row).toMatchObject({
            orders: withIt.length,
            units: linesIn(now).reduce((total, one) => total + one.quantity, 0),
            revenue_minor: sum(now),
            revenue_before_minor: sum(then),
            troubled_share:
              withIt.length > 0 ? withIt.filter(({ troubled }) => troubled).length / withIt.length : null,
          })
          const days = orders.filter(({ lines }) => lines!.some(({ n }) => n === row.n)).map(({ day }) => day)
          expect(row.age_days).toBe(range.to - Math.min(...days))
          // Thirteen times 30 days: what is older is not on the curve.
          expect(row.age_curve.reduce((total, one) => total + one, 0)).toBe(
            sum(within(range.to - 389, range.to)),
          )
        }
        const shares = rows.reduce((total, { share }) => total + share, 0)
        if (rows.some(({ revenue_minor }) => revenue_minor > 0)) expect(shares).toBeCloseTo(1, 9)
      }),
      { numRuns: 80, seed: 7 },
    )
  })

  it('is compared with whichever range is asked for, and with nothing between the two', () => {
    const sold = (day: number, total_minor: number): Basket => ({
      day,
      lines: [{ n: 1, quantity: 1, total_minor }],
      troubled: false,
      gift: false,
      amount: total_minor,
    })
    const people = [[sold(450, 900), sold(395, 50), sold(130, 300), sold(120, 7)]]
    const [asked] = productRows(summed(people, { from: 127, to: 216 }))
    expect(asked).toMatchObject({
      revenue_minor: 900,
      revenue_before_minor: 300,
      orders_before: 1,
      growth: 2,
    })
    expect(productRows(summed(people))[0]).toMatchObject({ revenue_before_minor: 50 })
  })

  it('does not depend on how it was cut into steps, nor on text in between', () => {
    fc.assert(
      fc.property(anyPeople, (people) => {
        const all = people.map((baskets, i) => ({ id: `c:${100 + i}`, baskets, visits: null }))
        // One person a step: a short page ends the pass, so each step has a base of its own.
        let state: SalesState = startSales(range)
        for (const { id, baskets } of all) {
          const one = { after: (key: string) => (key < id ? [{ id, baskets, visits: null }] : []) }
          state = JSON.parse(JSON.stringify({ ...stepSales(state, one).state, isDone: false, after: id }))
        }
        expect(productRows(state)).toEqual(productRows(summed(people)))
      }),
      { numRuns: 30, seed: 8 },
    )
  })

  it('parts products into A, B and C, and says where each stands in its life', () => {
    const day = (when: number, n: number, total_minor: number): Basket => ({
      day: when,
      amount: total_minor,
      lines: [{ n, quantity: 1, total_minor }],
      troubled: false,
      gift: false,
    })
    const rows = productRows(
      summed([
        [day(450, 1, 8_000), day(350, 1, 5_000), day(450, 2, 1_500), day(350, 2, 1_500)],
        [day(470, 3, 400), day(100, 4, 900), day(450, 5, 100), day(320, 5, 800)],
      ]),
    )
    expect(rows.map(({ n, class: letter, stage }) => [n, letter, stage])).toEqual([
      [1, 'A', 'growing'],
      [2, 'B', 'steady'],
      [3, 'C', 'new'],
      [5, 'C', 'declining'],
      [4, 'C', 'dormant'],
    ])
    expect(rows[0]!.growth).toBeCloseTo(0.6, 12)
  })
})

describe('what becomes of customers whose first order held a product', () => {
  const first = (n: number, isBack: boolean, start = 100): Basket[] =>
    [start, ...(isBack ? [start + 50] : [])].map((day) => ({
      day,
      amount: 1_000,
      lines: [{ n: day === start ? n : 9, quantity: 1, total_minor: 1_000 }],
      troubled: false,
      gift: false,
    }))

  it('is told with its interval, beside everybody, from 20 customers on', () => {
    const loyal = Array.from({ length: 40 }, (_, i) => first(1, i < 36))
    const fleeting = Array.from({ length: 40 }, (_, i) => first(2, i < 4))
    const few = Array.from({ length: 19 }, () => first(3, true))
    const late = Array.from({ length: 30 }, () => first(3, true, 420)) // not 90 days ago
    const { rows, everybody } = productSales(summed([...loyal, ...fleeting, ...few, ...late]))
    const of = (n: number) => rows.find((row) => row.n === n)!.first_purchase
    expect(everybody).toMatchObject({ customers: 99, repeat_rate: 59 / 99 })
    expect(of(1)).toMatchObject({ customers: 40, repeat_rate: 0.9, verdict: 'more', year_customers: 40 })
    expect(of(1)!.year_worth_minor).toBe(1_900)
    // 36 of 40 brought 2,000, four 1,000: mean 1,900 ± 1.96 · 303.8 / √40.
    expect(of(1)!.year_worth_between_minor).toEqual([1_806, 1_994])
    expect(of(2)).toMatchObject({ repeat_rate: 0.1, verdict: 'fewer' })
    expect(of(3)).toBeNull()
  })

  it('leaves out whose first order was stored without its products', () => {
    const state = summed([[{ day: 100, amount: 5, lines: null, troubled: false, gift: false }]])
    expect(state.read).toMatchObject({ orders: 1, without_lines: 1, starters_left_out: 1 })
    expect(firstPurchase(state.starters, 0)).toBeNull()
  })
})

describe('demand against stock', () => {
  it('says what runs out, what is sold out, and what lies too long', () => {
    const of = (stock: number | null, units: number, isBuyable = true) =>
      demandOf({ stock, isBuyable, units, days: 30 })
    expect(of(10, 30)).toMatchObject({ units_per_day: 1, days_of_stock: 10, signal: 'runs_out' })
    expect(of(30, 30).signal).toBe('enough')
    expect(of(181, 30).signal).toBe('too_much')
    expect(of(5, 0).signal).toBe('too_much')
    expect(of(0, 30, false).signal).toBe('sold_out')
    expect(of(null, 30)).toMatchObject({ days_of_stock: null, signal: 'unknown' })
  })
})
