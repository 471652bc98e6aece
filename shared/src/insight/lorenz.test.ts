import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lorenz, topFrom, topShare } from './lorenz.ts'

describe('lorenz', () => {
  it('gives the Gini coefficient as the mean difference over twice the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 30 }), (worth) => {
        const total = worth.reduce((sum, x) => sum + x, 0)
        const differences = worth.flatMap((x) => worth.map((y) => Math.abs(x - y)))
        const slow = differences.reduce((sum, d) => sum + d, 0) / (2 * worth.length * total)
        if (total === 0) expect(lorenz(worth).gini).toBeNull()
        else expect(lorenz(worth).gini).toBeCloseTo(slow, 10)
      }),
    )
  })

  it('says what the top share brings, people rounded up', () => {
    const spread = lorenz([1, 6, 1, 2])
    expect([0, 0.01, 0.25, 0.5, 0.75, 1].map((share) => topShare(spread, share))).toEqual([
      0, 0.6, 0.6, 0.8, 0.9, 1,
    ])
    expect(topShare(lorenz(Array.from({ length: 100 }, () => 1)), 0.07)).toBeCloseTo(0.07, 12)
  })

  it('says from what worth on somebody is among the top', () => {
    const spread = lorenz([1, 6, 1, 2])
    expect([0, 0.25, 0.5, 1].map((share) => topFrom(spread, share))).toEqual([null, 6, 2, 1])
    expect(topFrom(lorenz([]), 0.5)).toBeNull()
  })

  it('draws a curve from nobody to everybody that never falls', () => {
    const { curve } = lorenz([5, 0, -3, 5, 90])
    expect(curve[0]).toEqual({ customers: 0, worth: 0 })
    expect(curve[100]).toEqual({ customers: 1, worth: 1 })
    expect(curve.map(({ worth }) => worth)).toEqual(curve.map(({ worth }) => worth).toSorted((a, b) => a - b))
  })

  it('has nothing to say of nobody, or of people who paid nothing', () => {
    for (const worth of [[], [0, 0]]) {
      expect(lorenz(worth)).toMatchObject({ total: 0, gini: null, curve: [] })
      expect(topShare(lorenz(worth), 0.2)).toBe(0)
    }
  })
})
