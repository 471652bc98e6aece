import type { RecommenderName } from '../wire/recommendation.ts'
import type { Picked, Picks } from './picked.ts'

/** A pick of a blended list, with the recommender that spoke loudest for it. */
export interface BlendedPick extends Picked {
  recommender: RecommenderName
}

/** Places after which a list's say has halved. */
const halfRank = 10
/** Products known of a person's past at which it says as much as an empty session; each of the session adds as many. */
const pastAtPar = 5

/**
 * How much a person's past says beside the current session, 0 to below 1: past / (past + 5 · (1 + session)), both in
 * different products. Somebody new is served by the session alone; the longer the past, the more it says; the further
 * the session goes, the less.
 *
 * @example pastWeight({ past: 20, session: 3 }) // 0.5
 */
export function pastWeight({ past, session }: { past: number; session: number }): number {
  return past / (past + pastAtPar * (1 + session))
}

/**
 * Two lists as one: a product at place r (from 0) of a list gets the list's weight · 10 / (10 + r), both summed (a
 * weighted reciprocal rank fusion: places can be compared where scores cannot). Its reason is that of the list which
 * gave it more.
 */
export function blend(session: Picks, past: Picks, weight: number, limit: number): BlendedPick[] {
  const scored = new Map<number, { score: number; most: number; pick: BlendedPick }>()
  add(scored, session, 1 - weight)
  add(scored, past, weight)
  return [...scored.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ pick }) => pick)
}

function add(
  scored: Map<number, { score: number; most: number; pick: BlendedPick }>,
  { recommender, picks }: Picks,
  weight: number,
): void {
  if (weight === 0) return
  picks.forEach(({ item, cause }, rank) => {
    const score = (weight * halfRank) / (halfRank + rank)
    const before = scored.get(item)
    const pick = before && before.most >= score ? before.pick : { item, cause, recommender }
    scored.set(item, {
      score: score + (before?.score ?? 0),
      most: Math.max(score, before?.most ?? 0),
      pick,
    })
  })
}
