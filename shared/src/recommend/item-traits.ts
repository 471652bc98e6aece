import type { IndexStats } from './index-stats.ts'
import type { Posting } from './posting.ts'

/** What the ranker reads of an item by itself, as logarithms. Items beyond the arrays' ends are new. */
export interface ItemTraits {
  /** log df. */
  frequency: Float32Array
  /** Popularity level less log2 df; 0 when nothing is known. Against `usual` it says whether the item is on the rise. */
  rise: Float32Array
  /** The same of all items together. */
  usual: number
  /** log of the share of sessions that end on it. */
  ending: Float32Array
}

/** Of an item nothing is known of. */
export const newTraits = { frequency: 0, ending: endingOf(0, 0) }

/** The traits of all items of a snapshot: made once for each. */
export function traitsOf(stats: IndexStats): ItemTraits {
  let traits = traitsOfStats.get(stats)
  if (!traits) {
    traits = computeTraits(stats)
    traitsOfStats.set(stats, traits)
  }
  return traits
}

function computeTraits({ sessions, df, level, ends }: IndexStats): ItemTraits {
  return {
    frequency: Float32Array.from(df, (count) => Math.log(Math.max(1, count))),
    rise: Float32Array.from(df, (count, item) => riseOf(level[item]!, count)),
    usual: riseOf(totalLevel(level), sessions),
    ending: Float32Array.from(df, (count, item) => endingOf(ends[item]!, count)),
  }
}

/** log2 of the sum of all faded popularity. */
export function totalLevel(levels: ArrayLike<number>): number {
  let highest = 0
  for (let i = 0; i < levels.length; i++) highest = Math.max(highest, levels[i]!)
  let sum = 0
  for (let i = 0; i < levels.length; i++) if (levels[i]! > 0) sum += 2 ** (levels[i]! - highest)
  return sum > 0 ? highest + Math.log2(sum) : 0
}

/** log2 of an item's faded popularity over its number of sessions; 0 where either is unknown. */
export function riseOf(level: number, df: number): number {
  return df === 0 || level === 0 ? 0 : level - Math.log2(df)
}

/** log2 of an item's share of faded popularity against its share of all sessions, within ±8; 0 when it is unknown. */
export function riseAbove({ rise, usual }: ItemTraits, item: number): number {
  const own = item < rise.length ? rise[item]! : 0
  return own === 0 ? 0 : Math.max(-8, Math.min(8, own - usual))
}

/** `share` of `df` sessions, smoothed: a sixth before anything is known. */
export function endingOf(share: number, df: number): number {
  const seen = Math.min(df, 500)
  return Math.log((share * seen + 0.5) / (seen + 3))
}

/** Share of a posting's sessions that end on `item`. */
export function endingShare({ size, starts, items }: Posting, item: number): number {
  let ends = 0
  for (let e = 0; e < size; e++) if (items[starts[e + 1]! - 1] === item) ends++
  return size === 0 ? 0 : ends / size
}

const traitsOfStats = new WeakMap<IndexStats, ItemTraits>()
