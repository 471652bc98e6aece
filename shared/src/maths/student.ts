import { logBeta } from './gamma.ts'

const precision = 1e-15
const mostSteps = 10_000

/**
 * The regularised incomplete beta function I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1, by its continued fraction (DLMF
 * 8.17.22) in Lentz's way.
 *
 * @example betaI(2, 3, 0.5) // 0.6875
 */
export function betaI(a: number, b: number, x: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1))
    throw new RangeError(`betaI requires a, b > 0 and 0 <= x <= 1; got ${a}, ${b}, ${x}`)
  if (x === 0 || x === 1) return x
  if (x > (a + 1) / (a + b + 2)) return 1 - betaI(b, a, 1 - x)
  const scale = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < mostSteps; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    value *= c * d
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    value *= c * d
    if (Math.abs(c * d - 1) < precision) break
  }
  return scale * value
}

/** The chance that a Student variable with this many degrees of freedom is at least |t| from 0, on either side. */
export function studentTails(t: number, degreesOfFreedom: number): number {
  return betaI(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + t * t))
}

/**
 * How far from 0 a Student variable is with the chance `tails`, on either side: 12.706 for one degree and 0.05. By
 * halving, to the last digits.
 */
export function studentQuantile(tails: number, degreesOfFreedom: number): number {
  if (!(tails > 0 && tails < 1)) throw new RangeError(`studentQuantile requires 0 < tails < 1; got ${tails}`)
  let high = 1
  while (studentTails(high, degreesOfFreedom) > tails) high *= 2
  let low = 0
  for (let i = 0; i < 100 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2
    if (studentTails(middle, degreesOfFreedom) > tails) low = middle
    else high = middle
  }
  return (low + high) / 2
}
