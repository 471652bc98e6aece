import type { Lag } from '../../wire/status.ts'
import type { Counts } from './hour-figures.ts'

/** Seconds within which a flush may arrive, as they are counted; each counts the ones before. */
export const lagSeconds = [1, 2, 5, 10, 30, 60, 300, 600, 3_600] as const

/** How long it took, from an hour's counts `arrival.…` or from sums of them; null: nothing arrived. */
export function lagOf(counts: Counts): Lag | null {
  const flushes = counts['arrival.flushes'] ?? 0
  if (flushes === 0) return null
  const longest_ms = counts['arrival.longest'] ?? 0
  const steps = stepsOf(counts, flushes, longest_ms)
  return {
    median_ms: quantileOf(steps, 0.5 * flushes),
    p95_ms: quantileOf(steps, 0.95 * flushes),
    longest_ms,
  }
}

/** Up to so many milliseconds there were so many. */
interface Step {
  ms: number
  count: number
}

/** Counts never fall from one bound to the next: hours of an earlier version lack some of the bounds. */
function stepsOf(counts: Counts, flushes: number, longest: number): Step[] {
  const steps: Step[] = [{ ms: 0, count: 0 }]
  for (const seconds of lagSeconds) {
    const count = Math.max(steps.at(-1)!.count, counts[`arrival.within_${seconds}s`] ?? 0)
    steps.push({ ms: Math.min(1_000 * seconds, longest), count })
  }
  return [...steps, { ms: longest, count: flushes }]
}

/**
 * The moment by which `rank` had come, as if what lies between two bounds were spread evenly: the estimate of Prometheus'
 * `histogram_quantile`. Whole milliseconds.
 */
function quantileOf(steps: readonly Step[], rank: number): number {
  const above = steps.findIndex(({ count }) => count >= rank)
  const [low, high] = [steps[above - 1]!, steps[above]!]
  return Math.round(low.ms + ((high.ms - low.ms) * (rank - low.count)) / (high.count - low.count))
}
