import type { AdjustedDifference } from '../wire/experiment.ts'
import { type ArmMean, differenceOf, differenceOfMeans, type Moments } from './difference.ts'

/** What is kept of a figure and of the same figure before the experiment was met, over the people of an arm. */
export interface PairedMoments {
  now: Moments
  /** Of the same people. */
  past: Moments
  /** Sum over people of the one times the other. */
  products: number
}

/**
 * The difference b − a of two arms' means with the chance difference in their pasts taken off: CUPED (Deng, Xu, Kohavi
 * and Walker 2013, section 3.2). With y what somebody ordered since and x what they had ordered before, each arm's mean
 * becomes ȳ − θ(x̄ − x̄ of both arms); θ = Cov(Δȳ, Δx̄) ÷ Var(Δx̄), which leaves least variance: that of the plain
 * difference × (1 − ρ²). What was before cannot be an effect, so the difference stays unbiased. Null with fewer than two
 * people in an arm, or where nobody's past or nobody's figure differs from another's.
 */
export function adjustedDifference(a: PairedMoments, b: PairedMoments): AdjustedDifference | null {
  const plain = differenceOf(a.now, b.now)
  if (!plain) return null
  const [of, on] = [spreadOf(a), spreadOf(b)]
  const past = of.past + on.past
  const now = of.now + on.now
  if (!(past > 0)) return null
  const both = of.both + on.both
  const theta = both / past
  const people = a.now.people + b.now.people
  const usual = (a.past.sum + b.past.sum) / people
  const adjusted = differenceOfMeans(
    adjustedMean(a, of, { theta, usual }),
    adjustedMean(b, on, { theta, usual }),
  )
  if (!adjusted) return null
  return {
    ...adjusted,
    theta,
    correlation: both / Math.sqrt(past * now),
    narrower: 1 - (adjusted.high - adjusted.low) / (plain.high - plain.low),
  }
}

/** Variances of an arm's two means, and their covariance. */
interface Spread {
  now: number
  past: number
  both: number
}

function spreadOf({ now, past, products }: PairedMoments): Spread {
  const { people } = now
  const ofMeans = (sum: number, a: number, b: number) => (sum - (a * b) / people) / (people - 1) / people
  return {
    now: ofMeans(now.squares, now.sum, now.sum),
    past: ofMeans(past.squares, past.sum, past.sum),
    both: ofMeans(products, now.sum, past.sum),
  }
}

function adjustedMean(
  { now, past }: PairedMoments,
  spread: Spread,
  { theta, usual }: { theta: number; usual: number },
): ArmMean {
  const { people } = now
  return {
    people,
    mean: now.sum / people - theta * (past.sum / people - usual),
    variance: Math.max(0, spread.now + theta ** 2 * spread.past - 2 * theta * spread.both),
  }
}
