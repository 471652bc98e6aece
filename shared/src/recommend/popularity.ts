/**
 * Popularity that fades by half every `halfLifeMs`, kept as one number that never has to be touched as time passes:
 * the level is log2 of Σ weight · 2^(time / half-life). All levels rise against "now" alike, so comparing levels
 * compares faded sums. Level 0 means: nothing yet.
 */
export const halfLifeMs = 14 * 86_400_000

/** What one session that opened an item, and one paid order with it, add. */
export const viewWeight = 1
export const purchaseWeight = 10

/**
 * The level after something of `weight` happened at `at` (epoch milliseconds, after 1970).
 *
 * @example raiseLevel(0, 1, halfLifeMs * 3) // 3
 */
export function raiseLevel(level: number, weight: number, at: number): number {
  const added = Math.log2(weight) + at / halfLifeMs
  if (level === 0) return added
  const high = Math.max(level, added)
  return high + Math.log2(1 + 2 ** (Math.min(level, added) - high))
}

/** The level as if something of `weight` at `at` had not happened; 0 when nothing is left. */
export function lowerLevel(level: number, weight: number, at: number): number {
  const left = 1 - 2 ** (Math.log2(weight) + at / halfLifeMs - level)
  return level === 0 || left < 1e-9 ? 0 : level + Math.log2(left)
}

/** The faded sum at `now`: 1 is one view this very moment. */
export function fadedSum(level: number, now: number): number {
  return level === 0 ? 0 : 2 ** (level - now / halfLifeMs)
}
