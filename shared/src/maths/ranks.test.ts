import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correlation, mean, midRanks, spearman } from './ranks.ts'

describe('ranks', () => {
  it('are shared by equals', () => {
    expect(midRanks([3, 1, 3, 3, 2])).toEqual([4, 1, 4, 4, 2])
  })

  it('equal the slow way: how many are smaller, and half of the other equals', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (numbers) => {
        const slow = numbers.map(
          (x) => numbers.filter((y) => y < x).length + (numbers.filter((y) => y === x).length + 1) / 2,
        )
        expect(midRanks(numbers)).toEqual(slow)
      }),
    )
  })

  it('give Spearman’s correlation of the textbook: 1 − 6 Σd² / (n (n² − 1)) without ties', () => {
    // IQ and hours of television of ten people, ρ = −29/165.
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 12)
  })

  it('have no correlation where nothing varies', () => {
    expect(correlation([1, 1], [1, 2])).toBeNull()
    expect(spearman([], [])).toBeNull()
    expect(mean([])).toBe(0)
  })
})
