import { studentQuantile, studentTails } from '../maths/student.ts'
import type { Difference } from '../wire/experiment.ts'
import { alwaysValid } from './always-valid.ts'

/** What is kept of one figure over the people of an arm: their number, the sum, the sum of squares. */
export interface Moments {
  people: number
  sum: number
  squares: number
}

export const alpha = 0.05

/**
 * The difference b − a of two arms' means with Welch's interval (unequal variances), the always-valid interval, and the
 * relative difference by the delta method; null with fewer than two people in an arm or where nobody differs from
 * anybody: then nothing can be said yet.
 */
export function differenceOf(a: Moments, b: Moments): Difference | null {
  if (a.people < 2 || b.people < 2) return null
  return differenceOfMeans(meanOf(a), meanOf(b))
}

/** The same of means whose variance is known; null where nobody differs from anybody. */
export function differenceOfMeans(of: ArmMean, on: ArmMean): Difference | null {
  const variance = of.variance + on.variance
  if (!(variance > 0)) return null
  const difference = on.mean - of.mean
  const error = Math.sqrt(variance)
  const degrees = variance ** 2 / (of.variance ** 2 / (of.people - 1) + on.variance ** 2 / (on.people - 1))
  const quantile = studentQuantile(alpha, degrees)
  const reach = quantile * error
  const always = alwaysValid({ difference, variance, people: of.people + on.people, alpha })
  return {
    difference,
    low: difference - reach,
    high: difference + reach,
    p_value: studentTails(difference / error, degrees),
    always_low: difference - always.reach,
    always_high: difference + always.reach,
    always_p_value: always.pValue,
    ...relativeOf(of, on, quantile),
  }
}

/** An arm's mean of a figure. */
export interface ArmMean {
  people: number
  mean: number
  /** Variance of the mean. */
  variance: number
}

function meanOf({ people, sum, squares }: Moments): ArmMean {
  const mean = sum / people
  // Rounding may leave a hair below 0 where all are equal.
  return { people, mean, variance: Math.max(0, (squares - sum * mean) / (people - 1)) / people }
}

/**
 * b ÷ a − 1 with its interval: Var(b ÷ a) ≈ (Var b + (b ÷ a)² Var a) ÷ a² (delta method). Left out where a could as
 * well be 0: a share of nothing means nothing.
 */
function relativeOf(
  a: ArmMean,
  b: ArmMean,
  quantile: number,
): Pick<Difference, 'relative' | 'relative_low' | 'relative_high'> {
  if (a.mean <= quantile * Math.sqrt(a.variance))
    return { relative: null, relative_low: null, relative_high: null }
  const ratio = b.mean / a.mean
  const reach = (quantile * Math.sqrt(b.variance + ratio ** 2 * a.variance)) / a.mean
  return { relative: ratio - 1, relative_low: ratio - 1 - reach, relative_high: ratio - 1 + reach }
}
