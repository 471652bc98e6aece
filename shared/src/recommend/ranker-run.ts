import { defaultMapSettings } from './draw-map.ts'
import type { Marks } from './lesson.ts'
import type { Net } from './ranker-net.ts'
import { winnerOf } from './run-choices.ts'
import { findDistant, placeItems } from './run-draw.ts'
import { collectNewest, findNear } from './run-gather.ts'
import { findScale, judge, learn } from './run-lessons.ts'
import { RunMemory } from './run-memory.ts'
import type { RunParts, RunSource } from './run-parts.ts'
import { type RunProgress, type Stage, stages } from './run-progress.ts'
import type { StageOfRun, Steps } from './run-stage.ts'

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

/**
 * One run of learning: finds the newest sessions, draws a map of what was before them, lets a net guess them one after
 * another and learn from what happened, judges it on the very newest against the nets there are, and draws the map of
 * today. It goes slice by slice; after each, all that is needed to go on is in its parts.
 */
export class RankerRun {
  readonly #run: StageOfRun

  constructor(
    source: RunSource,
    parts: RunParts,
    rivals: Readonly<Record<string, Net>>,
    start: { seed: number; progress: RunProgress },
  ) {
    const { seed } = start
    const progress = { ...start.progress, marks: { ...start.progress.marks } }
    const made = new RunMemory(source, parts, { seed, progress })
    this.#run = { source, parts, rivals, seed, progress, made, tools: {}, items: undefined }
  }

  get isDone(): boolean {
    return this.#run.progress.stage === 'done'
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
    const { progress } = this.#run
    const { stage } = progress
    if (stage !== 'done' && (yield* sliceOf(stage, this.#run))) this.#next(stage)
    return progress
  }

  /** The run's result, once it is done. */
  result(): RunResult {
    const { made, parts, progress, rivals } = this.#run
    const { marks } = progress
    const winner = winnerOf(marks)
    const learned = made.learnedNet()
    const net = winner === 'learned' ? learned : rivals[winner]!
    const bytes = parts.read('places')!
    return {
      net,
      learned,
      winner,
      marks,
      dims: defaultMapSettings.dims,
      places: new Int8Array(bytes.slice().buffer),
    }
  }

  #next(stage: Stage): void {
    const { made, progress } = this.#run
    progress.stage = stages[stages.indexOf(stage) + 1]!
    progress.cursor = 0
    this.#run.tools = {}
    made.forget(stage === 'judge')
  }
}

/** A slice of a stage; true when the stage is done with it. */
function sliceOf(stage: Exclude<Stage, 'done'>, run: StageOfRun): Steps<boolean> {
  switch (stage) {
    case 'collect':
      return collectNewest(run)
    case 'past-near':
      return findNear(run, run.made.newest()[0]?.time ?? 0)
    case 'near':
      return findNear(run, Number.POSITIVE_INFINITY)
    case 'past-places':
      return placeItems(run, 'past-map')
    case 'places':
      return placeItems(run, 'places')
    case 'scale':
      return findScale(run)
    case 'learn':
      return learn(run)
    case 'judge':
      return judge(run)
    case 'distant':
      return findDistant(run)
    default:
      return stage satisfies never
  }
}
