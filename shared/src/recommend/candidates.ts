import { keysOf } from './choose-candidates.ts'
import { Gathering, sum, sumCount } from './gathering.ts'
import type { IndexStats } from './index-stats.ts'
import { cosineAt, type ItemMap } from './item-map.ts'
import { type ItemTraits, newTraits, riseAbove } from './item-traits.ts'
import { distantCandidates, featureCount, oneStepCandidates, sharedFeatureCount } from './ranker-settings.ts'
import { matchWeight, newestDistinct } from './session-knn.ts'
import { defaultSessionKnnSettings as settings } from './session-knn-settings.ts'
import { thresholdOf } from './threshold.ts'
import type { Votes } from './votes.ts'

/** What candidates and their features are made from. */
export interface RankerInputs {
  /** Item numbers of the current session, oldest first. */
  context: readonly number[]
  /** What the sessions with an item say (`sumVotes`). */
  votes: (item: number) => Votes | undefined
  stats: IndexStats
  traits: ItemTraits
  map: ItemMap
}

const maxCandidates = oneStepCandidates + distantCandidates + settings.contextItems

/**
 * The candidates of one session with their features, in arrays that the next call overwrites: the items with the most
 * votes, those that only lie two steps away, and the session's own. Not for use across an `await`.
 */
export class Candidates {
  count = 0
  readonly items = new Uint32Array(maxCandidates)
  readonly because = new Uint32Array(maxCandidates)
  readonly rows = new Float32Array(maxCandidates * featureCount)
  readonly #gathering = new Gathering()
  readonly #slots = new Uint32Array(maxCandidates)
  readonly #shared = new Float32Array(sharedFeatureCount)
  #direction = new Float32Array(0)

  /** Finds the candidates for these inputs. */
  find(inputs: RankerInputs): void {
    const seen = newestDistinct(inputs.context, settings.contextItems)
    const gathering = this.#gathering
    gathering.clear()
    this.count = 0
    if (seen.length === 0) return
    gather(gathering, inputs, seen)
    this.#choose(inputs, seen)
    this.#describe(inputs, seen)
  }

  #choose({ stats }: RankerInputs, seen: readonly number[]): void {
    const gathering = this.#gathering
    for (const item of seen) this.#take(gathering.slot(item))
    const { oneStep, distant } = keysOf(gathering, stats, seen)
    this.#takeBest(oneStep, oneStepCandidates)
    this.#takeBest(distant, distantCandidates)
  }

  #takeBest(keys: Float32Array, limit: number): void {
    const threshold = thresholdOf(keys, this.#gathering.count, limit)
    let free = limit
    for (let slot = 0; slot < this.#gathering.count; slot++) {
      if (keys[slot]! <= threshold) continue
      this.#take(slot)
      free--
    }
    // Of those that stand on the threshold, the first; below it all are 0: no candidates.
    for (let slot = 0; slot < this.#gathering.count && free > 0 && threshold > 0; slot++) {
      if (keys[slot] !== threshold) continue
      this.#take(slot)
      free--
    }
  }

  #take(slot: number): void {
    this.#slots[this.count] = slot
    this.items[this.count] = this.#gathering.items[slot]!
    this.because[this.count] = this.#gathering.loudest[slot]!
    this.count++
  }

  #describe(inputs: RankerInputs, seen: readonly number[]): void {
    const { context, stats, traits, map } = inputs
    const { sums } = this.#gathering
    const last = seen[0]!
    const lastDf = Math.max(1, stats.df[last] ?? 0)
    const lastSize = Math.max(1, inputs.votes(last)?.size ?? 0)
    const beforeSize = Math.max(1, (seen.length > 1 ? inputs.votes(seen[1]!)?.size : 0) ?? 0)
    const { dims, places } = map
    const direction = this.#directionOf(seen, map)
    let best = 0
    for (let c = 0; c < this.count; c++) best = Math.max(best, sums[this.#slots[c]! * sumCount]!)
    const { rows } = this
    let total = 0
    for (let c = 0; c < this.count; c++) total += sums[this.#slots[c]! * sumCount]!
    const shared = this.#describeSession(inputs, seen, total > 0 ? best / total : 0)
    for (let c = 0; c < this.count; c++) {
      const item = this.items[c]!
      const from = this.#slots[c]! * sumCount
      const df = Math.max(1, stats.df[item] ?? 0)
      const isKnown = item < traits.frequency.length
      const rootDf = Math.sqrt(df)
      const votes = sums[from + sum.votes]!
      let at = c * featureCount
      rows[at++] = shortLog(votes)
      rows[at++] = best > 0 ? votes / best : 0
      rows[at++] = shortLog(sums[from + sum.next]!)
      rows[at++] = shortLog(sums[from + sum.cosine]! / rootDf)
      rows[at++] = shortLog(sums[from + sum.lastNext]! / lastSize)
      rows[at++] = shortLog(sums[from + sum.lastPrevious]! / lastSize)
      rows[at++] = shortLog(sums[from + sum.beforeLastSecond]! / beforeSize)
      rows[at++] = shortLog(sums[from + sum.beforeLastTogether]! / beforeSize)
      rows[at++] = shortLog(sums[from + sum.lastTogether]! / lastSize)
      rows[at++] = shortLog(sums[from + sum.lastTogether]! / Math.sqrt(lastDf * df))
      rows[at++] = shortLog(sums[from + sum.lastVotes]! / lastSize)
      rows[at++] = shortLog(sums[from + sum.distant]! * 10)
      rows[at++] = isKnown ? traits.frequency[item]! : newTraits.frequency
      rows[at++] = riseAbove(traits, item)
      rows[at++] = isKnown ? traits.ending[item]! : newTraits.ending
      at = this.#describeSeen(at, item, context, last)
      const place = item * dims
      const isOnMap = place + dims <= places.length && isPlaced(places, place, dims)
      const lastPlace = last * dims
      rows[at++] = isOnMap && lastPlace + dims <= places.length ? cosineAt(places, lastPlace, place, dims) : 0
      rows[at++] = isOnMap ? alongDirection(places, place, direction) : 0
      rows[at++] = votes > 0 ? 1 : 0
      rows[at++] = sums[from + sum.speakers]! / seen.length
      rows[at++] = isOnMap ? 1 : 0
      rows[at++] = shortLog(total > 0 ? votes / total : 0)
      rows.set(shared, at)
    }
  }

  /** What is the same for all candidates: how long and how repetitive the session is, and what its newest item is like. */
  #describeSession(
    { context, stats, traits, map, votes }: RankerInputs,
    seen: readonly number[],
    bestShare: number,
  ) {
    const shared = this.#shared
    const last = seen[0]!
    const isKnown = last < traits.frequency.length
    const before = seen[1] ?? last
    const onItself = this.#gathering.sums[this.#slots[0]! * sumCount + sum.lastNext]!
    const { dims, places } = map
    const isMapped = before !== last && Math.max(before, last) * dims + dims <= places.length
    shared[0] = Math.log(context.length)
    shared[1] = new Set(context).size / context.length
    shared[2] = Math.log(Math.max(1, stats.df[last] ?? 0))
    shared[3] = isKnown ? traits.ending[last]! : newTraits.ending
    shared[4] = riseAbove(traits, last)
    shared[5] = shortLog(onItself / Math.max(1, votes(last)?.size ?? 0))
    shared[6] = context.length > 1 && context[context.length - 2] === last ? 1 : 0
    shared[7] = isMapped ? cosineAt(places, last * dims, before * dims, dims) : 0
    shared[8] = bestShare
    return shared
  }

  /** Five features: is it in the session, is it the newest, how lately, how often, how long is the session it is in. */
  #describeSeen(start: number, item: number, context: readonly number[], last: number): number {
    const { rows } = this
    const newest = context.lastIndexOf(item)
    if (newest < 0) {
      rows.fill(0, start, start + 5)
      return start + 5
    }
    let often = 0
    for (let i = 0; i < context.length; i++) if (context[i] === item) often++
    rows[start] = 1
    rows[start + 1] = item === last ? 1 : 0
    rows[start + 2] = Math.exp(-(context.length - 1 - newest) / settings.recencyDecay)
    rows[start + 3] = Math.log(1 + often)
    rows[start + 4] = Math.log(context.length)
    return start + 5
  }

  /** Where the session as a whole lies on the map: its items' places, the newer the more, as one direction. */
  #directionOf(seen: readonly number[], { dims, places }: ItemMap): Float32Array {
    if (this.#direction.length !== dims) this.#direction = new Float32Array(dims)
    const direction = this.#direction
    direction.fill(0)
    seen.forEach((item, back) => {
      const place = item * dims
      if (place + dims > places.length) return
      const weight = Math.exp(-back / settings.recencyDecay)
      for (let d = 0; d < dims; d++) direction[d]! += weight * places[place + d]!
    })
    let square = 0
    for (let d = 0; d < dims; d++) square += direction[d]! ** 2
    const factor = square > 0 ? 1 / Math.sqrt(square) : 0
    for (let d = 0; d < dims; d++) direction[d]! *= factor
    return direction
  }
}

function gather(into: Gathering, { votes, stats, map }: RankerInputs, seen: readonly number[]): void {
  seen.forEach((item, back) => {
    const recency = Math.exp(-back / settings.recencyDecay)
    const said = votes(item)
    if (said && said.size > 0) {
      const df = Math.max(stats.df[item] ?? 0, said.size)
      into.addVotes(said, item, {
        votes: matchWeight(stats, item, said.size) * recency,
        next: recency / said.size,
        cosine: recency / Math.sqrt(df),
      })
      if (back === 0) into.noteLast(said)
      else if (back === 1) into.noteBeforeLast(said)
    }
    const distant = map.distant(item)
    if (distant) into.addDistant(distant, item, recency)
  })
  into.reserve(Math.max(...seen), seen.length)
}

function isPlaced(places: Int8Array, at: number, dims: number): boolean {
  for (let d = 0; d < dims; d++) if (places[at + d] !== 0) return true
  return false
}

function alongDirection(places: Int8Array, at: number, direction: Float32Array): number {
  let dot = 0
  for (let d = 0; d < direction.length; d++) dot += places[at + d]! * direction[d]!
  return dot / 127
}

/**
 * The natural logarithm of 0.001 + value, right to 0.001: from the bits of the number and a table of mantissas. Many
 * logarithms are taken for each query; this takes a tenth of the time.
 */
function shortLog(value: number): number {
  asFloat[0] = 0.001 + value
  const bits = asBits[0]!
  return mantissas[(bits >>> 13) & 1023]! + ((bits >>> 23) - 127) * Math.LN2
}

const asFloat = new Float32Array(1)
const asBits = new Uint32Array(asFloat.buffer)
const mantissas = Float32Array.from({ length: 1024 }, (_, i) => Math.log(1 + (i + 0.5) / 1024))
