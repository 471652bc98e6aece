/** ln of the odds that label is 1, as a sum: `intercept` + Σ weight · feature. */
export interface Logistic {
  intercept: number
  weights: number[]
}

/** Where a fit stands: plain data, to be kept between slices of work. */
export interface LogisticFit extends Logistic {
  iterations: number
  /** `stalled`: the steps grew no smaller; what was found by then is kept. */
  state: 'running' | 'converged' | 'stalled'
}

const mostIterations = 50
/** The longest step of any coefficient that still counts as none. */
const still = 1e-10

/** A fit at its start: everybody alike, at the share of ones. */
export function startLogistic(labels: readonly number[], features: number): LogisticFit {
  const ones = labels.reduce((sum, label) => sum + label, 0)
  // Half a case on each side keeps the odds finite where all labels are alike.
  const intercept = Math.log((ones + 0.5) / (labels.length - ones + 0.5))
  return { intercept, weights: new Array<number>(features).fill(0), iterations: 0, state: 'running' }
}

/**
 * One step of Newton's method towards the least of Σ log loss + ridge/2 · Σ weight²; the intercept is not drawn to 0.
 * Cost: rows · (features + 1)² / 2 multiplications. Steps that do not improve are halved. No chance is in it.
 * Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4.1 and 4.4.4.
 */
export function stepLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  fit: LogisticFit,
  ridge: number,
): LogisticFit {
  if (fit.state !== 'running') return fit
  const { slope, curvature } = derivatives(rows, labels, fit, ridge)
  const step = solve(curvature, slope)
  const before = penalised(rows, labels, fit, ridge)
  const iterations = fit.iterations + 1
  for (let share = 1; share > 1e-6; share /= 2) {
    const next = moved(fit, step, share)
    if (!(penalised(rows, labels, next, ridge) <= before + 1e-12 * Math.abs(before))) continue
    const longest = Math.max(...step.map((x) => Math.abs(x * share)))
    const state = longest < still ? 'converged' : iterations >= mostIterations ? 'stalled' : 'running'
    return { ...next, iterations, state }
  }
  return { ...fit, iterations, state: 'converged' } // rounding allows no better point
}

/** A whole fit at once. @example fitLogistic([[0], [1]], [0, 1], 1).weights[0] > 0 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  ridge: number,
): LogisticFit {
  let fit = startLogistic(labels, rows[0]?.length ?? 0)
  while (fit.state === 'running') fit = stepLogistic(rows, labels, fit, ridge)
  return fit
}

/** The probability that the label of a row is 1. */
export function logisticChance(model: Logistic, row: readonly number[]): number {
  return chanceOf(logOdds(model, row))
}

/** ln of the odds of a row. */
export function logOdds({ intercept, weights }: Logistic, row: readonly number[]): number {
  let sum = intercept
  for (let j = 0; j < weights.length; j++) sum += weights[j]! * row[j]!
  return sum
}

function chanceOf(odds: number): number {
  return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds))
}

function penalised(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  model: Logistic,
  ridge: number,
): number {
  let sum = (ridge / 2) * model.weights.reduce((total, weight) => total + weight * weight, 0)
  for (let i = 0; i < rows.length; i++) {
    const odds = logOdds(model, rows[i]!)
    const against = labels[i] === 1 ? -odds : odds
    sum += against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against))
  }
  return sum
}

/** The way up of the (negative) loss, and its curvature; the intercept comes first. */
function derivatives(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  model: Logistic,
  ridge: number,
): { slope: number[]; curvature: number[][] } {
  const size = model.weights.length + 1
  const slope = [0, ...model.weights.map((weight) => -ridge * weight)]
  const curvature = slope.map((_, j) => slope.map((__, k) => (j === k && j > 0 ? ridge : 0)))
  const row = new Array<number>(size).fill(1)
  for (let i = 0; i < rows.length; i++) {
    for (let j = 1; j < size; j++) row[j] = rows[i]![j - 1]!
    const chance = logisticChance(model, rows[i]!)
    const spread = Math.max(chance * (1 - chance), 1e-12)
    for (let j = 0; j < size; j++) {
      slope[j]! += (labels[i]! - chance) * row[j]!
      for (let k = 0; k <= j; k++) curvature[j]![k]! += spread * row[j]! * row[k]!
    }
  }
  return { slope, curvature }
}

function moved({ intercept, weights }: Logistic, step: readonly number[], share: number): Logistic {
  return {
    intercept: intercept + share * step[0]!,
    weights: weights.map((weight, j) => weight + share * step[j + 1]!),
  }
}

/** Solves a symmetric positive system given by its lower half (Cholesky); a direction without curvature stays put. */
function solve(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length
  const root = right.map(() => new Array<number>(size).fill(0))
  for (let j = 0; j < size; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = lower[j]![k]!
      for (let m = 0; m < k; m++) sum -= root[j]![m]! * root[k]![m]!
      if (j === k) root[j]![j] = sum > 1e-12 ? Math.sqrt(sum) : Number.POSITIVE_INFINITY
      else root[j]![k] = sum / root[k]![k]!
    }
  }
  const half = [...right]
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < j; k++) half[j]! -= root[j]![k]! * half[k]!
    half[j]! /= root[j]![j]!
  }
  for (let j = size - 1; j >= 0; j--) {
    for (let k = j + 1; k < size; k++) half[j]! -= root[k]![j]! * half[k]!
    half[j]! /= root[j]![j]!
  }
  return half
}
