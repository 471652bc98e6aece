import { describe, expect, it } from 'vitest'
import { seededChance } from '../maths/chance.ts'
import type { Minimisation } from '../maths/minimise.ts'
import { bgNbd } from './bg-nbd.ts'
import { groupHistories } from './history-groups.ts'
import { continueFit, fitOf, maximise, startFit } from './maximise.ts'
import { mbgNbd } from './mbg-nbd.ts'
import { likelihoodOf } from './order-model.ts'
import { paretoNbd } from './pareto-nbd.ts'

/** People drawn from MBG/NBD with r = 1, alpha = 8, a = 1, b = 2, seen for up to a year. */
function drawn(count: number) {
  const chance = seededChance(5)
  return Array.from({ length: count }, () => {
    const age = Math.ceil(chance() * 52)
    const rate = -Math.log(1 - chance()) / 8
    const leave = 1 - Math.sqrt(1 - chance())
    let repeats = 0
    let recency = 0
    for (let time = 0; chance() >= leave; repeats++) {
      time -= Math.log(1 - chance()) / rate
      if (time > age) break
      recency = time
    }
    return { repeats, recency, age, value: 0 }
  })
}

const groups = groupHistories(drawn(6_000))

describe('a fit', () => {
  it('finds again what people were drawn from', () => {
    const { parameters, converged } = maximise(likelihoodOf(mbgNbd, groups))
    expect(converged).toBe(true)
    const found = [parameters.r / parameters.alpha, parameters.a / (parameters.a + parameters.b)]
    expect(found[0]).toBeCloseTo(1 / 8, 1)
    expect(found[1]).toBeCloseTo(1 / 3, 1)
  })

  it('is a summit: every small step leads down, for each model', () => {
    for (const model of [bgNbd, mbgNbd]) {
      const { parameters, log_likelihood } = maximise(likelihoodOf(model, groups))
      for (const key of model.keys) {
        for (const factor of [0.999, 1.001]) {
          const moved = { ...parameters, [key]: parameters[key] * factor }
          expect(model.logLikelihood(moved, groups), `${model.name} ${key}`).toBeLessThan(log_likelihood)
        }
      }
    }
    const pareto = maximise(likelihoodOf(paretoNbd, groups))
    const moved = { ...pareto.parameters, s: pareto.parameters.s * 1.001 }
    expect(paretoNbd.logLikelihood(moved, groups)).toBeLessThan(pareto.log_likelihood)
  })

  it('comes to the same in slices kept as text', () => {
    const likelihood = likelihoodOf(mbgNbd, groups)
    let state = startFit(likelihood)
    while (state.state === 'running') {
      state = JSON.parse(JSON.stringify(continueFit(likelihood, state, 1))) as Minimisation
    }
    expect(fitOf(likelihood, state)).toEqual(maximise(likelihood))
  })

  it('ends with finite parameters where the data says nothing', () => {
    const once = groupHistories(
      Array.from({ length: 9 }, (_, i) => ({ repeats: 0, recency: 0, age: i, value: 0 })),
    )
    for (const found of [maximise(likelihoodOf(mbgNbd, once)), maximise(likelihoodOf(bgNbd, once))]) {
      expect(Object.values(found.parameters).every(Number.isFinite)).toBe(true)
    }
  })
})
