const step = 1 / 8
const halfSteps = 32

/**
 * ∫ f over 0 to 1 by the tanh-sinh rule with 65 values of f, which forgives singular ends. `f` gets the distance from
 * the nearer end exactly: (x, 1 − x).
 *
 * @example integrate((x) => 1 / Math.sqrt(x)) // 2
 */
export function integrate(f: (x: number, rest: number) => number): number {
  let sum = 0
  for (let k = -halfSteps; k <= halfSteps; k++) {
    const t = k * step
    const spread = Math.PI * Math.sinh(t)
    const x = 1 / (1 + Math.exp(-spread))
    const rest = 1 / (1 + Math.exp(spread))
    const weight = x * rest * Math.PI * Math.cosh(t)
    if (weight > 0 && x > 0 && rest > 0) sum += weight * f(x, rest)
  }
  return sum * step
}
