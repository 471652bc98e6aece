import { describe, expect, it } from 'vitest'
import { groupHistories } from './history-groups.ts'
import { discountedOrders, logLikelihoodOfOne, paretoNbd } from './pareto-nbd.ts'

/** The fit of `lifetimes` and BTYD to CDNOW. */
const cdnow = { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 }
/** The same fit to six digits. */
const fitted = { r: 0.553276, alpha: 10.577613, s: 0.606214, beta: 11.66791 }

describe('Pareto/NBD', () => {
  it('judges a busy customer as the tests of lifetimes do', () => {
    const timing = { repeats: 26, recency: 30.86, age: 31 }
    expect(paretoNbd.probabilityAlive(cdnow, timing)).toBeCloseTo(0.9979, 4)
    expect(paretoNbd.expectedOrders(cdnow, timing, 52)).toBeCloseTo(25.46, 1)
  })

  it('expects of a new customer what the manual of BTYD prints', () => {
    const manual = { r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64 }
    const printed = [
      0, 0.05077821, 0.09916088, 0.14542507, 0.1897993, 0.23247466, 0.27361274, 0.31335159, 0.35181024,
      0.38909211,
    ]
    printed.forEach((orders, weeks) => {
      expect(paretoNbd.expectedOrdersOfNew(manual, weeks)).toBeCloseTo(orders, 8)
    })
    expect(paretoNbd.expectedOrdersOfNew(fitted, 52)).toBeCloseTo(1.47344, 5)
  })

  it('shows the paradox of frequency: the more orders before the same silence, the fewer to come', () => {
    const after = [10, 15, 20, 25].map((repeats) =>
      paretoNbd.expectedOrders(fitted, { repeats, recency: 20, age: 39 }, 52),
    )
    const printed = [0.70591, 0.14415, 0.02249, 0.00309]
    printed.forEach((orders, i) => {
      expect(after[i]).toBeCloseTo(orders, 5)
    })
  })

  it('discounts orders to come as Fader, Hardie and Lee (2005) do', () => {
    const parameters = { r: 0.5629966, alpha: 12.559037, s: 0.4081095, beta: 10.5148048 }
    expect(discountedOrders(parameters, { repeats: 7, recency: 35, age: 77.86 }, 0.0027)).toBeCloseTo(
      1.864183,
      6,
    )
    const printed = [2.1992, 2.8435, 2.8671, 2.4454, 1.8405, 1.2624, 0.8096, 0.4948, 0.292, 0.1679]
    printed.forEach((orders, i) => {
      const timing = { repeats: i + 1, recency: 30, age: 77.86 }
      expect(discountedOrders(parameters, timing, 0.0027)).toBeCloseTo(orders, 4)
    })
  })

  it('has one likelihood, whichever of alpha and beta is greater, and the same one near their equality', () => {
    const timing = { repeats: 3, recency: 12, age: 20 }
    const at = (alpha: number, beta: number) => logLikelihoodOfOne({ ...cdnow, alpha, beta }, timing)
    expect(at(10 - 1e-7, 10)).toBeCloseTo(at(10 + 1e-7, 10), 6)
    expect(at(10, 10)).toBeCloseTo(at(10 + 1e-7, 10), 6)
    const groups = groupHistories([
      { ...timing, value: 0 },
      { ...timing, value: 1 },
    ])
    expect(paretoNbd.logLikelihood(cdnow, groups)).toBeCloseTo(2 * logLikelihoodOfOne(cdnow, timing), 10)
  })

  it('stays finite for who ordered today, and for who orders daily for years', () => {
    expect(paretoNbd.probabilityAlive(cdnow, { repeats: 2, recency: 9, age: 9 })).toBe(1)
    const busy = { repeats: 1_500, recency: 300, age: 301 }
    expect(paretoNbd.probabilityAlive(cdnow, busy)).toBeGreaterThan(0.9)
    expect(Number.isFinite(logLikelihoodOfOne(cdnow, busy))).toBe(true)
    expect(paretoNbd.expectedOrders({ ...cdnow, s: 1 }, busy, 52)).toBeCloseTo(
      paretoNbd.expectedOrders({ ...cdnow, s: 1 + 1e-7 }, busy, 52),
      3,
    )
  })
})
