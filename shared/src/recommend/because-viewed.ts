import type { Picked } from './picked.ts'
import { type RankedInputs, rankedSession } from './ranked-session.ts'
import { type Explained, type SessionKnnInputs, sessionKnn } from './session-knn.ts'

/** Session-kNN's items, each with the item of the current session that spoke loudest for it. */
export function becauseViewed(inputs: SessionKnnInputs, limit: number): Picked[] {
  return sessionKnn(inputs, limit).map(pickedOf)
}

/** The same from the ranker; what goes beyond its candidates follows in session-kNN's order. */
export function becauseRanked(inputs: RankedInputs, limit: number): Picked[] {
  const ranked = rankedSession(inputs, limit)
  const picked = ranked.map(pickedOf)
  if (picked.length === limit) return picked
  const known = new Set(ranked.map(({ item }) => item))
  const others = sessionKnn(inputs, limit + picked.length).filter(({ item }) => !known.has(item))
  return [...picked, ...others.slice(0, limit - picked.length).map(pickedOf)]
}

function pickedOf({ item, because }: Explained): Picked {
  return { item, cause: { because: 'viewed', item: because } }
}
