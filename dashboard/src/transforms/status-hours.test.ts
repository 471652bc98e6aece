import { expect, test } from 'vitest'
import { twoDays } from '../views/status/status.fixture.ts'
import { digitsOf, unitOf } from './duration.ts'
import { rejections, slots, sumOf, waits } from './status-hours.ts'

test('what was refused is told apart, the most frequent first, and what never was is left out', () => {
  expect(rejections(twoDays).map(({ kind, sum }) => [kind, sum])).toEqual([
    ['events_too_old', 30],
    ['events_invalid', 4],
    ['requests', 2],
    ['orders', 1],
  ])
  expect(rejections(twoDays)[0]?.values.filter((count) => count > 0)).toEqual([30])
  expect(rejections([])).toEqual([])
})

test('hours are told of in fours, the last four ending with the last hour', () => {
  expect(slots([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ])
  expect(slots([1, 2, 3, 4, 5])).toEqual([[1], [2, 3, 4, 5]])
  expect(slots([])).toEqual([])
})

test('waits are the longest of each hour, to be reckoned in and to be delivered', () => {
  const { digest, outbox } = waits(twoDays)
  expect(new Set(digest)).toEqual(new Set([61_000]))
  expect(sumOf(outbox)).toBe(90_000)
})

test('a time is written in the largest unit of which there is one', () => {
  expect([0, 999, 1_000, 59_999, 60_000, 3_600_000, 86_400_000].map(unitOf)).toEqual([
    'ms',
    'ms',
    's',
    's',
    'min',
    'h',
    'd',
  ])
  expect([0.5, 1, 9.9, 10, 120].map(digitsOf)).toEqual([2, 1, 1, 0, 0])
})
