import { expect, test } from 'vitest'
import { pauseMs } from './pace.ts'

const minute = 60_000

test('every three seconds for two minutes, then less and less often, then never', () => {
  expect([0, minute, 2 * minute].map((since) => pauseMs(since, 0))).toEqual([3_000, 3_000, 3_000])
  expect(pauseMs(20 * minute, 0)).toBe(30_000)
  expect(pauseMs(31 * minute, 0)).toBe(Number.POSITIVE_INFINITY)
})

test('an untouched page asks some 150 times in all', () => {
  let asked = 0
  for (let at = 0; Number.isFinite(at); at += pauseMs(at, 0)) asked++
  expect(asked).toBeGreaterThan(130)
  expect(asked).toBeLessThan(160)
})

test('failures double the wait, up to a minute', () => {
  expect([1, 2, 9].map((failures) => pauseMs(0, failures))).toEqual([6_000, 12_000, 60_000])
})
