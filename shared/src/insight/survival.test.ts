import { expect, it } from 'vitest'
import { logBeta } from '../maths/gamma.ts'
import { survival } from './survival.ts'

const fits = [
  { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
  { r: 0.83, alpha: 9.82, a: 0.02, b: 24.5 },
  { r: 2.4, alpha: 11, a: 3.2, b: 5.5 },
]

/** ∫ (1 − p)(α/(α + pt))^r Beta(p; a, b) dp as a plain sum; with a below 1, p = u^(1/a) takes away the pole at 0. */
function summed({ r, alpha, a, b }: (typeof fits)[number], weeks: number): number {
  const steps = 100_000
  const power = Math.min(1, a)
  let sum = 0
  for (let i = 0; i < steps; i++) {
    const u = (i + 0.5) / steps
    const p = u ** (1 / power)
    sum += u ** (a / power - 1) * (1 - p) ** b * (alpha / (alpha + p * weeks)) ** r
  }
  return sum / steps / power / Math.exp(logBeta(a, b))
}

it('is the chance not to leave with the first order, at first', () => {
  for (const fit of fits) expect(survival(fit, 0)).toBeCloseTo(fit.b / (fit.a + fit.b), 12)
})

it('is the integral over everybody’s rate and chance to leave', () => {
  for (const fit of fits)
    for (const weeks of [1, 13, 52, 260]) expect(survival(fit, weeks)).toBeCloseTo(summed(fit, weeks), 5)
})

it('never rises, and never falls below 0', () => {
  for (const fit of fits) {
    const curve = Array.from({ length: 60 }, (_, n) => survival(fit, n * 9))
    expect(curve).toEqual(curve.toSorted((x, y) => y - x))
    expect(Math.min(...curve)).toBeGreaterThan(0)
  }
})
