import { describe, expect, it } from 'vitest'
import { comingBack } from './coming-back.ts'
import { loyaltyIndex, satisfactionOf } from './loyalty-index.ts'
import { needsOf } from './needs.ts'
import { rhythmOf } from './rhythm.ts'
import { type Act, addToTaste, emptyTaste } from './taste.ts'
import { testDay, testOrder } from './test-order.ts'

const nothing = {
  taste: emptyTaste,
  orders: [],
  sessions: [],
  timeline: [],
  now: testDay(0),
  halfLifeDays: 60,
}
const seen = (signals: NonNullable<Act['signals']>, more: Partial<Act> = {}): Act => ({
  at: testDay(0),
  weight: 1,
  facets: [],
  signals,
  ...more,
})

describe('needs', () => {
  it('are what is usual, without a label, while nothing is known', () => {
    const { needs, label } = needsOf(nothing)
    expect(label).toBe(null)
    for (const { score, usual, evidence } of needs) {
      expect(score).toBeCloseTo(usual, 12)
      expect(evidence).toBe(0)
    }
  })

  it('name who hunts for bargains', () => {
    const taste = addToTaste(emptyTaste, [seen({ priced: 40, reduced: 38 })])
    const order = testOrder('a', 0, 900, { discount_minor: 100 })
    const { needs, label } = needsOf({ ...nothing, taste, orders: [order, { ...order, id: 'b' }] })
    expect(label).toBe('price')
    // (40 · .95 + 2 · 1 + 5 · (.2 + .2 + .2 + .05 + .5)) / (42 + 25)
    expect(needs[0]?.score).toBeCloseTo((38 + 2 + 5 * 1.15) / 67, 12)
  })

  it('name who keeps to one brand, and who looks for the dear ones', () => {
    const brand = addToTaste(emptyTaste, [seen({}, { weight: 30, facets: [{ brand: 'Faber' }] })])
    expect(needsOf({ ...nothing, taste: brand }).label).toBe('brand')
    const dear = addToTaste(emptyTaste, [seen({ ranked: 50, rank: 4_900 })])
    expect(needsOf({ ...nothing, taste: dear }).label).toBe('quality')
  })

  it('name who is in a hurry', () => {
    const sessions = Array.from({ length: 8 }, (_, day) => ({
      start: testDay(day),
      last: testDay(day) + 200_000,
      items: [],
      after_s: [],
    }))
    const timeline = sessions.map(({ start }) => ({ at: start + 100_000, name: 'begin_checkout', items: [] }))
    expect(needsOf({ ...nothing, sessions, timeline }).label).toBe('convenience')
  })
})

describe('coming back', () => {
  it('counts lines of later orders that an earlier one held', () => {
    const of = (id: string, day: number, items: [string, string][]) =>
      testOrder(id, day, 0, {
        lines: items.map(([item_id, brand]) => ({
          item_id,
          n: 0,
          quantity: 1,
          total_minor: 1,
          facets: { brand, categories: ['Books', brand] },
        })),
      })
    const orders = [
      of('b', 5, [
        ['x', 'F'],
        ['z', 'P'],
      ]),
      of('a', 1, [
        ['x', 'F'],
        ['y', 'F'],
      ]),
    ]
    expect(comingBack(orders)).toEqual({
      product: { share: 0.5, of: 2 },
      brand: { share: 0.5, of: 2 },
      category: { share: 0.5, of: 2 },
    })
    expect(comingBack([])).toMatchObject({ product: { share: 0, of: 0 } })
  })
})

describe('the loyalty index', () => {
  it('is coming back times the mean of the other habits that are known', () => {
    const orders = [0, 10, 20].map((day) => testOrder(`o${day}`, day, 900, { discount_minor: 90 }))
    const rhythm = rhythmOf(orders, testDay(25), 90)
    const { index, parts } = loyaltyIndex({ orders, rhythm, pAlive: 0.8, referrals: null })
    expect(Object.fromEntries(parts.map(({ name, value }) => [name, value]))).toEqual({
      repeats: 2 / 3,
      alive: 0.8,
      regularity: 1,
      same_category: null,
      full_price: 0.9,
      referrals: null,
    })
    expect(index).toBeCloseTo(((2 / 3) * (0.8 + 1 + 0.9)) / 3, 12)
    expect(loyaltyIndex({ orders: [], rhythm: rhythmOf([], 0, 90), pAlive: null, referrals: 0 }).index).toBe(
      0,
    )
  })

  it('is kept apart from what people say', () => {
    expect(satisfactionOf([], 0.9)).toEqual({ stated: null, answers: 0, quadrant: null })
    expect(
      [0.9, 0.1].flatMap((index) => [1, 0.2].map((said) => satisfactionOf([said], index).quadrant)),
    ).toEqual(['apostle', 'hostage', 'mercenary', 'defector'])
    expect(satisfactionOf([0, 1], 0.9)).toEqual({ stated: 1, answers: 2, quadrant: 'apostle' })
  })
})
