import type { Picked } from './picked.ts'
import { newestDistinct } from './session-knn.ts'

/** What the shopper opened, newest first, each once. `history` is oldest first. */
export function recentlyViewed(history: readonly number[], limit: number): Picked[] {
  return newestDistinct(history, limit).map((item) => ({ item, cause: { because: 'recently_viewed' } }))
}
