import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hypergeometric } from './hypergeometric.ts'

/** a, b, c, z and the value, from mpmath with 30 digits. */
const known: [number, number, number, number, number][] = [
  [2.25, 3.1, 4.2, 0.3, 1.789_624_179_798_86],
  [0.243, 2.426, 2.219, 0.946, 2.383_411_909_163_59],
  [0.5, 0.7, 1.9, 0.995, 1.497_438_817_485_4],
  [0.5, 0.7, 1.9, 0.999_99, 1.531_906_324_585_26],
  [12.3, 20.2, 31, 0.9, 1_504_049.777_753_18],
  [1.2, -0.3, 0.4, 0.97, -4.473_062_698_904_79],
  [5.2, 3.1, 4.4, 0.98, 3_193_692.483_817_59],
  [0.8, 0.2, -0.5, 0.6, -0.092_423_766_098_704_8],
  [200.25, 3, 204, 0.99, 80_002.328_264_24],
  [3.5, 0, 2, 0.7, 1],
  [2, -3, 1.5, 0.9, -0.045_028_571_428_571_4],
  [40.5, 2.5, 12, 0.6, 12_101_836.100_900_3],
]

describe('hypergeometric', () => {
  it('equals mpmath', () => {
    for (const [a, b, c, z, value] of known) {
      expect(hypergeometric(a, b, c, z) / value, `${[a, b, c, z]}`).toBeCloseTo(1, 11)
    }
  })

  it('equals mpmath to nine digits where a removable pole is straddled', () => {
    expect(hypergeometric(0.3, 0.4, 1.7, 0.999)).toBeCloseTo(1.140_128_347_033_16, 9)
    expect(hypergeometric(0.3, 0.4, 2.7, 0.99)).toBeCloseTo(1.064_614_047_206_88, 9)
  })

  it('is −ln(1 − z) / z, (1 − z)^−a and arcsin √z / √z where these are its names', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.9999, noNaN: true }), (z) => {
        expect(hypergeometric(1, 1, 2, z) / (-Math.log1p(-z) / z)).toBeCloseTo(1, 8)
        expect(hypergeometric(0.7, 2.2, 2.2, z) * (1 - z) ** 0.7).toBeCloseTo(1, 9)
        const root = Math.sqrt(z)
        expect((hypergeometric(0.5, 0.5, 1.5, z) * root) / Math.asin(root)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('agrees with the contiguous relation of Gauss on any side of its switches', () => {
    const parameter = fc.double({ min: 0.05, max: 40, noNaN: true })
    fc.assert(
      fc.property(
        parameter,
        parameter,
        parameter,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (a, b, c, z) => {
          // (c − a) F(a−1) + (2a − c + (b − a) z) F + a (z − 1) F(a+1) = 0 (Abramowitz and Stegun 15.2.10)
          const parts = [
            (c - a) * hypergeometric(a - 1, b, c, z, a + b),
            (2 * a - c + (b - a) * z) * hypergeometric(a, b, c, z, a + b),
            a * (z - 1) * hypergeometric(a + 1, b, c, z, a + b),
          ]
          const size = Math.max(...parts.map(Math.abs), 1e-300)
          expect(Math.abs(parts.reduce((sum, part) => sum + part, 0)) / size).toBeLessThan(1e-6)
        },
      ),
    )
  })

  it('does not overflow when a power of 1 − z tames it', () => {
    // ₂F₁(a, b; b; z) = (1 − z)^−a, here 10^4000.
    expect(hypergeometric(2000, 2500, 2500, 0.99, 2000)).toBeCloseTo(1, 9)
    expect(hypergeometric(900, 3, 5000, 0.99, 1) / hypergeometric(900, 3, 5000, 0.99)).toBeCloseTo(0.01, 12)
  })

  it('refuses what lies outside its circle', () => {
    expect(() => hypergeometric(1, 1, 2, 1)).toThrow('0 ≤ z < 1')
    expect(() => hypergeometric(1, 1, 2, Number.NaN)).toThrow('0 ≤ z < 1')
  })
})
