import type { Picked } from './picked.ts'
import { countPeople, countPeopleWith, type Posting } from './posting.ts'
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
  const near = sessionKnn({ ...inputs, context: [item] }, limit + 1)
    .map((scored) => scored.item)
    .filter((other) => other !== item)
    .slice(0, limit)
  const people = countPeopleWith(inputs.posting, near)
  const of = countPeople(inputs.posting)
  return near.map((other, i) => ({
    item: other,
    cause: { because: 'also_viewed', item, people: people[i]!, of },
  }))
}
