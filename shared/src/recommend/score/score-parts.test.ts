import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  confidence,
  likingOf,
  likingPart,
  priceFitPart,
  repurchasePart,
  visitFreshness,
} from './score-parts.ts'
import { combineParts } from './score-products.ts'

const day = 86_400_000

describe('the parts of a score', () => {
  it('believe a taste half after ten product views', () => {
    expect([confidence(0), confidence(10), confidence(90)]).toEqual([0, 0.5, 0.9])
  })

  it('hear a visit in full while it may go on, then half as much every day', () => {
    const pause = 30 * 60_000
    const ages = [-5, 0, pause, pause + day, pause + 2 * day]
    expect(ages.map(visitFreshness)).toEqual([1, 1, 1, 0.5, 0.25])
  })

  it('compare a category with the one liked best', () => {
    const liking = likingOf([
      { name: 'Gothic', weight: 6 },
      { name: 'Poetry', weight: 3 },
      { name: 'Gothic', weight: 1 },
      { name: null, weight: 50 },
    ])
    expect(likingPart(liking, 'Gothic')).toBe(0.5)
    expect(likingPart(liking, 'Poetry')).toBeCloseTo((3 / 7) * 0.5)
    expect([likingPart(liking, 'Toys'), likingPart(liking, null), likingPart(likingOf([]), 'Toys')]).toEqual([
      0, 0, 0,
    ])
  })

  it('believe what somebody says they like, or do not, above what they did', () => {
    const named = [
      { name: 'Gothic', weight: 5 },
      { name: 'Poetry', weight: 5 },
    ]
    const liking = likingOf(named, { likes: ['Poetry', 'Drama'], dislikes: ['Gothic'] })
    expect(liking.weights).toEqual(
      new Map([
        ['Poetry', 15],
        ['Drama', 10],
      ]),
    )
    expect([likingPart(liking, 'Gothic'), likingPart(liking, 'Drama')]).toEqual([0, (10 / 15) * (25 / 35)])
  })

  it('find a price fit that is near those paid, in either direction alike', () => {
    const prices = [{ price: 1_000, weight: 10 }]
    expect(priceFitPart(prices, 1_000)).toBe(0.5)
    expect(priceFitPart(prices, 2_000)).toBeCloseTo(priceFitPart(prices, 500))
    expect(priceFitPart(prices, 1_000 * Math.exp(0.5))).toBeCloseTo(0.5 * Math.exp(-0.5))
    expect([
      priceFitPart([], 5),
      priceFitPart(prices, 0),
      priceFitPart([{ price: 0, weight: 1 }], 5),
    ]).toEqual([0, 0, 0])
  })

  it('expect a habit again when its rhythm says so', () => {
    const rhythm = { share: 0.25, rate: 0.01, logDays: Math.log(30), spread: 0.5 }
    const monthly = [0, 30, 60].map((n) => n * day)
    const later = (days: number) => repurchasePart(monthly, rhythm, (60 + days) * day)
    expect(later(30)).toBeCloseTo((2 + 0.5) / 4)
    expect(later(60)).toBeCloseTo(((2 + 0.5) / 4) * Math.exp(-((Math.log(2) / 0.5) ** 2) / 2))
    expect(later(15)).toBeCloseTo(later(60))
    expect(later(0)).toBe(0)
    // Once bought: as many as buy it again.
    expect(repurchasePart([0], rhythm, 30 * day)).toBeCloseTo(0.25)
    // Twice on one day is once.
    expect(repurchasePart([0, 5], rhythm, 30 * day)).toBeCloseTo(0.25)
    expect(repurchasePart([], rhythm, day)).toBe(0)
  })
})

describe('a score', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true })
  const parts = fc.record({
    session: part,
    long_term: part,
    category: part,
    brand: part,
    price_fit: part,
    repurchase: part,
  })

  it('is 0 where nothing speaks for a product, and 1 − Π (1 − weight · part) else', () => {
    const none = { session: 0, long_term: 0, category: 0, brand: 0, price_fit: 0, repurchase: 0 }
    expect(combineParts(none)).toBe(0)
    expect(combineParts({ ...none, session: 1 })).toBe(0.5)
    expect(combineParts({ ...none, session: 1, long_term: 0.5 })).toBeCloseTo(1 - 0.5 * 0.8)
  })

  it('stays from 0 to below 1 and never falls when a part rises', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom('session', 'repurchase', 'brand'), (some, name) => {
        const score = combineParts(some)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThan(1)
        expect(combineParts({ ...some, [name]: 1 })).toBeGreaterThanOrEqual(score)
      }),
    )
  })
})
