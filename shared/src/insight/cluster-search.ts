import { type Chance, seededChance } from '../maths/chance.ts'
import { type Clustering, iterateClustering, nearestCentre, type Point, startClustering } from './k-means.ts'
import { silhouette } from './silhouette.ts'

/** The search for the number of clusters: plain data, to be kept between slices of work. */
export interface ClusterSearch {
  seed: number
  maxK: number
  k: number
  attempt: number
  current: Clustering | null
  /** The best of the attempts with this k. */
  best: Clustering | null
  /** What was found for each k so far. */
  found: ClusterChoice[]
  done: boolean
}

export interface ClusterChoice {
  k: number
  centres: number[][]
  sizes: number[]
  inertia: number
  /** Mean silhouette over a sample; null with fewer than two clusters. */
  silhouette: number | null
}

const attemptsPerK = 4
/** Enough for a standard error of a silhouette of about 0.01. */
const sampleSize = 600

/** A search for 2 to `maxK` clusters, the same for the same seed. */
export function startClusterSearch(seed: number, maxK = 8): ClusterSearch {
  return { seed, maxK, k: 2, attempt: 0, current: null, best: null, found: [], done: false }
}

/**
 * One step: an iteration of k-means (n · k distances), or, after the last attempt of a k, its silhouette over a sample
 * of 600 (360,000 distances). Some 300 steps for k = 2 to 8. Returns a new state.
 */
export function stepClusterSearch(points: readonly Point[], state: ClusterSearch): ClusterSearch {
  if (state.done || points.length === 0) return { ...state, done: true }
  const { seed, k, attempt, current, best } = state
  if (attempt >= attemptsPerK) return closeK(points, state)
  const started = current ?? startClustering(points, k, seededChance(seed + k * 1_000 + attempt))
  const next = iterateClustering(points, started)
  if (!next.done) return { ...state, current: next }
  const better = !best || next.inertia < best.inertia ? next : best
  return { ...state, current: null, attempt: attempt + 1, best: better }
}

/** The choice: the k with the greatest silhouette, clusters in order of their centres' first features; null of nothing. */
export function chosenClusters({ found }: ClusterSearch): ClusterChoice | null {
  const rated = found.filter((one) => one.silhouette !== null)
  const [first, ...others] = rated
  if (!first) return null
  return others.reduce((best, one) => (one.silhouette! > best.silhouette! ? one : best), first)
}

/** The whole search at once. */
export function searchClusters(points: readonly Point[], seed: number, maxK = 8): ClusterSearch {
  let state = startClusterSearch(seed, maxK)
  while (!state.done) state = stepClusterSearch(points, state)
  return state
}

function closeK(points: readonly Point[], state: ClusterSearch): ClusterSearch {
  const { seed, k, maxK, best } = state
  const { centres, sizes, inertia } = best!
  const order = centres.map((_, i) => i).sort((i, j) => centres[i]![0]! - centres[j]![0]!)
  const sorted = order.map((i) => centres[i]!)
  const sample = sampleOf(points, seededChance(seed))
  const labels = sample.map((point) => nearestCentre(sorted, point).cluster)
  const choice = {
    k: centres.length,
    centres: sorted,
    sizes: order.map((i) => sizes[i]!),
    inertia,
    silhouette: silhouette(sample, labels),
  }
  // With fewer distinct points than k, a greater k brings nothing new.
  const last = k >= maxK || centres.length < k
  return { ...state, k: k + 1, attempt: 0, best: null, found: [...state.found, choice], done: last }
}

/** Every point when they are few; else so many drawn without putting back. */
function sampleOf(points: readonly Point[], chance: Chance): Point[] {
  if (points.length <= sampleSize) return [...points]
  const drawn = new Set<number>()
  while (drawn.size < sampleSize) drawn.add(Math.floor(chance() * points.length))
  return [...drawn].map((i) => points[i]!)
}
