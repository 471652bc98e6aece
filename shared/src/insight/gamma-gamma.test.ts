import { describe, expect, it } from 'vitest'
import { expectedValue, frequencyValueCorrelation, spendingLikelihood } from './gamma-gamma.ts'
import { maximise } from './maximise.ts'

/** The fit of `lifetimes` to CDNOW. */
const cdnow = { p: 6.25, q: 3.74, v: 15.44 }

describe('Gamma-Gamma', () => {
  it('expects of CDNOW’s first ten customers what the tests of lifetimes print, to a tenth', () => {
    const spendings = [
      [2, 22.35],
      [1, 11.77],
      [0, 0],
      [0, 0],
      [0, 0],
      [7, 73.74],
      [1, 11.77],
      [0, 0],
      [2, 25.55],
      [0, 0],
    ] as const
    const printed = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17]
    spendings.forEach(([repeats, value], i) => {
      expect(Math.abs(expectedValue(cdnow, { repeats, value }) - printed[i]!)).toBeLessThan(0.1)
    })
  })

  it('lies between the customer’s own mean and everybody’s, nearer to the own one the more is known', () => {
    const everybody = (cdnow.p * cdnow.v) / (cdnow.q - 1)
    const worth = [1, 5, 50].map((repeats) => expectedValue(cdnow, { repeats, value: 100 }))
    expect(everybody).toBeCloseTo(35.2, 1)
    expect(worth.toSorted((x, y) => x - y)).toEqual(worth)
    expect(worth[0]).toBeGreaterThan(everybody)
    expect(worth[2]).toBeLessThan(100)
  })

  it('has the density of two gammas as its likelihood: it integrates to 1 over the mean', () => {
    const parameters = { p: 2, q: 3, v: 10 }
    let whole = 0
    for (let m = 0.05; m < 2_000; m += 0.1) {
      whole += 0.1 * Math.exp(spendingLikelihood([{ repeats: 3, value: m }]).logLikelihood(parameters))
    }
    expect(whole).toBeCloseTo(1, 3)
  })

  it('fits with a finite mean, and leaves out who never came back or paid nothing', () => {
    const spendings = Array.from({ length: 60 }, (_, i) => ({
      repeats: 1 + (i % 5),
      value: 10 + ((i * 37) % 41),
    }))
    const likelihood = spendingLikelihood([
      ...spendings,
      { repeats: 0, value: 0 },
      { repeats: 2, value: 0 },
      { repeats: 2, value: -5 },
    ])
    expect(likelihood.customers).toBe(60)
    const { parameters } = maximise(likelihood)
    expect(parameters.q).toBeGreaterThan(1)
    const mean = (parameters.p * parameters.v) / (parameters.q - 1)
    expect(mean).toBeGreaterThan(20)
    expect(mean).toBeLessThan(40)
  })

  it('fits cents as it fits millions', () => {
    const inUnits = (unit: number) =>
      maximise(
        spendingLikelihood(
          Array.from({ length: 60 }, (_, i) => ({
            repeats: 1 + (i % 5),
            value: unit * (10 + ((i * 37) % 41)),
          })),
        ),
      ).parameters
    const [plain, large, small] = [inUnits(1), inUnits(1e9), inUnits(1e-9)]
    expect(large.v / 1e9 / plain.v).toBeCloseTo(1, 4)
    expect((small.v * 1e9) / plain.v).toBeCloseTo(1, 4)
    expect(large.q / plain.q).toBeCloseTo(1, 4)
  })

  it('knows when often and much go together', () => {
    const rising = [1, 2, 3].map((repeats) => ({ repeats, value: 10 * repeats }))
    expect(frequencyValueCorrelation(rising)).toBeCloseTo(1, 12)
    expect(frequencyValueCorrelation([{ repeats: 1, value: 5 }])).toBeNull()
  })
})
