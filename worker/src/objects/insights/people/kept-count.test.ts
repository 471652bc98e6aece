import { expect, it } from 'vitest'
import { type KeptCount, stillCounts } from './kept-count.ts'

const few: KeptCount = { people: 3, rows: 50, at: 1_000, of: 'filter', state: '1' }
const many = { ...few, rows: 1_000_000 }

it('a count holds while nothing has changed', () => {
  expect(stillCounts(few, { of: 'filter', state: '1', now: 1e12 })).toBe(true)
  expect(stillCounts(few, { of: 'filter', state: '2', now: 1_001 })).toBe(false)
})

it('a count of many people holds for a minute when something has changed, but for no other filter', () => {
  expect(stillCounts(many, { of: 'filter', state: '2', now: 60_999 })).toBe(true)
  expect(stillCounts(many, { of: 'filter', state: '2', now: 61_000 })).toBe(false)
  expect(stillCounts(many, { of: 'another', state: '1', now: 1_001 })).toBe(false)
})
