import { gammaSign, logGamma } from './gamma.ts'

const maxTerms = 1_000_000
const scale = 1e200
const logScale = Math.log(scale)
/** Beyond this the series in z is slow and the one in 1 − z is fast. */
const nearOne = 0.98
/** The two halves of the transformation cancel when parameters are large; the series then converges well by itself. */
const largestForTransformation = 12
/** Half the step by which a removable pole is straddled: its square and rounding over it are both about 1e-10. */
const straddle = 1e-5

/**
 * (1 − z)^power · ₂F₁(a, b; c; z) for 0 ≤ z < 1, without the overflow that either factor alone can bring. The Euler
 * form is taken when c − a − b is negative, and near z = 1 the transformation to 1 − z (Abramowitz and Stegun 15.3.3
 * and 15.3.6). At most a million terms; a dozen to some hundred as a rule.
 *
 * @example hypergeometric(1, 1, 2, 0.5) // 2 ln 2
 */
export function hypergeometric(a: number, b: number, c: number, z: number, power = 0): number {
  if (!(z >= 0 && z < 1)) throw new RangeError(`hypergeometric requires 0 ≤ z < 1; got ${z}`)
  if (z === 0) return 1
  const excess = c - a - b
  if (excess >= 0 || isPolynomial(a) || isPolynomial(b)) return converging(a, b, c, z, power)
  // With very negative parameters the Euler form alternates and cancels; the plain series, if long, does not.
  if (Math.min(c - a, c - b) < -2) return series(a, b, c, z, power)
  return converging(c - a, c - b, c, z, power + excess)
}

/** The same with c − a − b ≥ 0. */
function converging(a: number, b: number, c: number, z: number, power: number): number {
  const large = Math.max(Math.abs(a), Math.abs(b), Math.abs(c)) > largestForTransformation
  if (z <= nearOne || large || isPolynomial(a) || isPolynomial(b)) return series(a, b, c, z, power)
  const excess = c - a - b
  if (Math.abs(excess - Math.round(excess)) >= straddle) return aroundOne(a, b, c, z, power)
  const whole = a + b + Math.round(excess)
  return (aroundOne(a, b, whole - straddle, z, power) + aroundOne(a, b, whole + straddle, z, power)) / 2
}

function series(a: number, b: number, c: number, z: number, power: number): number {
  let term = 1
  let sum = 1
  let log = power === 0 ? 0 : power * Math.log1p(-z)
  for (let n = 0; n < maxTerms && term !== 0; n++) {
    const ratio = ((a + n) * (b + n) * z) / ((c + n) * (n + 1))
    term *= ratio
    sum += term
    if (Math.abs(term) < 1e-17 * Math.abs(sum) && Math.abs(ratio) < 1) break
    if (Math.abs(sum) > scale) {
      term /= scale
      sum /= scale
      log += logScale
    }
  }
  return log === 0 ? sum : Math.sign(sum) * Math.exp(Math.log(Math.abs(sum)) + log)
}

function aroundOne(a: number, b: number, c: number, z: number, power: number): number {
  const rest = 1 - z
  const excess = c - a - b
  const first = gammaQuotient([c, excess], [c - a, c - b]) * series(a, b, 1 - excess, rest, 0)
  const second = gammaQuotient([c, -excess], [a, b]) * series(c - a, c - b, 1 + excess, rest, 0)
  return first * rest ** power + second * rest ** (power + excess)
}

/** Γ(top₁) Γ(top₂) / (Γ(bottom₁) Γ(bottom₂)); 0 when a bottom one has a pole. */
function gammaQuotient(tops: readonly number[], bottoms: readonly number[]): number {
  if (bottoms.some(isPolynomial)) return 0
  let log = 0
  let sign = 1
  for (const x of tops) {
    log += logGamma(x)
    sign *= gammaSign(x)
  }
  for (const x of bottoms) {
    log -= logGamma(x)
    sign *= gammaSign(x)
  }
  return sign * Math.exp(log)
}

/** Whether a series with this parameter ends by itself. */
function isPolynomial(x: number): boolean {
  return x <= 0 && Number.isInteger(x)
}
