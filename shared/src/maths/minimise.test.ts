import { describe, expect, it } from 'vitest'
import { continueMinimisation, type Minimisation, startMinimisation } from './minimise.ts'

const rosenbrock = ([x, y]: readonly number[]) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2

describe('the minimisation', () => {
  it('finds the end of Rosenbrock’s valley', () => {
    const end = continueMinimisation(rosenbrock, startMinimisation(rosenbrock, [-1.2, 1]))
    expect(end.state).toBe('converged')
    expect(end.point[0]).toBeCloseTo(1, 6)
    expect(end.point[1]).toBeCloseTo(1, 6)
  })

  it('comes to the same end in slices, each kept as text', () => {
    let state = startMinimisation(rosenbrock, [-1.2, 1])
    let slices = 0
    while (state.state === 'running') {
      state = JSON.parse(JSON.stringify(continueMinimisation(rosenbrock, state, 1))) as Minimisation
      slices++
    }
    expect(slices).toBeGreaterThan(10)
    expect(state).toEqual(continueMinimisation(rosenbrock, startMinimisation(rosenbrock, [-1.2, 1])))
  })

  it('stays where the objective is finite', () => {
    const walled = ([x]: readonly number[]) => (x! < 2 ? Number.POSITIVE_INFINITY : x!)
    const end = continueMinimisation(walled, startMinimisation(walled, [5]))
    expect(end.state).not.toBe('running')
    expect(end.point[0]).toBeGreaterThanOrEqual(2)
    expect(end.point[0]).toBeLessThan(2.001)
  })

  it('says when it begins where there is nothing to see', () => {
    expect(() => startMinimisation(() => Number.NaN, [0])).toThrow('not finite')
  })
})
