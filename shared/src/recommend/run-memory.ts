import { seededChance } from '../maths/chance.ts'
import { DistantFinder, defaultMapSettings, joinNeighbours, type Neighbours } from './draw-map.ts'
import type { Distant, ItemMap } from './item-map.ts'
import { defaultLessonSettings, type Scale, unscaled } from './lesson.ts'
import { PastIndex, type PastSession } from './past-index.ts'
import { bytesToFloats, decodeLists, decodeSessions } from './ranker-codec.ts'
import { type Net, NetLearner, randomNet, weightCount } from './ranker-net.ts'
import { featureCount } from './ranker-settings.ts'
import { learnable } from './run-choices.ts'
import { type RunParts, type RunSource, vectorPart } from './run-parts.ts'
import type { RunProgress } from './run-progress.ts'

/** What a run has made so far, read from its parts when it is first asked for and then kept for the stage. */
export class RunMemory {
  readonly #source: RunSource
  readonly #parts: RunParts
  readonly #progress: RunProgress
  readonly #seed: number
  #newest: PastSession[] | undefined
  #near: Neighbours | undefined
  #map: ItemMap | undefined
  #index: PastIndex | undefined

  constructor(source: RunSource, parts: RunParts, start: { seed: number; progress: RunProgress }) {
    this.#source = source
    this.#parts = parts
    this.#seed = start.seed
    this.#progress = start.progress
  }

  /** After a stage what changes is forgotten; after judging everything is, since the map is drawn anew. */
  forget(everything: boolean): void {
    this.forgetIndex()
    if (!everything) return
    this.#newest = undefined
    this.#near = undefined
    this.#map = undefined
  }

  /** The index has to be filled again from the beginning. */
  forgetIndex(): void {
    this.#index = undefined
  }

  /** The net as learned so far, for features as they come. */
  learnedNet(): Net {
    return unscaled(this.learner().net, this.scale())
  }

  learner(): NetLearner {
    const { hidden } = defaultLessonSettings
    const stored = this.#parts.read('learner')
    if (!stored) return new NetLearner(randomNet(featureCount, hidden, seededChance(this.#seed)))
    const size = weightCount(featureCount, hidden)
    const floats = bytesToFloats(stored)
    const net = { features: featureCount, hidden, weights: floats.slice(0, size) }
    return new NetLearner(net, {
      mean: floats.slice(size, 2 * size),
      square: floats.slice(2 * size),
      steps: this.#progress.steps,
    })
  }

  scale(): Scale {
    const floats = bytesToFloats(this.#parts.read('scale')!)
    return { centre: floats.slice(0, featureCount), spread: floats.slice(featureCount) }
  }

  newest(): PastSession[] {
    this.#newest ??= decodeSessions(this.#parts.read('newest')!)
    return this.#newest
  }

  /** Those of the newest sessions from which is learned. */
  lessons(): PastSession[] {
    return learnable(this.newest())
  }

  /** The index as it was before the newest sessions, and then these. */
  past(then: readonly PastSession[] = []): PastIndex {
    if (this.#index) return this.#index
    const rows = this.#source.stats().map((row) => ({ ...row, ringSize: Math.min(row.df, 500) }))
    const posting = (item: number) => this.#source.posting(item)
    const index = new PastIndex(rows, this.newest(), this.#source.sessions, posting)
    for (const session of then) index.add(session)
    this.#index = index
    return index
  }

  /** The map of what was before the newest sessions. */
  map(): ItemMap {
    if (this.#map) return this.#map
    const near = this.near()
    const finder = new DistantFinder(near, defaultMapSettings)
    const known = new Map<number, Distant>()
    const places = new Int8Array(this.#parts.read('past-map')!.slice().buffer)
    const distant = (item: number) => {
      if (item + 1 >= near.starts.length) return undefined
      let found = known.get(item)
      if (!found) {
        found = finder.find(item)
        known.set(item, found)
      }
      return found
    }
    this.#map = { dims: defaultMapSettings.dims, places, distant }
    return this.#map
  }

  /** Each item's strongest neighbours, as far as they were found. */
  near(): Neighbours {
    if (this.#near) return this.#near
    const lists: (Distant | undefined)[] = []
    for (let part = 0; part < this.#progress.parts; part++) {
      for (const { item, list } of decodeLists(this.#parts.read('near', part)!)) lists[item] = list
    }
    this.#near = joinNeighbours(Array.from(lists))
    return this.#near
  }

  /** The places as they were after the last round. */
  vectors(size: number): Float32Array {
    const vectors = new Float32Array(size * defaultMapSettings.dims)
    for (let at = 0, part = 0; at < vectors.length; at += vectorPart, part++) {
      vectors.set(bytesToFloats(this.#parts.read('vectors', part)!), at)
    }
    return vectors
  }
}
