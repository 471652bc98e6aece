import type { Chance } from '../maths/chance.ts'

export type Point = readonly number[]

/** Where a clustering stands: plain data, to be kept between slices of work. */
export interface Clustering {
  centres: number[][]
  /** Points of each centre in the last iteration. */
  sizes: number[]
  /** Sum of squared distances to the nearest centre. */
  inertia: number
  iterations: number
  done: boolean
}

const maxIterations = 100

/**
 * A clustering at its start: k centres by k-means++ (Arthur and Vassilvitskii 2007), each next one drawn with a chance
 * proportional to its squared distance from those already drawn. Fewer than k when fewer points differ. Cost n · k.
 */
export function startClustering(points: readonly Point[], k: number, chance: Chance): Clustering {
  const centres: number[][] = []
  const nearest = new Float64Array(points.length).fill(Number.POSITIVE_INFINITY)
  for (
    let next: Point | undefined = points[Math.floor(chance() * points.length)];
    next && centres.length < k;
  ) {
    centres.push([...next])
    let total = 0
    for (let i = 0; i < points.length; i++) {
      nearest[i] = Math.min(nearest[i]!, squaredDistance(points[i]!, next))
      total += nearest[i]!
    }
    if (total === 0) break
    next = points[drawn(nearest, total * chance())]
  }
  return { centres, sizes: [], inertia: Number.POSITIVE_INFINITY, iterations: 0, done: false }
}

/** One of Lloyd's iterations: n · k distances. Ends when the sum of squares no longer falls. Returns a new state. */
export function iterateClustering(points: readonly Point[], state: Clustering): Clustering {
  if (state.done) return state
  const sums = state.centres.map((centre) => centre.map(() => 0))
  const sizes = state.centres.map(() => 0)
  let inertia = 0
  for (const point of points) {
    const { cluster, distance } = nearestCentre(state.centres, point)
    inertia += distance
    sizes[cluster]!++
    const sum = sums[cluster]!
    for (let j = 0; j < sum.length; j++) sum[j]! += point[j]!
  }
  const iterations = state.iterations + 1
  const done = !(inertia < state.inertia * (1 - 1e-12)) || iterations >= maxIterations
  // The centres stay those that the sizes and the sum of squares belong to.
  if (done) return { ...state, sizes, inertia, iterations, done }
  const centres = sums.map((sum, i) =>
    sizes[i]! > 0 ? sum.map((x) => x / sizes[i]!) : [...state.centres[i]!],
  )
  return { centres, sizes, inertia, iterations, done }
}

/** A whole clustering from one start. */
export function cluster(points: readonly Point[], k: number, chance: Chance): Clustering {
  let state = startClustering(points, k, chance)
  while (!state.done) state = iterateClustering(points, state)
  return state
}

/** The cluster of a point, and the squared distance to its centre; cluster −1 when there is no centre. */
export function nearestCentre(
  centres: readonly Point[],
  point: Point,
): { cluster: number; distance: number } {
  let nearest = -1
  let distance = Number.POSITIVE_INFINITY
  centres.forEach((centre, i) => {
    const there = squaredDistance(centre, point)
    if (there < distance) {
      distance = there
      nearest = i
    }
  })
  return { cluster: nearest, distance }
}

/** The squared Euclidean distance of two points of the same length. */
export function squaredDistance(a: Point, b: Point): number {
  let sum = 0
  for (let j = 0; j < a.length; j++) sum += (a[j]! - b[j]!) ** 2
  return sum
}

function drawn(weights: Float64Array, at: number): number {
  let left = at
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!
    if (left < 0 && weights[i]! > 0) return i
  }
  return weights.findLastIndex((weight) => weight > 0)
}
