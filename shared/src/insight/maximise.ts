import { continueMinimisation, type Minimisation, startMinimisation } from '../maths/minimise.ts'

/** A likelihood over given data, of positive parameters. */
export interface Likelihood<K extends string> {
  keys: readonly K[]
  /** Where to begin. */
  start: Record<K, number>
  /** What a parameter must exceed, where that is not 0. */
  above?: Partial<Record<K, number>>
  /** The unit of a parameter, where that is not 1: of amounts, say, that may be cents or millions. */
  unit?: Partial<Record<K, number>>
  /** How many people the data tells of: the sum is divided by it, so that "flat" means the same for any store. */
  customers: number
  logLikelihood(parameters: Record<K, number>): number
}

/** The best parameters found. `at_border`: one of them ran off, so the data does not determine it. */
export interface Fit<K extends string> {
  parameters: Record<K, number>
  log_likelihood: number
  evaluations: number
  converged: boolean
  at_border: boolean
}

/** ln of a parameter in its unit stays within ±14: from a millionth to a million. */
const border = 14

/** A fit at its start; 2n + 1 evaluations of the likelihood for n parameters. The state is plain data. */
export function startFit<K extends string>(likelihood: Likelihood<K>): Minimisation {
  return startMinimisation(objectiveOf(likelihood), toPoint(likelihood, likelihood.start))
}

/** Goes on until the fit has ended or about `budget` evaluations are spent; at least one iteration (2n + 1 or more). */
export function continueFit<K extends string>(
  likelihood: Likelihood<K>,
  state: Minimisation,
  budget: number,
): Minimisation {
  return continueMinimisation(objectiveOf(likelihood), state, budget)
}

/** What a state says so far. */
export function fitOf<K extends string>(likelihood: Likelihood<K>, state: Minimisation): Fit<K> {
  return {
    parameters: toParameters(likelihood, state.point),
    log_likelihood: -state.value * likelihood.customers,
    evaluations: state.evaluations,
    converged: state.state === 'converged',
    at_border: state.point.some((x) => Math.abs(x) > border - 2),
  }
}

/** A whole fit at once: a hundred to three hundred evaluations as a rule, a thousand at most. */
export function maximise<K extends string>(likelihood: Likelihood<K>, budget = 1_000): Fit<K> {
  return fitOf(likelihood, continueFit(likelihood, startFit(likelihood), budget))
}

function objectiveOf<K extends string>(likelihood: Likelihood<K>): (point: readonly number[]) => number {
  return (point) => {
    if (point.some((x) => !(Math.abs(x) <= border))) return Number.POSITIVE_INFINITY
    const value = -likelihood.logLikelihood(toParameters(likelihood, point)) / likelihood.customers
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
  }
}

function toPoint<K extends string>(
  { keys, above, unit }: Likelihood<K>,
  parameters: Record<K, number>,
): number[] {
  return keys.map((key) => Math.log((parameters[key] - (above?.[key] ?? 0)) / (unit?.[key] ?? 1)))
}

function toParameters<K extends string>(
  { keys, above, unit }: Likelihood<K>,
  point: readonly number[],
): Record<K, number> {
  const entries = keys.map((key, i) => [key, Math.exp(point[i]!) * (unit?.[key] ?? 1) + (above?.[key] ?? 0)])
  return Object.fromEntries(entries) as Record<K, number>
}
