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

/** The `limit`-th highest of the first `count` keys, or 0 when there are fewer above 0 (quickselect). */
export function thresholdOf(all: Float32Array, count: number, limit: number): number {
  if (selecting.length < count) selecting = new Float32Array(2 * count)
  const values = selecting
  let size = 0
  for (let i = 0; i < count; i++) if (all[i]! > 0) values[size++] = all[i]!
  if (size <= limit) return 0
  let low = 0
  let high = size - 1
  const wanted = limit - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1]!
    let i = low
    let j = high
    while (i <= j) {
      while (values[i]! > pivot) i++
      while (values[j]! < pivot) j--
      if (i > j) break
      const swapped = values[i]!
      values[i++] = values[j]!
      values[j--] = swapped
    }
    if (wanted <= j) high = j
    else if (wanted >= i) low = i
    else break
  }
  return values[wanted]!
}

let keys = { oneStep: new Float32Array(4096), distant: new Float32Array(4096) }
let selecting = new Float32Array(4096)
