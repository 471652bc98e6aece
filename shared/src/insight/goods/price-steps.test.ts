import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addPrice, type PriceBins, priceBreaks, stepOfPrice, stepUpChance } from './price-steps.ts'

const binsOf = (prices: readonly number[]) => {
  const bins: PriceBins = {}
  for (const price of prices) addPrice(bins, price)
  return bins
}

describe('price steps', () => {
  it('part what was bought into quarters, within a tenth of the price', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 200 }),
        (prices) => {
          const breaks = priceBreaks(binsOf(prices))
          expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b))
          for (const at of breaks) {
            const below = prices.filter((price) => price < at).length / prices.length
            // Everything below a step is a quarter, half or three quarters at most, and the step is not the lowest price.
            expect(below).toBeGreaterThan(0)
            expect(below).toBeLessThanOrEqual(0.75 + 1e-9)
            expect(stepOfPrice(breaks, at)).toBe(stepOfPrice(breaks, at - 1) + 1)
          }
        },
      ),
      { seed: 4 },
    )
  })

  it('are none where everything costs the same', () => {
    expect(priceBreaks(binsOf([500, 500, 500]))).toEqual([])
    expect(priceBreaks({})).toEqual([])
  })

  it('begin where the dearer things begin', () => {
    const breaks = priceBreaks(binsOf([...Array(50).fill(100), ...Array(50).fill(1_000)]))
    expect(breaks).toHaveLength(1)
    expect(stepOfPrice(breaks, 100)).toBe(1)
    expect(stepOfPrice(breaks, 1_000)).toBe(2)
  })

  it('draw the chance to step up to the category’s share where little is known', () => {
    const all = { next: 100, up: 20 }
    expect(stepUpChance({ next: 0, up: 0 }, all)).toBeCloseTo(0.2, 12)
    expect(stepUpChance({ next: 20, up: 20 }, all)).toBeCloseTo((20 + 4) / 40, 12)
    expect(stepUpChance({ next: 0, up: 0 }, { next: 0, up: 0 })).toBe(0)
  })
})
