import { logGamma, logRising } from '../maths/gamma.ts'
import { gaussFraction, tricomi } from '../maths/gauss-fraction.ts'
import type { HistoryGroups } from './history-groups.ts'
import { meanRate, type OrderModel, type Timing } from './order-model.ts'

/** Rates of ordering follow Gamma(r, alpha), of leaving Gamma(s, beta), at any moment. Alpha and beta are in weeks. */
export type Pareto = Record<'r' | 'alpha' | 's' | 'beta', number>

/**
 * The Pareto/NBD model (Schmittlein, Morrison and Colombo, Management Science 33, 1987; formulas as in Fader and
 * Hardie, A Note on Deriving the Pareto/NBD Model, 2005, eqs. 18–20, 36, 37 and 41). A reference beside MBG/NBD: an
 * evaluation costs some twenty times as much.
 */
export const paretoNbd: OrderModel<'r' | 'alpha' | 's' | 'beta'> = {
  name: 'Pareto/NBD',
  keys: ['r', 'alpha', 's', 'beta'],
  start: (groups) => ({ r: 0.5, alpha: 0.25 / meanRate(groups), s: 0.6, beta: 0.25 / meanRate(groups) }),
  logLikelihood,
  probabilityAlive,
  expectedOrders,
  expectedOrdersOfNew: (parameters, weeks) => ordersBeforeLeaving(parameters, 0, 0, weeks),
}

function logLikelihood(parameters: Pareto, groups: HistoryGroups): number {
  const { size, repeats, recency, age, count, maxRepeats } = groups
  const { r, alpha, s, beta } = parameters
  const risingR = logRising(r, maxRepeats)
  let sum = groups.customers * (r * Math.log(alpha) + s * Math.log(beta))
  for (let i = 0; i < size; i++) {
    const timing = { repeats: repeats[i]!, recency: recency[i]!, age: age[i]! }
    sum += count[i]! * (risingR[timing.repeats]! + logWeight(parameters, timing))
  }
  return sum
}

function probabilityAlive(parameters: Pareto, timing: Timing): number {
  return Math.min(1, Math.exp(logAliveWeight(parameters, timing) - logWeight(parameters, timing)))
}

function expectedOrders(parameters: Pareto, timing: Timing, weeks: number): number {
  const { repeats, age } = timing
  return ordersBeforeLeaving(parameters, repeats, age, weeks) * probabilityAlive(parameters, timing)
}

/** (r + x)(β + T) / ((α + T)(s − 1)) · [1 − ((β + T)/(β + T + t))^(s − 1)], in a form that s = 1 does not break. */
function ordersBeforeLeaving(
  { r, alpha, s, beta }: Pareto,
  repeats: number,
  age: number,
  weeks: number,
): number {
  if (!(weeks > 0)) return 0
  const growth = Math.log1p(weeks / (beta + age))
  const weeksAlive = s === 1 ? growth : -Math.expm1((1 - s) * growth) / (s - 1)
  return ((r + repeats) * (beta + age) * weeksAlive) / (alpha + age)
}

/**
 * Discounted expected residual transactions: all orders still to come from somebody with this history, those t weeks
 * ahead weighted with e^(−δt) (Fader, Hardie and Lee, RFM and CLV, 2005, eq. 2). δ is per week, above 0.
 */
export function discountedOrders(parameters: Pareto, timing: Timing, delta: number): number {
  const { r, alpha, s, beta } = parameters
  const { repeats, age } = timing
  // Γ(r + x + 1)/Γ(r) α^r β^s δ^(s−1) Ψ / ((α + T)^(r+x+1) L), with what L has in common cancelled.
  const log =
    (s - 1) * Math.log(delta) - (r + repeats + 1) * Math.log(alpha + age) - logWeight(parameters, timing)
  return (r + repeats) * Math.exp(log) * tricomi(s, delta * (beta + age))
}

/** ln[(α + T)^−(r + x) (β + T)^−s]: still a customer. */
function logAliveWeight({ r, alpha, s, beta }: Pareto, { repeats, age }: Timing): number {
  return -(r + repeats) * Math.log(alpha + age) - s * Math.log(beta + age)
}

/** ln[(α + T)^−(r + x) (β + T)^−s + s/(r + s + x) · A₀]: still a customer, or gone since the last order. */
function logWeight(parameters: Pareto, timing: Timing): number {
  const { r, alpha, s, beta } = parameters
  const w = r + s + timing.repeats
  const k = alpha < beta ? r + timing.repeats : s + 1
  const [least, most] = alpha < beta ? [alpha, beta] : [beta, alpha]
  const alive = logAliveWeight(parameters, timing)
  const upTo = (time: number) => logGone(w, k, least + time, most + time)
  const since = upTo(timing.recency)
  const gone = since + Math.log(-Math.expm1(Math.min(0, upTo(timing.age) - since))) + Math.log(s / w)
  const larger = Math.max(alive, gone)
  return larger + Math.log1p(Math.exp(Math.min(alive, gone) - larger))
}

/**
 * ln[₂F₁(w, k; w + 1; z) / most^w] with z = 1 − least/most. By Euler's transformation ₂F₁(1, w + 1 − k; w + 1; z) ·
 * least^(1 − k) · most^(k − 1 − w), which neither overflows nor cancels.
 */
function logGone(w: number, k: number, least: number, most: number): number {
  const fraction = gaussFraction(w + 1 - k, w + 1, 1 - least / most)
  return Math.log(fraction) + (1 - k) * Math.log(least) + (k - 1 - w) * Math.log(most)
}

/** ln L of one history, as the published examples state it. */
export function logLikelihoodOfOne(parameters: Pareto, timing: Timing): number {
  const { r, alpha, s, beta } = parameters
  const rise = logGamma(r + timing.repeats) - logGamma(r)
  return rise + r * Math.log(alpha) + s * Math.log(beta) + logWeight(parameters, timing)
}
