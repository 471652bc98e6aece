import { describe, expect, it } from 'vitest'
import { gaussFraction, tricomi } from './gauss-fraction.ts'
import { hypergeometric } from './hypergeometric.ts'

describe('gaussFraction', () => {
  it('equals mpmath’s ₂F₁(1, b; c; z)', () => {
    const known = [
      [0.5, 2.5, 0.9, 1.347_198_188_097_67],
      [1.606, 4.2, 0.999, 2.002_397_228_506_64],
      [3.2, 3.3, 0, 1],
      [0.1, 5, 0.999_999_9, 1.025_641_022_104_33],
      [30.4, 200, 0.95, 1.169_703_854_020_12],
      [7.5, 8.1, 0.99, 30.821_653_136_443_3],
    ] as const
    for (const [b, c, z, value] of known) expect(gaussFraction(b, c, z) / value).toBeCloseTo(1, 12)
  })

  it('equals the series', () => {
    expect(gaussFraction(1.3, 4.4, 0.6)).toBeCloseTo(hypergeometric(1, 1.3, 4.4, 0.6), 13)
  })
})

describe('tricomi', () => {
  it('equals mpmath’s U(s, s, z)', () => {
    const known = [
      [0.4, 0.24, 1.068_551_832_074_48],
      [1, 0.24, 1.368_163_356_702_47],
      [0.606, 0.01, 1.858_945_138_522_31],
      [2, 3, 0.071_249_593_078_014_8],
      [3.5, 0.1, 119.060_909_057_196],
      [0.5, 50, 0.140_047_584_193_096],
      [1.2, 0.001, 14.103_281_425_198_4],
    ] as const
    for (const [s, z, value] of known) expect(tricomi(s, z) / value).toBeCloseTo(1, 9)
  })
})
