import type { Posting } from './posting.ts'
import type { SessionKnnSettings } from './session-knn-settings.ts'
import { thresholdOf } from './threshold.ts'

/**
 * What the sessions of one item say together about what goes with it: each neighbour once, with the sum of its
 * weights. It does not depend on the current session, so it is summed once for each ring and kept; a query then
 * touches each neighbour once instead of once for every session.
 */
export interface Votes {
  /** Sessions the votes come from. */
  size: number
  items: Uint32Array
  weights: Float32Array
  /** How often (at most 255 times) the neighbour came right after the item, as the second after it, and right before it. */
  next: Uint8Array
  second: Uint8Array
  previous: Uint8Array
  /** In how many of the sessions the neighbour came at all. */
  together: Uint16Array
  /** The highest of the item numbers. */
  highest: number
}

/** Neighbours kept of an item: the strongest. What lies behind them would be no candidate. */
const mostNeighbours = 200

export const noVotes: Votes = {
  size: 0,
  items: new Uint32Array(0),
  weights: new Float32Array(0),
  next: new Uint8Array(0),
  second: new Uint8Array(0),
  previous: new Uint8Array(0),
  together: new Uint16Array(0),
  highest: 0,
}

/** How many bytes votes occupy in memory. */
export function votesBytes(votes: Votes): number {
  return 600 + 13 * votes.items.length
}

/**
 * The votes of an item's sessions: a session of n items speaks for the item `d` places from `item` with weight
 * n^−lengthPower · e^(−d / positionDecay), times `beforeFactor` when it came before. Only the first `entries` of the
 * posting are heard (default: all), so that the past can be asked.
 */
export function sumVotes(
  posting: Posting,
  item: number,
  settings: SessionKnnSettings,
  entries = posting.size,
): Votes {
  if (entries === 0) return noVotes
  const { position, length } = tablesFor(settings)
  const { starts, items } = posting
  let highest = 0
  for (let i = 0; i < starts[entries]!; i++) if (items[i]! > highest) highest = items[i]!
  const tally = summing
  tally.reserve(highest)
  for (let e = 0; e < entries; e++) {
    const from = starts[e]!
    const to = starts[e + 1]!
    let match = from
    while (match < to && items[match] !== item) match++
    if (match === to) continue
    const after = length[to - from]!
    const before = after * settings.beforeFactor
    for (let i = from; i < match; i++) tally.add(items[i]!, before * position[match - i]!, e)
    for (let i = match + 1; i < to; i++) tally.add(items[i]!, after * position[i - match]!, e)
    if (match + 1 < to) tally.next[items[match + 1]!]!++
    if (match + 2 < to) tally.second[items[match + 2]!]!++
    if (match > from) tally.previous[items[match - 1]!]!++
  }
  return tally.take(entries, highest)
}

/** Sums by item number in arrays that are used again and again: only the touched places are reset. */
class Tally {
  #sums = new Float64Array(1024)
  next = new Uint32Array(1024)
  second = new Uint32Array(1024)
  previous = new Uint32Array(1024)
  #together = new Uint32Array(1024)
  /** The entry that was last counted, plus one: an entry counts an item once. */
  #entry = new Uint32Array(1024)
  #touched = new Uint32Array(1024)
  #count = 0

  /** Makes room for item numbers up to `highest`; between two takes nothing is held. */
  reserve(highest: number): void {
    if (highest < this.#sums.length) return
    const length = 2 ** Math.ceil(Math.log2(highest + 1))
    this.#sums = new Float64Array(length)
    this.next = new Uint32Array(length)
    this.second = new Uint32Array(length)
    this.previous = new Uint32Array(length)
    this.#together = new Uint32Array(length)
    this.#entry = new Uint32Array(length)
    this.#touched = new Uint32Array(length)
  }

  add(item: number, amount: number, entry: number): void {
    if (this.#together[item] === 0) this.#touched[this.#count++] = item
    this.#sums[item]! += amount
    if (this.#entry[item] === entry + 1) return
    this.#entry[item] = entry + 1
    this.#together[item]!++
  }

  take(size: number, highest: number): Votes {
    const all = this.#touched.subarray(0, this.#count)
    const sums = Float32Array.from(all, (item) => this.#sums[item]!)
    const threshold = thresholdOf(sums, sums.length, mostNeighbours)
    const items = all.filter((_, i) => sums[i]! >= threshold)
    const votes: Votes = {
      size,
      items,
      weights: sums.filter((sum) => sum >= threshold),
      next: Uint8Array.from(items, (item) => Math.min(this.next[item]!, 255)),
      second: Uint8Array.from(items, (item) => Math.min(this.second[item]!, 255)),
      previous: Uint8Array.from(items, (item) => Math.min(this.previous[item]!, 255)),
      together: Uint16Array.from(items, (item) => this.#together[item]!),
      highest,
    }
    for (const item of all) {
      this.#sums[item] = 0
      this.next[item] = 0
      this.second[item] = 0
      this.previous[item] = 0
      this.#together[item] = 0
      this.#entry[item] = 0
    }
    this.#count = 0
    return votes
  }
}

interface Tables {
  position: Float64Array
  length: Float64Array
}

/** Powers and exponentials by position and by length, which are bytes in a ring. */
function tablesFor(settings: SessionKnnSettings): Tables {
  let tables = tablesOf.get(settings)
  if (!tables) {
    tables = {
      position: Float64Array.from({ length: 256 }, (_, d) => Math.exp(-d / settings.positionDecay)),
      length: Float64Array.from({ length: 256 }, (_, n) => Math.max(n, 1) ** -settings.lengthPower),
    }
    tablesOf.set(settings, tables)
  }
  return tables
}

const tablesOf = new WeakMap<SessionKnnSettings, Tables>()
const summing = new Tally()
