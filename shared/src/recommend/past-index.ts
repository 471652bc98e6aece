import type { IndexStats } from './index-stats.ts'
import { endingOf, type ItemTraits, newTraits, riseOf, totalLevel } from './item-traits.ts'
import { lowerLevel, raiseLevel, viewWeight } from './popularity.ts'
import type { Posting } from './posting.ts'
import { defaultSessionKnnSettings as settings } from './session-knn-settings.ts'
import type { ItemStats } from './stats-codec.ts'
import { noVotes, sumVotes, type Votes } from './votes.ts'

/** A session as it is taken out again: its first second and its items, in order. */
export interface PastSession {
  time: number
  items: readonly number[]
}

/**
 * The session index as it was at a moment of the past, which moves on session by session: what a learner may know of
 * before it guesses. Sessions have to be given oldest first, and must be all that the index holds since the first.
 */
export class PastIndex {
  readonly stats: IndexStats
  readonly traits: ItemTraits
  readonly #posting: (item: number) => Posting | undefined
  readonly #level: Float64Array
  readonly #ends: Float64Array
  readonly #ringSize: Float64Array
  #total: number
  #time: number

  constructor(
    rows: readonly (ItemStats & { ringSize: number })[],
    sessions: readonly PastSession[],
    totalSessions: number,
    posting: (item: number) => Posting | undefined,
  ) {
    const size = rows.reduce((most, { item }) => Math.max(most, item), 0) + 1
    this.#posting = posting
    this.#level = new Float64Array(size)
    this.#ends = new Float64Array(size)
    this.#ringSize = new Float64Array(size)
    this.stats = {
      sessions: totalSessions - sessions.length,
      orders: 0,
      df: new Uint32Array(size),
      bought: new Uint32Array(size),
      level: new Float32Array(0),
      ends: new Float32Array(0),
    }
    this.traits = {
      frequency: new Float32Array(size).fill(newTraits.frequency),
      rise: new Float32Array(size),
      usual: 0,
      ending: new Float32Array(size).fill(newTraits.ending),
    }
    for (const { item, df, level, ends, ringSize } of rows) {
      this.stats.df[item] = df
      this.#level[item] = level
      this.#ends[item] = ends * ringSize
      this.#ringSize[item] = ringSize
    }
    for (let i = sessions.length - 1; i >= 0; i--) this.#take(sessions[i]!)
    this.#total = totalLevel(this.#level)
    this.traits.usual = riseOf(this.#total, this.stats.sessions)
    this.#time = sessions[0]?.time ?? Number.POSITIVE_INFINITY
    for (const { item } of rows) this.#describe(item)
  }

  /** Votes from the sessions before the moment. */
  votes(item: number): Votes {
    const posting = this.#posting(item)
    if (!posting) return noVotes
    return sumVotes(posting, item, settings, entriesBefore(posting, this.#time))
  }

  /** Moves to the moment a session began. */
  moveTo(time: number): void {
    this.#time = time
  }

  /** Learns of a session. */
  add({ time, items }: PastSession): void {
    this.stats.sessions++
    const last = items.at(-1)
    for (const item of new Set(items)) {
      if (item >= this.#level.length) continue
      this.stats.df[item]!++
      this.#ringSize[item]!++
      if (item === last) this.#ends[item]!++
      this.#level[item] = raiseLevel(this.#level[item]!, viewWeight, time * 1_000)
      this.#total = raiseLevel(this.#total, viewWeight, time * 1_000)
      this.#describe(item)
    }
    this.traits.usual = riseOf(this.#total, this.stats.sessions)
  }

  #take({ time, items }: PastSession): void {
    const last = items.at(-1)
    for (const item of new Set(items)) {
      if (item >= this.#level.length) continue
      this.stats.df[item] = Math.max(0, this.stats.df[item]! - 1)
      this.#ringSize[item] = Math.max(0, this.#ringSize[item]! - 1)
      if (item === last) this.#ends[item] = Math.max(0, this.#ends[item]! - 1)
      this.#level[item] = lowerLevel(this.#level[item]!, viewWeight, time * 1_000)
    }
  }

  #describe(item: number): void {
    const df = this.stats.df[item]!
    this.traits.frequency[item] = Math.log(Math.max(1, df))
    this.traits.rise[item] = riseOf(this.#level[item]!, df)
    this.traits.ending[item] = endingOf(this.#ends[item]! / Math.max(1, this.#ringSize[item]!), df)
  }
}

/** How many entries of a posting happened before `time` (they are in order of time). */
export function entriesBefore({ times, size }: Posting, time: number): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]! < time) low = middle + 1
    else high = middle
  }
  return low
}
