/** Coefficients of Stirling's series, B(2k) / (2k (2k − 1)); with arguments of 9 and more the rest is below 1e-17. */
const stirling = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360_360,
  1 / 156,
  -3617 / 122_400,
] as const
const halfLogTwoPi = 0.918_938_533_204_672_7

/**
 * ln |Γ(x)|: Stirling's series (Abramowitz and Stegun 6.1.40) after the argument has been raised to 9 or more, and the
 * reflection formula below zero. Infinite at 0, −1, −2 …
 *
 * @example logGamma(5) // ln 24 = 3.178…
 */
export function logGamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return Number.POSITIVE_INFINITY
    return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x)
  }
  let raised = x
  let product = 1
  while (raised < 9) product *= raised++
  const inverse = 1 / raised
  const square = inverse * inverse
  let series = 0
  for (let k = stirling.length - 1; k >= 0; k--) series = series * square + stirling[k]!
  return (raised - 0.5) * Math.log(raised) - raised + halfLogTwoPi + series * inverse - Math.log(product)
}

/** The sign of Γ(x): −1 between −1 and 0, −3 and −2, …, else 1. */
export function gammaSign(x: number): 1 | -1 {
  return x < 0 && Math.floor(x) % 2 !== 0 ? -1 : 1
}

/** ln B(a, b) of positive numbers. @example logBeta(1, 2) // ln ½ */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

/**
 * ln Γ(a + n) − ln Γ(a) for n = 0, 1, …, `last`, as a table: likelihoods ask for the same few counts once a customer.
 *
 * @example logRising(1, 3) // [0, 0, ln 2, ln 6]
 */
export function logRising(a: number, last: number): Float64Array {
  const table = new Float64Array(last + 1)
  for (let n = 1; n <= last; n++) table[n] = table[n - 1]! + Math.log(a + n - 1)
  return table
}
