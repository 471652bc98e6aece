import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partOf, quantileBreaks } from './breaks.ts'

describe('breaks', () => {
  it('part distinct values evenly', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i * 37) % 100)
    const breaks = quantileBreaks(values, 5)
    expect(breaks).toEqual([20, 40, 60, 80])
    const sizes = [1, 2, 3, 4, 5].map(
      (part) => values.filter((value) => partOf(breaks, value) === part).length,
    )
    expect(sizes).toEqual([20, 20, 20, 20, 20])
  })

  it('never part equals, and never put the greater below the lesser', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1 }), (values) => {
        const breaks = quantileBreaks(values, 5)
        const sorted = values.toSorted((a, b) => a - b).map((value) => partOf(breaks, value))
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b))
        expect(Math.max(...sorted)).toBeLessThanOrEqual(5)
      }),
    )
  })

  it('put everybody together where nothing differs', () => {
    const breaks = quantileBreaks([3, 3, 3], 5)
    expect(new Set([3, 3, 3].map((value) => partOf(breaks, value))).size).toBe(1)
    expect(quantileBreaks([], 5)).toEqual([])
  })
})
