import { expect, test } from 'vitest'
import { chiSquaredTail, gammaQ, normalTails } from './incomplete-gamma.ts'

test('chi-squared tails agree with the critical values of the published tables', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: upper critical values.
  const table: [degrees: number, tail: number, value: number][] = [
    [1, 0.05, 3.841],
    [1, 0.001, 10.828],
    [2, 0.01, 9.21],
    [5, 0.1, 9.236],
    [10, 0.05, 18.307],
    [30, 0.025, 46.979],
    [100, 0.01, 135.807],
  ]
  for (const [degrees, tail, value] of table) expect(chiSquaredTail(value, degrees)).toBeCloseTo(tail, 4)
})

test('with whole a it is the sum of a Poisson distribution, with a = ½ the complementary error function', () => {
  for (const a of [1, 2, 7, 20]) {
    for (const x of [0.3, 2, 7, 25]) {
      let term = Math.exp(-x)
      let sum = term
      for (let k = 1; k < a; k++) sum += term *= x / k
      expect(gammaQ(a, x)).toBeCloseTo(sum, 12)
    }
  }
  expect(gammaQ(0.5, 1)).toBeCloseTo(0.157_299_207_050_285, 13)
})

test('five per cent of a normal variable lie beyond 1.96', () => {
  expect(normalTails(1.959_963_984_540_054)).toBeCloseTo(0.05, 12)
  expect(normalTails(-1)).toBeCloseTo(0.317_310_507_862_914, 12)
  expect(normalTails(0)).toBe(1)
})

test('what has no value is refused', () => {
  expect(() => gammaQ(0, 1)).toThrow(RangeError)
  expect(() => gammaQ(1, -1)).toThrow(RangeError)
})
