import { expect, test } from 'vitest'
import { betaI, studentQuantile, studentTails } from './student.ts'

test('quantiles agree with the published table', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: critical values of Student's t.
  const table: [degrees: number, tails: number, value: number][] = [
    [1, 0.05, 12.706],
    [2, 0.1, 2.92],
    [5, 0.05, 2.571],
    [10, 0.01, 3.169],
    [30, 0.05, 2.042],
    [100, 0.001, 3.39],
  ]
  for (const [degrees, tails, value] of table) expect(studentQuantile(tails, degrees)).toBeCloseTo(value, 3)
  expect(studentQuantile(0.05, 1e7)).toBeCloseTo(1.959_964, 5)
})

test('tails and quantiles are each other undone', () => {
  for (const degrees of [0.7, 3, 17.776, 250, 40_000]) {
    for (const tails of [0.9, 0.2, 0.05, 1e-6])
      expect(studentTails(studentQuantile(tails, degrees), degrees) / tails).toBeCloseTo(1, 9)
  }
})

test('with whole numbers it is the sum of a binomial distribution', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)
  for (const [a, b] of [
    [2, 3],
    [1, 1],
    [7, 4],
  ] as const) {
    for (const x of [0.1, 0.5, 0.83]) {
      const n = a + b - 1
      let sum = 0
      for (let k = a; k <= n; k++) sum += choose(n, k) * x ** k * (1 - x) ** (n - k)
      expect(betaI(a, b, x)).toBeCloseTo(sum, 12)
    }
  }
})

test('what has no value is refused', () => {
  expect(() => betaI(1, 1, 1.5)).toThrow(RangeError)
  expect(() => studentQuantile(0, 3)).toThrow(RangeError)
})
