import { describe, expect, it } from 'vitest'
import { fitLogistic, logisticChance, startLogistic, stepLogistic } from './logistic.ts'

/** Hours studied, and whether the exam was passed: the data printed at en.wikipedia.org/wiki/Logistic_regression. */
const hours = [
  0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5,
]
const passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]
const rows = hours.map((x) => [x])

describe('a logistic regression', () => {
  it('gives the coefficients printed for hours studied and passing an exam', () => {
    const { intercept, weights, state } = fitLogistic(rows, passed, 0)
    expect(state).toBe('converged')
    expect(intercept).toBeCloseTo(-4.07771, 5)
    expect(weights[0]).toBeCloseTo(1.50465, 5)
    expect(logisticChance({ intercept, weights }, [2])).toBeCloseTo(0.2557, 4)
  })

  it('gives the log odds ratio of a two by two table', () => {
    const table = [
      [0, 0, 30],
      [0, 1, 10],
      [1, 0, 5],
      [1, 1, 25],
    ].flatMap(([x, y, n]) => Array.from({ length: n! }, () => ({ x: x!, y: y! })))
    const fit = fitLogistic(
      table.map(({ x }) => [x]),
      table.map(({ y }) => y),
      0,
    )
    expect(fit.intercept).toBeCloseTo(Math.log(10 / 30), 9)
    expect(fit.weights[0]).toBeCloseTo(Math.log((25 * 30) / (5 * 10)), 9)
  })

  it('stands, with a ridge, where the slope of the penalised loss is nought', () => {
    const two = hours.map((x, i) => [x - 2.8, (i * 7) % 5])
    const ridge = 2
    const { intercept, weights } = fitLogistic(two, passed, ridge)
    const misses = two.map((row, i) => passed[i]! - logisticChance({ intercept, weights }, row))
    expect(misses.reduce((sum, miss) => sum + miss, 0)).toBeCloseTo(0, 9)
    for (const [j, weight] of weights.entries()) {
      expect(misses.reduce((sum, miss, i) => sum + miss * two[i]![j]!, 0)).toBeCloseTo(ridge * weight, 9)
    }
  })

  it('stays finite where a feature parts the labels, and where one never varies', () => {
    const apart = fitLogistic(
      [
        [-1, 3],
        [-2, 3],
        [1, 3],
        [2, 3],
      ],
      [0, 0, 1, 1],
      0.1,
    )
    expect(apart.weights.every(Number.isFinite)).toBe(true)
    expect(apart.weights[0]).toBeGreaterThan(0)
    const alike = fitLogistic([[0], [0], [0]], [1, 1, 1], 1)
    expect(alike.weights).toEqual([0])
    expect(logisticChance(alike, [0])).toBeGreaterThan(0.99)
  })

  it('is the same made at once and step by step through text', () => {
    let fit = startLogistic(passed, 1)
    while (fit.state === 'running') {
      fit = stepLogistic(rows, passed, JSON.parse(JSON.stringify(fit)), 1)
    }
    expect(fit).toEqual(fitLogistic(rows, passed, 1))
  })
})
