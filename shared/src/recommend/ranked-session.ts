import { Candidates, type RankerInputs } from './candidates.ts'
import { type Net, scoreRows } from './ranker-net.ts'
import { sharedFeatureCount } from './ranker-settings.ts'
import type { Explained } from './session-knn.ts'
import { Top } from './top.ts'

export interface RankedInputs extends RankerInputs {
  net: Net
}

/** The `limit` items most likely to come next, as the ranker's net scores the candidates; the session's own included. */
export function rankedSession(inputs: RankedInputs, limit: number): Explained[] {
  candidates.find(inputs)
  const { count, items, because } = candidates
  if (scores.length < count) scores = new Float32Array(2 * count)
  scoreRows(inputs.net, candidates.rows, count, { scores, shared: sharedFeatureCount })
  const top = new Top(limit)
  for (let c = 0; c < count; c++) top.offer(c, scores[c]!)
  return top
    .list()
    .map(({ item: c, score }) => ({ item: items[c]!, score, because: because[c]! || items[c]! }))
}

const candidates = new Candidates()
let scores = new Float32Array(256)
