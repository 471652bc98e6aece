import type { Picked } from './picked.ts'
import { countPeople, type Posting } from './posting.ts'
import { type SessionKnnInputs, sessionKnn } from './session-knn.ts'

/**
 * What people who opened `item` opened too: session-kNN from this single item, with how many different people of
 * `posting` did so, of how many who opened it.
 */
export function alsoViewed(
  item: number,
  inputs: Omit<SessionKnnInputs, 'context'> & { posting: Posting },
  limit: number,
): Picked[] {
  const of = countPeople(inputs.posting)
  return sessionKnn({ ...inputs, context: [item] }, limit + 1)
    .filter((scored) => scored.item !== item)
    .slice(0, limit)
    .map((scored) => ({
      item: scored.item,
      cause: { because: 'also_viewed', item, people: countPeople(inputs.posting, scored.item), of },
    }))
}
