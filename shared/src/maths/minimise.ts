/** Where a minimisation stands: plain data, to be kept between slices of work. */
export interface Minimisation {
  point: number[]
  value: number
  gradient: number[]
  /** The current estimate of the inverse Hessian. */
  inverse: number[][]
  /** Calls of the function so far. */
  evaluations: number
  /** `stalled`: no way down was found although the slope is not flat; the point may be a border or a ridge. */
  state: 'running' | 'converged' | 'stalled'
}

type Objective = (point: readonly number[]) => number

/** Near the cube root of the machine's precision, where rounding and curvature err alike. */
const difference = 1e-5
const flat = 1e-8
const nearlyFlat = 1e-5
/** The longest move of one coordinate in one iteration. */
const longestMove = 2
const maxHalvings = 40

/** A minimisation at its start: 2n + 1 evaluations for n coordinates. */
export function startMinimisation(objective: Objective, start: readonly number[]): Minimisation {
  const point = [...start]
  const value = objective(point)
  if (!Number.isFinite(value)) throw new RangeError(`the objective is not finite at its start: ${value}`)
  return {
    point,
    value,
    gradient: gradientAt(objective, point),
    inverse: identity(point.length),
    evaluations: 1 + 2 * point.length,
    state: 'running',
  }
}

/**
 * Goes on for at least one iteration and until `budget` evaluations are used or it has ended. An iteration takes 2n + 1
 * evaluations, and one more for each time a step must be halved. The method is BFGS with gradients from central
 * differences; where the objective is infinite is outside. Returns a new state.
 */
export function continueMinimisation(objective: Objective, from: Minimisation, budget = 1_000): Minimisation {
  let state = from
  const end = from.evaluations + budget
  do {
    if (state.state !== 'running') return state
    state = iterate(objective, state)
  } while (state.evaluations < end)
  return state
}

function iterate(objective: Objective, state: Minimisation): Minimisation {
  const { point, value, gradient } = state
  const steepest = gradient.map((slope) => -slope)
  const newton = state.inverse.map((row) => -dot(row, gradient))
  const down = dot(newton, gradient) < 0
  let moved = search(objective, state, down ? newton : steepest)
  let { evaluations } = state
  evaluations += moved.evaluations
  if (!moved.point && down) {
    moved = search(objective, state, steepest)
    evaluations += moved.evaluations
  }
  if (!moved.point) return { ...state, evaluations, state: endOf(gradient, nearlyFlat) }
  const next = gradientAt(objective, moved.point)
  evaluations += 2 * point.length
  const step = moved.point.map((x, i) => x - point[i]!)
  const turn = next.map((slope, i) => slope - gradient[i]!)
  const ended =
    steepness(next) < flat || (value - moved.value < 1e-15 * Math.abs(value) && steepness(next) < nearlyFlat)
  return {
    point: moved.point,
    value: moved.value,
    gradient: next,
    inverse: updated(state.inverse, step, turn),
    evaluations,
    state: ended ? 'converged' : 'running',
  }
}

/** The first point along the direction that goes down enough (Armijo's rule), halving the step. */
function search(
  objective: Objective,
  { point, value, gradient }: Minimisation,
  direction: readonly number[],
) {
  const slope = dot(direction, gradient)
  let length = Math.min(1, longestMove / Math.max(...direction.map(Math.abs), 1e-300))
  let evaluations = 0
  while (evaluations < maxHalvings) {
    const at = point.map((x, i) => x + length * direction[i]!)
    const found = objective(at)
    evaluations++
    if (found <= value + 1e-4 * length * slope && found < value)
      return { point: at, value: found, evaluations }
    length /= 2
  }
  return { point: null, value, evaluations }
}

/** The BFGS update of the inverse Hessian; left as it is where the function curves the wrong way. */
function updated(inverse: number[][], step: number[], turn: number[]): number[][] {
  const curvature = dot(step, turn)
  if (!(curvature > 1e-14 * Math.sqrt(dot(step, step) * dot(turn, turn)))) return inverse
  const applied = inverse.map((row) => dot(row, turn))
  const factor = (1 + dot(turn, applied) / curvature) / curvature
  return inverse.map((row, i) =>
    row.map(
      (entry, j) =>
        entry + factor * step[i]! * step[j]! - (applied[i]! * step[j]! + step[i]! * applied[j]!) / curvature,
    ),
  )
}

function gradientAt(objective: Objective, point: readonly number[]): number[] {
  return point.map((x, i) => {
    const [up, down] = [x + difference, x - difference].map((moved) => objective(point.with(i, moved)))
    // At a border one side is outside: the other side's slope is not known, and a flat one stops the search there.
    return Number.isFinite(up) && Number.isFinite(down) ? (up! - down!) / (2 * difference) : 0
  })
}

function endOf(gradient: readonly number[], limit: number): 'converged' | 'stalled' {
  return steepness(gradient) < limit ? 'converged' : 'stalled'
}

function steepness(gradient: readonly number[]): number {
  return Math.max(...gradient.map(Math.abs))
}

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)))
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0)
}
