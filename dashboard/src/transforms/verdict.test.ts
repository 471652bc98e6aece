import { expect, test } from 'vitest'
import type { Story } from './story.ts'
import { verdictOf } from './verdict.ts'

const story = (ratio: number): Story => ({
  revenueMinor: 1,
  orders: 1,
  change: { direction: ratio < 0 ? 'down' : 'up', ratio },
  driver: null,
  shelfShare: null,
})
const well = { state: 'well' } as const

test('all is well when things arrive and sales hold', () => {
  expect(verdictOf(well, story(0.2), [])).toBe('well')
  expect(verdictOf(well, story(-0.05), [{ state: 'ahead' }])).toBe('well')
})

test('a fall by a tenth, or a target that is behind, is about sales', () => {
  expect(verdictOf(well, story(-0.1), [])).toBe('sales')
  expect(verdictOf(well, story(0.2), [{ state: 'behind' }])).toBe('sales')
})

test('what does not arrive comes before sales, and nobody knows without an answer', () => {
  expect(verdictOf({ state: 'attention' }, story(-0.5), [])).toBe('attention')
  expect(verdictOf({ state: 'starting' }, null, [])).toBe('starting')
  expect(verdictOf(null, story(1), [])).toBeNull()
})
