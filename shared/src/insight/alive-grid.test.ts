import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aliveFrom, aliveStep, aliveSteps, worthFrom, worthStep } from './alive-grid.ts'

it('puts an amount into the step whose edges hold it', () => {
  expect([-5, 0, 99, 100, 149, 150, 999, 1_000, 12_345].map(worthStep)).toEqual([0, 0, 0, 1, 1, 2, 6, 7, 13])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (minor) => {
      const step = worthStep(minor)
      expect(worthFrom(step)).toBeLessThanOrEqual(minor)
      expect(worthFrom(step + 1)).toBeGreaterThan(minor)
    }),
  )
})

it('has whole minor units as edges, each above the one before', () => {
  const edges = Array.from({ length: 60 }, (_, step) => worthFrom(step))
  expect(edges.every(Number.isSafeInteger)).toBe(true)
  expect(edges).toEqual(edges.toSorted((a, b) => a - b))
})

it('puts a probability into its twentieth, 1 into the last', () => {
  expect([0, 0.049, 0.05, 0.5, 0.95, 1].map(aliveStep)).toEqual([0, 0, 1, 10, 19, 19])
  for (let step = 0; step < aliveSteps; step++) expect(aliveStep(aliveFrom(step) + 1e-9)).toBe(step)
})
