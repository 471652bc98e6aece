import { hypergeometric } from '../maths/hypergeometric.ts'
import type { BetaGeometric } from './beta-geometric.ts'

/**
 * The share of newcomers who have not left for good so many weeks after their first order, 0 to 1, by MBG/NBD: somebody
 * who orders at the rate λ and leaves after each order (the first one, too) with the chance p is still there after t
 * weeks with (1 − p) e^(−λpt). Over Gamma(r, α) and Beta(a, b) that is b/(a+b) · (α/(α+t))^r · ₂F₁(r, b+1; a+b+1; t/(α+t)).
 */
export function survival({ r, alpha, a, b }: BetaGeometric, weeks: number): number {
  const z = weeks / (alpha + weeks)
  return (b / (a + b)) * hypergeometric(r, b + 1, a + b + 1, z, r)
}
