import { Accumulator } from './accumulator.ts'
import type { Posting } from './posting.ts'
import type { SessionKnnSettings } from './session-knn-settings.ts'

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
  /** The highest of the item numbers. */
  highest: number
}

export const noVotes: Votes = {
  size: 0,
  items: new Uint32Array(0),
  weights: new Float32Array(0),
  highest: 0,
}

/** How many bytes votes occupy in memory. */
export function votesBytes(votes: Votes): number {
  return 200 + 8 * votes.items.length
}

/**
 * The votes of an item's sessions: a session of n items speaks for the item `d` places from `item` with weight
 * n^−lengthPower · e^(−d / positionDecay), times `beforeFactor` when it came before.
 */
export function sumVotes(posting: Posting, item: number, settings: SessionKnnSettings): Votes {
  if (posting.size === 0) return noVotes
  const { position, length } = tablesFor(settings)
  const { size, starts, items } = posting
  const highest = items.reduce((most, one) => Math.max(most, one), 0)
  summing.reserve(highest)
  for (let e = 0; e < size; e++) {
    const from = starts[e]!
    const to = starts[e + 1]!
    let match = from
    while (match < to && items[match] !== item) match++
    if (match === to) continue
    const after = length[to - from]!
    const before = after * settings.beforeFactor
    for (let i = from; i < match; i++) summing.add(items[i]!, before * position[match - i]!)
    for (let i = match + 1; i < to; i++) summing.add(items[i]!, after * position[i - match]!)
  }
  const touched = summing.touched.slice(0, summing.count)
  const votes = {
    size,
    items: touched,
    weights: Float32Array.from(touched, (one) => summing.sums[one]!),
    highest,
  }
  summing.clear()
  return votes
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
const summing = new Accumulator()
