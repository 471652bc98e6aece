import { seededChance } from '../maths/chance.ts'
import { DistantFinder, defaultMapSettings, PlaceFinder, strongest } from './draw-map.ts'
import { type Distant, encodeDistantShelf, itemsAShelf, noDistant } from './item-map.ts'
import {
  defaultLessonSettings,
  type Marks,
  mark,
  rehearse,
  ScaleFinder,
  Teacher,
  type Visit,
} from './lesson.ts'
import { entriesBefore, type PastIndex, type PastSession } from './past-index.ts'
import { decodeSessions, encodeLists, encodeSessions, floatBytes } from './ranker-codec.ts'
import type { Net, NetLearner } from './ranker-net.ts'
import { newestCount, newestOf, placedItems, winnerOf } from './run-choices.ts'
import { RunMemory } from './run-memory.ts'
import { type RunParts, type RunSource, vectorPart } from './run-parts.ts'
import { type RunProgress, type Stage, stages } from './run-progress.ts'
import { defaultSessionKnnSettings as knn } from './session-knn-settings.ts'
import { sumVotes } from './votes.ts'

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

/** How much one slice does before all is stored: each is some tenths of a second of computing. */
const itemsASlice = 512
const sessionsASlice = 100
const scaleSessions = 200
/** How much of it is done at a stretch: some milliseconds of computing, as others wait for the same processor. */
const itemsAStep = 16
const sessionsAStep = 2

/** Computing in steps of some milliseconds; what it comes to is returned at the end. */
type Steps<Result> = Generator<undefined, Result>

interface Tools {
  places?: PlaceFinder
  learner?: NetLearner
  teacher?: Teacher
  finder?: DistantFinder
  pool?: PastSession[]
}

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
  readonly #made: RunMemory
  #items: number[] | undefined
  /** What the stage under way works with. */
  #tools: Tools = {}

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
    this.#made = new RunMemory(source, parts, { seed: start.seed, progress: this.#progress })
  }

  get isDone(): boolean {
    return this.#progress.stage === 'done'
  }

  /** Does the next slice of work, writes its parts, and returns the progress to be stored with them. */
  slice(): RunProgress {
    const steps = this.steps()
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
    }
  }

  /**
   * The same in steps of some milliseconds each. Parts are written in the last one; a slice that is not brought to its
   * end has to be done anew by another run.
   */
  *steps(): Steps<RunProgress> {
    const { stage } = this.#progress
    if (stage !== 'done' && (yield* this.#work(stage))) this.#next(stage)
    return this.#progress
  }

  /** The run's result, once it is done. */
  result(): RunResult {
    const { marks } = this.#progress
    const winner = winnerOf(marks)
    const learned = this.#made.learnedNet()
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

  #work(stage: Exclude<Stage, 'done'>): Steps<boolean> {
    switch (stage) {
      case 'collect':
        return this.#collect()
      case 'past-near':
        return this.#findNear(this.#made.newest()[0]?.time ?? 0)
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
    this.#tools = {}
    this.#made.forget(stage === 'judge')
  }

  /** The newest sessions of the index: each stands in the ring of its first item. */
  *#collect(): Steps<boolean> {
    const wanted = newestCount(this.#source.sessions)
    this.#tools.pool ??= decodeSessions(this.#parts.read('newest') ?? new Uint8Array(0))
    let { pool } = this.#tools
    for (const [i, item] of this.#slicedItems().entries()) {
      if (i % itemsAStep === itemsAStep - 1) yield
      const { size, times, starts, items } = this.#source.posting(item)
      for (let e = 0; e < size; e++) {
        if (items[starts[e]!] !== item) continue
        pool.push({ time: times[e]!, items: [...items.subarray(starts[e]!, starts[e + 1]!)] })
      }
      if (pool.length > 3 * wanted) pool = newestOf(pool, wanted)
    }
    this.#tools.pool = newestOf(pool, wanted)
    this.#parts.write('newest', encodeSessions(this.#tools.pool))
    return this.#advanceItems()
  }

  /** Each item's strongest neighbours in the sessions before `time`. */
  *#findNear(time: number): Steps<boolean> {
    const lists: { item: number; list: Distant }[] = []
    for (const item of this.#slicedItems()) {
      const posting = this.#source.posting(item)
      const votes = sumVotes(posting, item, knn, entriesBefore(posting, time))
      lists.push({ item, list: strongest(votes, item, defaultMapSettings.neighbours) })
      if (lists.length % itemsAStep === 0) yield
    }
    if (this.#progress.cursor === 0) this.#progress.parts = 0
    this.#parts.write('near', encodeLists(lists), this.#progress.parts++)
    return this.#advanceItems()
  }

  /** A round of drawing the map; with the last one, the items' places. */
  *#place(name: 'past-map' | 'places'): Steps<boolean> {
    const near = this.#made.near()
    const { dims, rounds } = defaultMapSettings
    const chance = seededChance(this.#seed)
    const { cursor } = this.#progress
    this.#tools.places ??= new PlaceFinder(
      near,
      dims,
      chance,
      cursor > 0 ? this.#made.vectors(near.starts.length - 1) : undefined,
    )
    const { places } = this.#tools
    yield* places.roundSteps()
    if (++this.#progress.cursor < rounds) {
      const { vectors } = places
      for (let at = 0, part = 0; at < vectors.length; at += vectorPart, part++) {
        this.#parts.write('vectors', floatBytes(vectors.subarray(at, at + vectorPart)), part)
      }
      return false
    }
    this.#parts.write(name, new Uint8Array((yield* places.placesSteps()).buffer))
    return true
  }

  *#findScale(): Steps<boolean> {
    const finder = new ScaleFinder()
    const lessons = this.#made.lessons().slice(0, scaleSessions)
    yield* this.#rehearse(this.#made.past(), lessons, (candidates) => finder.take(candidates))
    const { centre, spread } = finder.scale()
    this.#parts.write('scale', floatBytes(Float32Array.from([...centre, ...spread])))
    return true
  }

  *#learn(): Steps<boolean> {
    const progress = this.#progress
    const lessons = this.#made.lessons()
    const { epochs } = defaultLessonSettings
    this.#tools.learner ??= this.#made.learner()
    this.#tools.teacher ??= new Teacher(this.#tools.learner, this.#made.scale(), defaultLessonSettings)
    const { learner, teacher } = this.#tools
    const index = this.#made.past(lessons.slice(0, progress.cursor))
    const slice = lessons.slice(progress.cursor, progress.cursor + sessionsASlice)
    const share = (progress.epoch + progress.cursor / lessons.length) / epochs
    yield* this.#rehearse(index, slice, (candidates, right) => {
      teacher.take(candidates, right, share)
    })
    teacher.finish(share)
    progress.cursor += slice.length
    progress.steps = learner.steps
    const { net, mean, square } = learner
    this.#parts.write('learner', floatBytes(Float32Array.from([...net.weights, ...mean, ...square])))
    if (progress.cursor < lessons.length) return false
    this.#made.forgetIndex()
    progress.cursor = 0
    return ++progress.epoch === epochs
  }

  /** Lets the learned net and those there are guess the newest sessions. */
  *#judge(): Steps<boolean> {
    const lessons = this.#made.lessons()
    const judged = this.#made.newest().slice(lessons.length)
    const { marks, cursor } = this.#progress
    const nets = { learned: this.#made.learnedNet(), ...this.#rivals }
    const index = this.#made.past([...lessons, ...judged.slice(0, cursor)])
    const slice = judged.slice(cursor, cursor + sessionsASlice)
    yield* this.#rehearse(index, slice, (candidates, right) => {
      for (const [name, net] of Object.entries(nets)) {
        marks[name] ??= { guesses: 0, hits: 0, reciprocal: 0 }
        mark(net, candidates, right, marks[name])
      }
    })
    this.#progress.cursor += slice.length
    return this.#progress.cursor >= judged.length
  }

  *#findDistant(): Steps<boolean> {
    const near = this.#made.near()
    this.#tools.finder ??= new DistantFinder(near, defaultMapSettings)
    const { finder } = this.#tools
    const size = near.starts.length - 1
    const end = Math.min(this.#progress.cursor + itemsASlice, size)
    const shelves: Uint8Array[] = []
    for (let item = this.#progress.cursor; item < end; item += itemsAShelf) {
      const lists = Array.from({ length: itemsAShelf }, (_, i) =>
        item + i < size ? finder.find(item + i) : noDistant,
      )
      shelves.push(encodeDistantShelf(lists))
      yield
    }
    shelves.forEach((shelf, i) => {
      this.#parts.write('distant', shelf, this.#progress.cursor / itemsAShelf + i)
    })
    this.#progress.cursor = end
    return end >= size
  }

  *#rehearse(index: PastIndex, sessions: PastSession[], visit: Visit): Steps<void> {
    for (let at = 0; at < sessions.length; at += sessionsAStep) {
      rehearse(index, this.#made.map(), sessions.slice(at, at + sessionsAStep), visit)
      yield
    }
  }

  #slicedItems(): number[] {
    const { cursor } = this.#progress
    this.#items ??= placedItems(this.#source.stats())
    return this.#items.slice(cursor, cursor + itemsASlice)
  }

  #advanceItems(): boolean {
    this.#progress.cursor += itemsASlice
    return this.#progress.cursor >= this.#items!.length
  }
}
