/**
 * The number of people at which the interval is meant to be narrowest. It has to be chosen before anybody looks; far
 * from it the interval is a little wider, never wrong.
 */
export const plannedPeople = 10_000

/**
 * How far the always-valid interval reaches on either side of a difference, and its p value: the mixture sequential
 * probability ratio test with a normal mixture (Robbins 1970; Johari, Pekelis and Walsh 2017), with the variance
 * estimated as it grows (Waudby-Smith and others, "Time-uniform central limit theory", 2021). However often somebody
 * looks, and whenever they stop, at most `alpha` of experiments without a difference ever show one.
 *
 * With n people, variance V of the difference and r = ρ²n: Λ = (1 + r)^−½ · exp(difference² ÷ 2V · r ÷ (1 + r)); the
 * p value is 1 ÷ Λ, the interval holds what Λ < 1 ÷ α.
 */
export function alwaysValid({
  difference,
  variance,
  people,
  alpha,
}: {
  difference: number
  /** Of the difference, not of one person. */
  variance: number
  /** Of both arms. */
  people: number
  alpha: number
}): { reach: number; pValue: number } {
  const r = mixture(alpha) * people
  const reach = Math.sqrt(2 * variance * (1 + 1 / r) * (-Math.log(alpha) + Math.log1p(r) / 2))
  const logRatio = ((difference ** 2 / (2 * variance)) * r) / (1 + r) - Math.log1p(r) / 2
  return { reach, pValue: Math.min(1, Math.exp(-logRatio)) }
}

/** ρ², for the narrowest interval at `plannedPeople` (Waudby-Smith and others, appendix B.2). */
export function mixture(alpha: number): number {
  const doubled = -2 * Math.log(alpha)
  return (doubled + Math.log(doubled + 1)) / plannedPeople
}
