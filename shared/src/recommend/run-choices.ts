import type { Marks } from './lesson.ts'
import type { PastSession } from './past-index.ts'
import type { ItemStats } from './stats-codec.ts'

/** The newest sessions: these are guessed, and the newest tenth of them judges. */
const newestShare = 0.07
const fewestNewest = 3_000
const mostNewest = 15_000
const judgedShare = 0.1
/** With fewer guesses nothing is decided. */
const fewestGuesses = 50
/** Items that have a place on the map: the most opened. */
const mostPlaced = 100_000

/** How many of `sessions` are guessed. */
export function newestCount(sessions: number): number {
  const few = Math.min(fewestNewest, Math.floor(sessions / 4))
  return Math.min(mostNewest, Math.max(few, Math.floor(sessions * newestShare)))
}

/** The part of the newest sessions from which is learned: the others judge. */
export function learnable(newest: readonly PastSession[]): PastSession[] {
  return newest.slice(0, newest.length - Math.ceil(newest.length * judgedShare))
}

/** The newest `count` sessions, oldest first. */
export function newestOf(sessions: PastSession[], count: number): PastSession[] {
  return sessions.sort((a, b) => a.time - b.time || a.items[0]! - b.items[0]!).slice(-count)
}

/** The numbers of the most opened items, rising. */
export function placedItems(stats: readonly ItemStats[]): number[] {
  if (stats.length <= mostPlaced) return stats.map(({ item }) => item)
  const best = [...stats].sort((a, b) => b.df - a.df || a.item - b.item).slice(0, mostPlaced)
  return best.map(({ item }) => item).sort((a, b) => a - b)
}

/**
 * Whose guesses stood highest: hits and the sum of reciprocal places. What was just learned gives way only to what is
 * better by more than half the hits' standard deviation, which may be chance. A handful of guesses decides nothing:
 * then the shipped net serves.
 */
export function winnerOf(marks: Record<string, Marks>): string {
  const score = ({ hits, reciprocal }: Marks) => hits + reciprocal
  if (marks.default && marks.default.guesses < fewestGuesses) return 'default'
  const { learned } = marks
  if (!learned) return 'learned'
  const best = Object.keys(marks).reduce(
    (one, name) => (score(marks[name]!) > score(marks[one]!) ? name : one),
    'learned',
  )
  return score(marks[best]!) > score(learned) + 0.5 * Math.sqrt(learned.hits) ? best : 'learned'
}
