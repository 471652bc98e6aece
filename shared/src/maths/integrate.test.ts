import { expect, it } from 'vitest'
import { integrate } from './integrate.ts'

it('integrates what is smooth and what is singular at an end', () => {
  expect(integrate((x) => x ** 3)).toBeCloseTo(1 / 4, 12)
  expect(integrate((x) => Math.exp(-x))).toBeCloseTo(1 - Math.exp(-1), 12)
  expect(integrate((x) => -Math.log(x))).toBeCloseTo(1, 10)
  expect(integrate((_, rest) => rest ** -0.5)).toBeCloseTo(2, 8)
})
