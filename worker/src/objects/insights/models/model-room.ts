import type { BaseAnswer, BaseResults, BaseSpread } from '#shared/wire/customer-base'
import type { People } from '../people/people.ts'
import type { BaseDay, BaseRuns } from './base-runs.ts'
import type { SegmentRuns, SegmentTask } from './segment-runs.ts'

/** The day the models are asked about, and whom alone. */
export interface ModelsAsked extends BaseDay {
  /** A saved segment; everybody when left out. */
  of?: { segment: string; timeZone: string } | undefined
}

interface ModelPorts {
  runs: BaseRuns
  segments: SegmentRuns
  people: People
  /** Begins a run over the whole base if one is due; returns whether there is a result. */
  isReady(asked: BaseDay): boolean
  /** Counts what has been digested. */
  revision(): number
  /** Has the object woken for the next slice. */
  wake(): void
}

/** What the models say of the customer base, or of a segment's people alone. */
export class ModelRoom {
  readonly #ports: ModelPorts

  constructor(ports: ModelPorts) {
    this.#ports = ports
  }

  /** One part of the newest result; null: there is no such segment. */
  answer<K extends Exclude<keyof BaseResults, 'run' | 'spread'>>(
    kind: K,
    asked: ModelsAsked,
  ): BaseAnswer<BaseResults[K]> | null {
    const part = (results: BaseResults) => results[kind]
    const { runs, segments } = this.#ports
    if (!asked.of) {
      return this.#ports.isReady(asked) ? runs.results.answer(part) : runs.results.pending()
    }
    const task = this.#task(asked.day, asked.of)
    return typeof task === 'object' && task
      ? segments.answer(task, asked.exactly, part)
      : task && runs.results.pending()
  }

  /** The same of how sales are spread, with the lists of people. */
  spread(asked: ModelsAsked): BaseAnswer<BaseSpread> | null {
    const { runs, segments } = this.#ports
    if (!asked.of) {
      return this.#ports.isReady(asked) ? runs.results.spread() : runs.results.pending()
    }
    const task = this.#task(asked.day, asked.of)
    return typeof task === 'object' && task
      ? segments.spread(task, asked.exactly)
      : task && runs.results.pending()
  }

  /** What is asked of whom; begins a run when one is due. `pending` while nobody knows whom the segment chooses. */
  #task(day: string, { segment, timeZone }: NonNullable<ModelsAsked['of']>): SegmentTask | 'pending' | null {
    const { people, segments, revision, wake } = this.#ports
    const among = people.among(segment, { today: day, timeZone })
    if (among === null || among === 'pending') return among
    const task = { segment, changedAt: people.saved(segment)?.changed_at ?? 0, day, among }
    if (segments.ensure(task, revision(), Date.now())) wake()
    return task
  }
}
