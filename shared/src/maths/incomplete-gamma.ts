import { logGamma } from './gamma.ts'

const precision = 1e-15
const mostSteps = 10_000

/**
 * The regularised upper incomplete gamma function Q(a, x) for a > 0 and x ≥ 0: 1 at x = 0, falling to 0. By its series
 * for x < a + 1 (DLMF 8.11.4), else by its continued fraction (DLMF 8.9.2) in Lentz's way.
 *
 * @example gammaQ(0.5, 1) // 0.15729920705028513, erfc(1)
 */
export function gammaQ(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`gammaQ requires a > 0 and x >= 0; got ${a}, ${x}`)
  if (x === 0) return 1
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x)
}

/** The chance that a chi-squared variable with this many degrees of freedom is at least `x`. */
export function chiSquaredTail(x: number, degreesOfFreedom: number): number {
  return gammaQ(degreesOfFreedom / 2, x / 2)
}

/** The chance that a standard normal variable is at least |z| from 0, on either side. */
export function normalTails(z: number): number {
  return gammaQ(0.5, (z * z) / 2)
}

function series(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < mostSteps && term > sum * precision; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Number.MAX_VALUE
  let d = 1 / b
  let value = d
  for (let n = 1; n < mostSteps; n++) {
    const step = -n * (n - a)
    b += 2
    d = 1 / (step * d + b)
    c = b + step / c
    value *= c * d
    if (Math.abs(c * d - 1) < precision) break
  }
  return value
}
