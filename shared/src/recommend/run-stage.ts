import type { DistantFinder, PlaceFinder } from './draw-map.ts'
import type { Teacher } from './lesson.ts'
import type { PastSession } from './past-index.ts'
import type { Net, NetLearner } from './ranker-net.ts'
import type { RunMemory } from './run-memory.ts'
import type { RunParts, RunSource } from './run-parts.ts'
import type { RunProgress } from './run-progress.ts'

/** How many items one slice does before all is stored: some tenths of a second of computing. */
export const itemsASlice = 512

/** Computing in steps of some milliseconds, as others wait for the same processor; its result is returned at the end. */
export type Steps<Result> = Generator<undefined, Result>

/** What the stage under way works with, kept from slice to slice: it can be made anew from the parts. */
export interface Tools {
  places?: PlaceFinder
  learner?: NetLearner
  teacher?: Teacher
  finder?: DistantFinder
  pool?: PastSession[]
}

/** A run as its stages see it. A stage does a slice, writes its parts, moves the progress, and returns whether it is done. */
export interface StageOfRun {
  readonly source: RunSource
  readonly parts: RunParts
  /** The nets there are, by name. */
  readonly rivals: Readonly<Record<string, Net>>
  readonly seed: number
  readonly progress: RunProgress
  readonly made: RunMemory
  tools: Tools
  /** Items that have a place on the map, once they were looked for. */
  items: number[] | undefined
}
