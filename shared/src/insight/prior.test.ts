import { describe, expect, it } from 'vitest'
import { groupHistories } from './history-groups.ts'
import { maximise } from './maximise.ts'
import { mbgNbd } from './mbg-nbd.ts'
import { likelihoodOf } from './order-model.ts'
import { withPrior } from './prior.ts'

/** Customers who order every other week and never leave: nothing says how fast they would. */
const faithful = (count: number) =>
  groupHistories(
    Array.from({ length: count }, (_, i) => ({
      repeats: 10 + (i % 5),
      recency: 24,
      age: 25 + (i % 3),
      value: 1,
    })),
  )

describe('the light prior', () => {
  it('keeps a fit from running off where the data says nothing', () => {
    const likelihood = likelihoodOf(mbgNbd, faithful(40))
    expect(maximise(likelihood).at_border).toBe(true)
    const kept = maximise(withPrior(likelihood))
    expect(kept).toMatchObject({ at_border: false, converged: true })
    expect(kept.parameters.a).toBeGreaterThan(0.001)
  })

  it('is worth ½ (ln 7.39 / 2)² for a factor of 7.39, and nothing at the start', () => {
    const likelihood = likelihoodOf(mbgNbd, faithful(12))
    const { start } = likelihood
    expect(withPrior(likelihood).logLikelihood(start)).toBeCloseTo(likelihood.logLikelihood(start), 12)
    const moved = { ...start, a: start.a * Math.exp(2) }
    expect(likelihood.logLikelihood(moved) - withPrior(likelihood).logLikelihood(moved)).toBeCloseTo(0.5, 10)
  })
})
