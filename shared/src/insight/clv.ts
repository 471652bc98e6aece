import { integrate } from '../maths/integrate.ts'

/** Orders expected from one customer in the first so many weeks from now. */
type ExpectedOrders = (weeks: number) => number

export interface LifetimeTerms {
  /** How many periods ahead are counted. */
  periods: number
  /** Weeks in a period; 4.345 is a month. */
  weeksPerPeriod: number
  /** What a period takes off the worth of money: 0.01 is 1 % a period. */
  discount: number
}

/** Twelve months at 1 % a month: the terms of `lifetimes`. */
export const oneYear: LifetimeTerms = { periods: 12, weeksPerPeriod: 4.345, discount: 0.01 }

/**
 * What a customer's orders to come are worth today, discrete: Σ over periods i of [E(i) − E(i − 1)] · worth / (1 + d)^i,
 * an order counted at the end of its period. `worth` is the expected margin (or revenue) of one order. One call of
 * `expected` a period.
 *
 * @example lifetimeValue((weeks) => weeks / 4.345, 10, { ...oneYear, discount: 0 }) // 120
 */
export function lifetimeValue(expected: ExpectedOrders, worth: number, terms: LifetimeTerms): number {
  let before = 0
  let sum = 0
  for (let i = 1; i <= terms.periods; i++) {
    const until = expected(i * terms.weeksPerPeriod)
    sum += (until - before) / (1 + terms.discount) ** i
    before = until
  }
  return sum * worth
}

/**
 * All orders ever to come, discounted continuously with rate `delta` a week: ∫ e^(−δt) dE(t), which integration by
 * parts and u = e^(−δt) turn into ∫₀¹ E(−ln u / δ) du. For Pareto/NBD this is DERT, which has a closed form, too
 * (`discountedOrders`); other models have none. 65 calls of `expected`.
 */
export function discountedOrdersEver(expected: ExpectedOrders, delta: number): number {
  if (!(delta > 0)) throw new RangeError(`discounted orders require delta > 0; got ${delta}`)
  return integrate((u, rest) => expected(-(u < 0.5 ? Math.log(u) : Math.log1p(-rest)) / delta))
}

/** A yearly discount rate as a continuous one a week. @example weeklyRate(0.15) // 0.00269 */
export function weeklyRate(yearly: number): number {
  return Math.log1p(yearly) / (365.25 / 7)
}
