import { expect, test } from 'vitest'
import { holdoutReport } from '../views/shelves/shelves.fixture.ts'
import { causesOf, verdictOf } from './causes.ts'

test('a group stands beside the first one, with what clicks are credited with a person', () => {
  const [cause] = causesOf([holdoutReport], 'revenue')
  expect([cause?.comparison.arm, cause?.comparison.baseline]).toEqual(['shelves', 'none'])
  expect(cause?.credited).toBe(52_000 / 400)
  expect(causesOf([holdoutReport], 'conversion')[0]?.credited).toBe(46 / 400)
})

test('what cannot be compared yet is left out, and running experiments come first', () => {
  const early = {
    ...holdoutReport,
    id: 'early',
    comparisons: [{ arm: 'shelves', baseline: 'none', conversion: null, revenue_per_person: null }],
  }
  const ended = { ...holdoutReport, id: 'ended', status: 'ended' as const }
  expect(causesOf([ended, early, holdoutReport], 'revenue').map(({ experiment }) => experiment.id)).toEqual([
    'holdout',
    'ended',
  ])
})

test('only an interval that leaves zero out says more or less', () => {
  expect([
    verdictOf({ low: 1, high: 3 }),
    verdictOf({ low: -3, high: -1 }),
    verdictOf({ low: -1, high: 1 }),
  ]).toEqual(['more', 'less', 'open'])
})
