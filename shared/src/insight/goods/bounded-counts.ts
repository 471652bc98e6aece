/**
 * Counts of things that may be too many to keep them all, as plain data. The first two numbers of an entry are what it
 * may lack (it may have been dropped before) and its count; what follows is the owner's.
 */
export interface BoundedCounts {
  entries: Record<string, number[]>
  /** How many entries there are: objects do not know it. */
  size: number
  /** No thing that is missing was counted more often than this. 0: nothing was ever dropped. */
  dropped: number
}

/** Counts of nothing yet. */
export function newCounts(): BoundedCounts {
  return { entries: {}, size: 0, dropped: 0 }
}

/**
 * The entry of a thing, made when it is new, its count one higher. When there are more than `most`, the rarest quarter
 * goes: lossy counting (Manku and Motwani, VLDB 2002). The true count is between `entry[1]` and `entry[0] + entry[1]`.
 */
export function countOne(counts: BoundedCounts, key: string, most: number): number[] {
  let entry = counts.entries[key]
  if (!entry) {
    if (counts.size >= most) dropRarest(counts, most)
    entry = [counts.dropped, 0]
    counts.entries[key] = entry
    counts.size++
  }
  entry[1]! += 1
  return entry
}

function dropRarest(counts: BoundedCounts, most: number): void {
  const highest = Object.values(counts.entries)
    .map(([lacks, count]) => lacks! + count!)
    .sort((a, b) => a - b)
  const bound = highest[Math.floor(most / 4)]!
  counts.entries = Object.fromEntries(
    Object.entries(counts.entries).filter(([, [lacks, count]]) => lacks! + count! > bound),
  )
  counts.size = Object.keys(counts.entries).length
  counts.dropped = bound
}
