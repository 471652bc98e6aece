import { seededChance } from '../maths/chance.ts'
import {
  DistantFinder,
  defaultMapSettings,
  joinNeighbours,
  type Neighbours,
  PlaceFinder,
  strongest,
} from './draw-map.ts'
import { type Distant, encodeDistantShelf, type ItemMap, itemsAShelf, noDistant } from './item-map.ts'
import {
  defaultLessonSettings,
  type Marks,
  mark,
  rehearse,
  type Scale,
  ScaleFinder,
  Teacher,
  unscaled,
} from './lesson.ts'
import { entriesBefore, PastIndex, type PastSession } from './past-index.ts'
import type { Posting } from './posting.ts'
import {
  bytesToFloats,
  decodeLists,
  decodeSessions,
  encodeLists,
  encodeSessions,
  floatBytes,
} from './ranker-codec.ts'
import { type Net, NetLearner, randomNet, weightCount } from './ranker-net.ts'
import { featureCount } from './ranker-settings.ts'
import { learnable, newestCount, newestOf, placedItems, winnerOf } from './run-choices.ts'
import { type RunProgress, type Stage, stages } from './run-progress.ts'
import { defaultSessionKnnSettings as knn } from './session-knn-settings.ts'
import type { ItemStats } from './stats-codec.ts'
import { sumVotes } from './votes.ts'

/** The index a run learns from. */
export interface RunSource {
  sessions: number
  /** Counts of all items, by rising number. */
  stats(): readonly ItemStats[]
  /** An item's sessions. */
  posting(item: number): Posting
}

/** Where a run keeps what it has made so far. With the progress it is all that is needed to go on. */
export interface RunParts {
  read(kind: PartKind, number?: number): Uint8Array | null
  write(kind: PartKind, bytes: Uint8Array, number?: number): void
}

export const partKinds = [
  'newest',
  'near',
  'vectors',
  'past-map',
  'places',
  'scale',
  'learner',
  'distant',
] as const
export type PartKind = (typeof partKinds)[number]

/** What a run made. */
export interface RunResult {
  net: Net
  /** What was learned, whether it won or not. */
  learned: Net
  /** Which of the judged nets won: `learned`, or the name of one that was there before. */
  winner: string
  marks: Record<string, Marks>
  places: Int8Array<ArrayBuffer>
  dims: number
}

/** How much one slice does: each is some tenths of a second of computing. */
const itemsASlice = 512
const sessionsASlice = 100
const scaleSessions = 200
const vectorPart = 250_000

/**
 * One run of learning: finds the newest sessions, draws a map of what was before them, lets a net guess them one after
 * another and learn from what happened, judges it on the very newest against the nets there are, and draws the map of
 * today. It goes slice by slice; after each, all that is needed to go on is in its parts.
 */
export class RankerRun {
  readonly #source: RunSource
  readonly #parts: RunParts
  readonly #seed: number
  readonly #rivals: Readonly<Record<string, Net>>
  readonly #progress: RunProgress
  #memory: {
    items?: number[] | undefined
    newest?: PastSession[] | undefined
    near?: Neighbours | undefined
    places?: PlaceFinder
    map?: ItemMap | undefined
    index?: PastIndex | undefined
    learner?: NetLearner
    teacher?: Teacher
    finder?: DistantFinder
    pool?: PastSession[]
  } = {}

  constructor(
    source: RunSource,
    parts: RunParts,
    rivals: Readonly<Record<string, Net>>,
    start: { seed: number; progress: RunProgress },
  ) {
    this.#source = source
    this.#parts = parts
    this.#rivals = rivals
    this.#seed = start.seed
    this.#progress = { ...start.progress, marks: { ...start.progress.marks } }
  }

  get isDone(): boolean {
    return this.#progress.stage === 'done'
  }

  /** Does the next bit of work, writes its parts, and returns the progress to be stored with them. */
  slice(): RunProgress {
    const { stage } = this.#progress
    if (stage !== 'done' && this.#work(stage)) this.#next(stage)
    return this.#progress
  }

  /** The run's result, once it is done. */
  result(): RunResult {
    const { marks } = this.#progress
    const winner = winnerOf(marks)
    const learned = this.#learnedNet()
    const net = winner === 'learned' ? learned : this.#rivals[winner]!
    const bytes = this.#parts.read('places')!
    return {
      net,
      learned,
      winner,
      marks,
      dims: defaultMapSettings.dims,
      places: new Int8Array(bytes.slice().buffer),
    }
  }

  #work(stage: Exclude<Stage, 'done'>): boolean {
    switch (stage) {
      case 'collect':
        return this.#collect()
      case 'past-near':
        return this.#findNear(this.#newest()[0]?.time ?? 0)
      case 'near':
        return this.#findNear(Number.POSITIVE_INFINITY)
      case 'past-places':
        return this.#place('past-map')
      case 'places':
        return this.#place('places')
      case 'scale':
        return this.#findScale()
      case 'learn':
        return this.#learn()
      case 'judge':
        return this.#judge()
      case 'distant':
        return this.#findDistant()
      default:
        return stage satisfies never
    }
  }

  #next(stage: Stage): void {
    this.#progress.stage = stages[stages.indexOf(stage) + 1]!
    this.#progress.cursor = 0
    this.#memory = {
      newest: this.#memory.newest,
      items: this.#memory.items,
      near: this.#memory.near,
      map: this.#memory.map,
    }
    if (stage === 'judge') this.#memory = {}
  }

  /** The newest sessions of the index: each stands in the ring of its first item. */
  #collect(): boolean {
    const wanted = newestCount(this.#source.sessions)
    this.#memory.pool ??= decodeSessions(this.#parts.read('newest') ?? new Uint8Array(0))
    let { pool } = this.#memory
    for (const item of this.#slicedItems()) {
      const { size, times, starts, items } = this.#source.posting(item)
      for (let e = 0; e < size; e++) {
        if (items[starts[e]!] !== item) continue
        pool.push({ time: times[e]!, items: [...items.subarray(starts[e]!, starts[e + 1]!)] })
      }
      if (pool.length > 3 * wanted) pool = newestOf(pool, wanted)
    }
    this.#memory.pool = newestOf(pool, wanted)
    this.#parts.write('newest', encodeSessions(this.#memory.pool))
    return this.#advanceItems()
  }

  /** Each item's strongest neighbours in the sessions before `time`. */
  #findNear(time: number): boolean {
    const lists = this.#slicedItems().map((item) => {
      const posting = this.#source.posting(item)
      const votes = sumVotes(posting, item, knn, entriesBefore(posting, time))
      return { item, list: strongest(votes, item, defaultMapSettings.neighbours) }
    })
    if (this.#progress.cursor === 0) this.#progress.parts = 0
    this.#parts.write('near', encodeLists(lists), this.#progress.parts++)
    return this.#advanceItems()
  }

  #place(name: 'past-map' | 'places'): boolean {
    const near = this.#near()
    const { dims, rounds } = defaultMapSettings
    const chance = seededChance(this.#seed)
    const { cursor } = this.#progress
    this.#memory.places ??= new PlaceFinder(
      near,
      dims,
      chance,
      cursor > 0 ? this.#vectors(near.starts.length - 1) : undefined,
    )
    const { places } = this.#memory
    places.round()
    if (++this.#progress.cursor < rounds) {
      const { vectors } = places
      for (let at = 0, part = 0; at < vectors.length; at += vectorPart, part++) {
        this.#parts.write('vectors', floatBytes(vectors.subarray(at, at + vectorPart)), part)
      }
      return false
    }
    this.#parts.write(name, new Uint8Array(places.places().buffer))
    return true
  }

  #findScale(): boolean {
    const finder = new ScaleFinder()
    const lessons = this.#lessons().slice(0, scaleSessions)
    rehearse(this.#past(), this.#map(), lessons, (candidates) => finder.take(candidates))
    const { centre, spread } = finder.scale()
    this.#parts.write('scale', floatBytes(Float32Array.from([...centre, ...spread])))
    return true
  }

  #learn(): boolean {
    const progress = this.#progress
    const lessons = this.#lessons()
    const { epochs } = defaultLessonSettings
    this.#memory.learner ??= this.#learner()
    this.#memory.teacher ??= new Teacher(this.#memory.learner, this.#scale(), defaultLessonSettings)
    const { learner, teacher } = this.#memory
    const index = this.#past(lessons.slice(0, progress.cursor))
    const slice = lessons.slice(progress.cursor, progress.cursor + sessionsASlice)
    const share = (progress.epoch + progress.cursor / lessons.length) / epochs
    rehearse(index, this.#map(), slice, (candidates, right) => {
      teacher.take(candidates, right, share)
    })
    teacher.finish(share)
    progress.cursor += slice.length
    progress.steps = learner.steps
    const { net, mean, square } = learner
    this.#parts.write('learner', floatBytes(Float32Array.from([...net.weights, ...mean, ...square])))
    if (progress.cursor < lessons.length) return false
    this.#memory.index = undefined
    progress.cursor = 0
    return ++progress.epoch === epochs
  }

  /** Lets the learned net and those there are guess the newest sessions. */
  #judge(): boolean {
    const lessons = this.#lessons()
    const judged = this.#newest().slice(lessons.length)
    const { marks, cursor } = this.#progress
    const nets = { learned: this.#learnedNet(), ...this.#rivals }
    const index = this.#past([...lessons, ...judged.slice(0, cursor)])
    const slice = judged.slice(cursor, cursor + sessionsASlice)
    rehearse(index, this.#map(), slice, (candidates, right) => {
      for (const [name, net] of Object.entries(nets)) {
        marks[name] ??= { guesses: 0, hits: 0, reciprocal: 0 }
        mark(net, candidates, right, marks[name])
      }
    })
    this.#progress.cursor += slice.length
    return this.#progress.cursor >= judged.length
  }

  #findDistant(): boolean {
    const near = this.#near()
    this.#memory.finder ??= new DistantFinder(near, defaultMapSettings)
    const { finder } = this.#memory
    const size = near.starts.length - 1
    const end = Math.min(this.#progress.cursor + itemsASlice, size)
    for (let item = this.#progress.cursor; item < end; item += itemsAShelf) {
      const lists = Array.from({ length: itemsAShelf }, (_, i) =>
        item + i < size ? finder.find(item + i) : noDistant,
      )
      this.#parts.write('distant', encodeDistantShelf(lists), item / itemsAShelf)
    }
    this.#progress.cursor = end
    return end >= size
  }

  #learnedNet(): Net {
    return unscaled(this.#learner().net, this.#scale())
  }

  #learner(): NetLearner {
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

  #scale(): Scale {
    const floats = bytesToFloats(this.#parts.read('scale')!)
    return { centre: floats.slice(0, featureCount), spread: floats.slice(featureCount) }
  }

  #newest(): PastSession[] {
    this.#memory.newest ??= decodeSessions(this.#parts.read('newest')!)
    return this.#memory.newest
  }

  #lessons(): PastSession[] {
    return learnable(this.#newest())
  }

  /** The index as it was before the newest sessions, and then these. */
  #past(then: readonly PastSession[] = []): PastIndex {
    if (this.#memory.index) return this.#memory.index
    const rows = this.#source.stats().map((row) => ({ ...row, ringSize: Math.min(row.df, 500) }))
    const posting = (item: number) => this.#source.posting(item)
    const index = new PastIndex(rows, this.#newest(), this.#source.sessions, posting)
    for (const session of then) index.add(session)
    this.#memory.index = index
    return index
  }

  /** The map of what was before the newest sessions. */
  #map(): ItemMap {
    if (this.#memory.map) return this.#memory.map
    const near = this.#near()
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
    this.#memory.map = { dims: defaultMapSettings.dims, places, distant }
    return this.#memory.map
  }

  #near(): Neighbours {
    if (this.#memory.near) return this.#memory.near
    const lists: (Distant | undefined)[] = []
    for (let part = 0; part < this.#progress.parts; part++) {
      for (const { item, list } of decodeLists(this.#parts.read('near', part)!)) lists[item] = list
    }
    this.#memory.near = joinNeighbours(Array.from(lists))
    return this.#memory.near
  }

  #vectors(size: number): Float32Array {
    const vectors = new Float32Array(size * defaultMapSettings.dims)
    for (let at = 0, part = 0; at < vectors.length; at += vectorPart, part++) {
      vectors.set(bytesToFloats(this.#parts.read('vectors', part)!), at)
    }
    return vectors
  }

  #slicedItems(): number[] {
    const { cursor } = this.#progress
    this.#memory.items ??= placedItems(this.#source.stats())
    return this.#memory.items.slice(cursor, cursor + itemsASlice)
  }

  #advanceItems(): boolean {
    this.#progress.cursor += itemsASlice
    return this.#progress.cursor >= this.#memory.items!.length
  }
}
