import { expect, it } from 'vitest'
import { expectedCumulative } from './tracking.ts'

it('adds up what each customer is expected to have bought since they came', () => {
  const births = [0, 0, 2, 9]
  expect(expectedCumulative(births, (weeks) => 0.5 * weeks, [0, 1, 4, 10])).toEqual([0, 1, 5, 14.5])
  expect(expectedCumulative([], (weeks) => weeks, [3])).toEqual([0])
})
