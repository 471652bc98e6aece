import { type Gathering, sum, sumCount } from './gathering.ts'
import type { IndexStats } from './index-stats.ts'
import { popularityFactors } from './session-knn.ts'
import { defaultSessionKnnSettings as settings } from './session-knn-settings.ts'

/**
 * What candidates are chosen by: session-kNN's score, and for items that are only distant two steps' weight,
 * popularity damped. Items of the session are chosen already.
 */
export function keysOf(
  gathering: Gathering,
  { df }: IndexStats,
  seen: readonly number[],
): { oneStep: Float32Array; distant: Float32Array } {
  const { items, sums, count } = gathering
  if (keys.oneStep.length < count) {
    keys = { oneStep: new Float32Array(2 * count), distant: new Float32Array(2 * count) }
  }
  const { oneStep, distant } = keys
  const damp = popularityFactors(settings.popularityPower)
  const dampDistant = popularityFactors(0.3)
  for (let slot = 0; slot < count; slot++) {
    const item = items[slot]!
    const known = item < df.length ? Math.min(df[item]!, damp.length - 1) : 1
    const votes = sums[slot * sumCount + sum.votes]!
    oneStep[slot] = votes * damp[known]!
    distant[slot] = votes > 0 ? 0 : sums[slot * sumCount + sum.distant]! * dampDistant[known]!
  }
  for (const item of seen) {
    oneStep[gathering.slot(item)] = 0
    distant[gathering.slot(item)] = 0
  }
  return keys
}

let keys = { oneStep: new Float32Array(4096), distant: new Float32Array(4096) }
