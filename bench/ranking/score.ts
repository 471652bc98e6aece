import type { Rank } from './baselines/baseline.ts'

/** How good a ranking is; shares are fractions of 1. */
export interface RankingScore {
  hr20: number
  mrr20: number
  /** Different items among all first twenties, as a share of the training items. */
  coverage20: number
  /** Mean over the first twenties of an item's count as a share of the most frequent item's. */
  popularity20: number
  us_per_query: number
  queries: number
}

export interface ScoreOptions {
  /** How often each training item was opened, by its number from 1. */
  counts: Uint32Array
  /** Guesses begin after this many items; 1 guesses from the second on. */
  minPrefix?: number
}

const cutoff = 20

/**
 * For each test session and each k from `minPrefix` on: the ranking after the first k items has to hold the item that
 * came next. Every item of training is a candidate; nothing is sampled.
 */
export function scoreRanking(
  rank: Rank,
  sessions: readonly (readonly number[])[],
  { counts, minPrefix = 1 }: ScoreOptions,
): RankingScore {
  const shown = new Set<number>()
  const most = counts.reduce((max, count) => Math.max(max, count), 1)
  let queries = 0
  let hits = 0
  let reciprocal = 0
  let popular = 0
  let listed = 0
  let ms = 0
  for (const session of sessions) {
    for (let k = minPrefix; k < session.length; k++) {
      const context = session.slice(0, k)
      const began = performance.now()
      const list = rank(context, cutoff)
      ms += performance.now() - began
      queries++
      const place = list.indexOf(session[k]!)
      if (place >= 0 && place < cutoff) {
        hits++
        reciprocal += 1 / (place + 1)
      }
      for (let i = 0; i < list.length && i < cutoff; i++) {
        shown.add(list[i]!)
        popular += (counts[list[i]!] ?? 0) / most
        listed++
      }
    }
  }
  const items = counts.length - 1
  return {
    hr20: hits / Math.max(1, queries),
    mrr20: reciprocal / Math.max(1, queries),
    coverage20: shown.size / Math.max(1, items),
    popularity20: popular / Math.max(1, listed),
    us_per_query: (1_000 * ms) / Math.max(1, queries),
    queries,
  }
}
