import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gammaSign, logBeta, logGamma, logRising } from './gamma.ts'

/** From mpmath with 30 digits. */
const known: [x: number, logGamma: number][] = [
  [0.001, 6.907_178_885_383_85],
  [0.25, 1.288_022_524_698_08],
  [0.5, 0.572_364_942_924_7],
  [1, 0],
  [1.5, -0.120_782_237_635_245],
  [2, 0],
  [2.5, 0.284_682_870_472_919],
  [10, 12.801_827_480_081_5],
  [100.25, 360.284_559_637_764],
  [1e6, 12_815_504.569_147_6],
  [1e10, 220_258_509_288.811],
  [-0.5, 1.265_512_123_484_65],
  [-1.25, 1.366_431_761_236_98],
  [-7.75, -8.581_847_763_551_87],
]

describe('logGamma', () => {
  it('equals mpmath to fourteen digits', () => {
    for (const [x, value] of known) {
      expect(Math.abs(logGamma(x) - value), `${x}`).toBeLessThan(1e-14 * Math.max(1, Math.abs(value)))
    }
  })

  it('rises by ln x from x to x + 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e4, noNaN: true }), (x) => {
        const rise = logGamma(x + 1) - logGamma(x)
        expect(Math.abs(rise - Math.log(x))).toBeLessThan(1e-10)
      }),
    )
  })

  it('has poles at zero and the negative whole numbers, and signs between them', () => {
    expect([0, -1, -2].map(logGamma)).toEqual([Infinity, Infinity, Infinity])
    expect([2.5, 0.5, -0.5, -1.5, -2.5].map(gammaSign)).toEqual([1, 1, -1, 1, -1])
  })
})

describe('what is made of it', () => {
  it('gives the beta function', () => {
    expect(Math.exp(logBeta(2, 3))).toBeCloseTo(1 / 12, 14)
  })

  it('gives rising factorials as a table', () => {
    const table = logRising(0.25, 200)
    for (const n of [0, 1, 7, 200]) expect(table[n]).toBeCloseTo(logGamma(0.25 + n) - logGamma(0.25), 10)
  })
})
