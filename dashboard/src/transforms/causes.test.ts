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
    comparisons: [{ ...holdoutReport.comparisons[0]!, conversion: null, revenue_per_person: null }],
  }
  const ended = { ...holdoutReport, id: 'ended', status: 'ended' as const }
  expect(causesOf([ended, early, holdoutReport], 'revenue').map(({ experiment }) => experiment.id)).toEqual([
    'holdout',
    'ended',
  ])
})

test('while an experiment runs only the interval that holds however often one looks decides', () => {
  const [cause] = causesOf([holdoutReport], 'revenue')
  const [unsure] = causesOf([holdoutReport], 'conversion')
  expect([verdictOf(cause!), verdictOf(unsure!)]).toEqual(['more', 'seems'])
  const ended = { ...unsure!, experiment: { ...holdoutReport, status: 'ended' as const } }
  expect(verdictOf(ended)).toBe('more')
  const worse = { low: -3, high: -1, always_low: -4, always_high: 1 }
  expect(verdictOf({ ...ended, caused: { ...ended.caused, ...worse } })).toBe('less')
  expect(verdictOf({ ...ended, caused: { ...ended.caused, low: -1 } })).toBe('open')
})
