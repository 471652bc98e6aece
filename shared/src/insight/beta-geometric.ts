import { hypergeometric } from '../maths/hypergeometric.ts'
import type { HistoryGroups } from './history-groups.ts'
import { meanRate, type Timing } from './order-model.ts'

/** Rates of ordering follow Gamma(r, alpha), chances to leave after an order Beta(a, b). Alpha is in weeks. */
export type BetaGeometric = Record<'r' | 'alpha' | 'a' | 'b', number>

/** At a = 1 the formula is 0/0; the mean of two neighbours is right to nine digits. */
const straddle = 1e-5

/** Where fits of both models begin. */
export function startOfBetaGeometric(groups: HistoryGroups): BetaGeometric {
  return { r: 0.5, alpha: 0.25 / meanRate(groups), a: 0.8, b: 2 }
}

/**
 * Orders expected in the next `weeks` of somebody who is a customer still:
 * (a + b + x − 1)/(a − 1) · [1 − (1 − z)^(r + x) · ₂F₁(r + x, b + x; a + b + x − 1; z)] with z = t/(α + T + t)
 * (Fader, Hardie and Lee 2005, eq. 10). The modified model is the same with b + 1 for b.
 */
export function ordersWhileAlive(
  parameters: BetaGeometric,
  { repeats, age }: Pick<Timing, 'repeats' | 'age'>,
  weeks: number,
): number {
  if (!(weeks > 0)) return 0
  const { r, alpha, a, b } = parameters
  if (Math.abs(a - 1) < straddle) {
    const at = (moved: number) => ordersWhileAlive({ ...parameters, a: moved }, { repeats, age }, weeks)
    return (at(1 - 2 * straddle) + at(1 + 2 * straddle)) / 2
  }
  // A first coefficient of exactly 0 would be 0 times infinity.
  const c = a + b + repeats - 1 || 1e-12
  const z = weeks / (alpha + age + weeks)
  return (c / (a - 1)) * (1 - hypergeometric(r + repeats, b + repeats, c, z, r + repeats))
}
