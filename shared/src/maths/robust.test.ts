import { expect, it } from 'vitest'
import { median, medianDistance, robustZ } from './robust.ts'

it('the median is the middle, or between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([9, 1, 5, 6])).toBe(5.5)
  expect(median([])).toBeNaN()
})

it('the median distance and z are those worked out by hand', () => {
  const sample = [3.2, 3.3, 3.0, 3.5, 2.8, 3.6, 9.7]
  expect(median(sample)).toBe(3.3)
  expect(medianDistance(sample)).toBeCloseTo(0.3, 12)
  expect(robustZ(9.7, sample)).toBeCloseTo((0.6745 * (9.7 - 3.3)) / 0.3, 9)
})

it('one wild value moves neither the centre nor the spread', () => {
  const calm = [10, 11, 12, 13, 14]
  expect(robustZ(20, calm)).toBeCloseTo(0.6745 * 8, 9)
  expect(robustZ(30, [10, 11, 12, 13, 1_000_000])).toBeCloseTo(0.6745 * 18, 9)
})

it('a spread that is too small to be believed is held at the least', () => {
  expect(robustZ(5, [4, 4, 4])).toBe(Number.POSITIVE_INFINITY)
  expect(robustZ(5, [4, 4, 4], 2)).toBe(0.5)
  expect(robustZ(4, [4, 4, 4])).toBe(0)
})
