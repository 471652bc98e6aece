const tiny = 1e-300
const maxSteps = 100_000

/**
 * ₂F₁(1, b; c; z) for 0 ≤ z < 1 by Gauss's continued fraction, which needs about 18 / √(1 − z) steps where the series
 * needs 36 / (1 − z).
 *
 * @example gaussFraction(1, 2, 0.5) // 2 ln 2
 */
export function gaussFraction(b: number, c: number, z: number): number {
  const below = c - 1
  return continuedFraction(1, (n) => {
    const half = n >> 1
    const top = n % 2 === 1 ? (b + half) * (below + half) : half * (below - b + half)
    return { over: (-top * z) / ((below + n - 1) * (below + n)), plus: 1 }
  })
}

/**
 * Tricomi's U(s, s, z) = e^z Γ(1 − s, z) for z > 0, by Legendre's continued fraction; about 80 / z steps when z is small.
 *
 * @example tricomi(1, 1) // e · E₁(1) = 0.5963…
 */
export function tricomi(s: number, z: number): number {
  const fraction = continuedFraction(z + s, (n) => ({ over: -n * (s + n - 1), plus: z + s + 2 * n }))
  return z ** (1 - s) * fraction
}

/** 1 / (first + over₁ / (plus₁ + over₂ / (plus₂ + …))) by Lentz's method. */
function continuedFraction(first: number, part: (n: number) => { over: number; plus: number }): number {
  let value = first || tiny
  let top = value
  let bottom = 0
  for (let n = 1; n < maxSteps; n++) {
    const { over, plus } = part(n)
    bottom = 1 / (plus + over * bottom || tiny)
    top = plus + over / top || tiny
    const change = top * bottom
    value *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return 1 / value
}
