import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fadedSum, halfLifeMs, lowerLevel, raiseLevel } from './popularity.ts'

const now = Date.UTC(2026, 0, 1)
const anyEvents = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 20 }),
    ageMs: fc.integer({ min: 0, max: 400 * 86_400_000 }),
  }),
  { minLength: 1, maxLength: 40 },
)

describe('a popularity level', () => {
  it('equals the sum of weights that halve every half-life, written out', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const level = events.reduce((sum, { weight, ageMs }) => raiseLevel(sum, weight, now - ageMs), 0)
        const slow = events.reduce((sum, { weight, ageMs }) => sum + weight * 0.5 ** (ageMs / halfLifeMs), 0)
        expect(fadedSum(level, now) / slow).toBeCloseTo(1, 6)
      }),
    )
  })

  it('comes back to where it was when the newest is taken away', () => {
    const level = raiseLevel(0, 3, now - halfLifeMs)
    expect(lowerLevel(raiseLevel(level, 10, now), 10, now)).toBeCloseTo(level, 9)
    expect(lowerLevel(level, 3, now - halfLifeMs)).toBe(0)
    expect(lowerLevel(0, 1, now)).toBe(0)
  })
})
