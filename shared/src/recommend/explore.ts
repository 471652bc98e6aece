import type { IndexStats } from './index-stats.ts'
import type { Picked } from './picked.ts'

/** A product is little known until this many visits opened it. */
const knownFrom = 20

/**
 * Products few people saw yet, for a place or two among what is known to be liked: those opened by fewer than twenty
 * visits, the newest first. Which of them a person meets on which day is for whoever fills the shelf (`explore-share`).
 *
 * @param newest the catalogue's products, the newest first
 */
export function explore(newest: readonly number[], { df }: Pick<IndexStats, 'df'>, limit: number): Picked[] {
  return newest
    .filter((item) => (df[item] ?? 0) < knownFrom)
    .slice(0, limit)
    .map((item) => ({ item, cause: { because: 'discover' } }))
}
