import type { Picked } from './picked.ts'
import { type SessionKnnInputs, sessionKnn } from './session-knn.ts'

/** Session-kNN's items, each with the item of the current session that spoke loudest for it. */
export function becauseViewed(inputs: SessionKnnInputs, limit: number): Picked[] {
  return sessionKnn(inputs, limit).map(({ item, because }) => ({
    item,
    cause: { because: 'viewed', item: because },
  }))
}
