import type { Picked } from './picked.ts'
import { explainNeighbours, type SessionKnnInputs, sessionKnn } from './session-knn.ts'

/** Session-kNN's items, each with the item of the current session that spoke loudest for it. */
export function becauseViewed(inputs: SessionKnnInputs, limit: number): Picked[] {
  const scored = sessionKnn(inputs, limit)
  const loudest = explainNeighbours(
    inputs,
    scored.map(({ item }) => item),
  )
  return scored.map(({ item }) => ({ item, cause: { because: 'viewed', item: loudest.get(item) ?? item } }))
}
