import { chosenClusters, startClusterSearch, stepClusterSearch } from '../cluster-search.ts'
import { adjustedRand, matchCentres } from '../cluster-stability.ts'
import { featureRow } from '../customer-features.ts'
import { featureScale, standardised } from '../features.ts'
import { nearestCentre } from '../k-means.ts'
import type { ClusterModel, RunState } from './run-state.ts'

/** More points than this tell nothing more about a handful of centres. */
const mostPoints = 4_000
const stepsAtOnce = 4

/** A few steps of looking for clusters, over 4,000 customers at most. Cost: 4 · 4,000 · k distances. */
export function clusterStep(state: RunState): RunState {
  // Every so many-eth: ids tend to follow time, so the first ones alone would be the oldest.
  const every = Math.ceil(state.sample.length / mostPoints)
  const rows = state.sample.filter((_, i) => i % every === 0).map(featureRow)
  if (rows.length === 0) return { ...state, phase: 'score', after: '' }
  const scale = featureScale(rows)
  const points = rows.map((row) => standardised(scale, row))
  let search = state.search ?? startClusterSearch(state.seed)
  for (let i = 0; i < stepsAtOnce && !search.done; i++) search = stepClusterSearch(points, search)
  if (!search.done) return { ...state, search }
  const chosen = chosenClusters(search)
  const found = chosen && { scale, centres: chosen.centres, silhouette: chosen.silhouette! }
  const clusters = found && state.previous ? renamed(found, state.previous) : found
  return {
    ...state,
    search: null,
    phase: 'score',
    after: '',
    clusters,
    adjustedRand: clusters && state.previous ? agreement(rows, clusters, state.previous) : null,
  }
}

/** The cluster of a customer; −1 when there are none. */
export function clusterOf(model: ClusterModel | null, features: Parameters<typeof featureRow>[0]): number {
  return model ? labelOf(model, featureRow(features)) : -1
}

/** What a centre means: worth, orders, days since the last and since the first order, orders that went wrong. */
export function centreInUnits({ scale, centres }: ClusterModel, cluster: number): number[] {
  return centres[cluster]!.map((x, j) => Math.expm1(x * scale.deviations[j]! + scale.means[j]!))
}

/** Centres in the order of the clusters they continue, so that names stay; new ones last. */
function renamed(now: ClusterModel, previous: ClusterModel): ClusterModel {
  const before = previous.centres.map((_, i) => logCentre(previous, i))
  const matched = matchCentres(
    before,
    now.centres.map((_, i) => logCentre(now, i)),
  )
  const order = now.centres.map((_, i) => i).sort((i, j) => rank(matched[i]!, i) - rank(matched[j]!, j))
  return { ...now, centres: order.map((i) => now.centres[i]!) }
}

/** New centres come after all that continue one. */
const rank = (matched: number, own: number) => (matched < 0 ? 1_000 + own : matched)

function logCentre({ scale, centres }: ClusterModel, cluster: number): number[] {
  return centres[cluster]!.map((x, j) => x * scale.deviations[j]! + scale.means[j]!)
}

/** How alike both models part today's customers. */
function agreement(rows: readonly number[][], now: ClusterModel, previous: ClusterModel): number | null {
  return adjustedRand(
    rows.map((row) => labelOf(previous, row)),
    rows.map((row) => labelOf(now, row)),
  )
}

function labelOf({ scale, centres }: ClusterModel, row: readonly number[]): number {
  return nearestCentre(centres, standardised(scale, row)).cluster
}
