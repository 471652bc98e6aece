import type { BaseModel } from '#shared/insight/customer-outlook'
import type { ValuedCustomer } from '#shared/insight/key-accounts'
import { runResults } from '#shared/insight/run/run-results'
import { type RunState, runFormat, startRun } from '#shared/insight/run/run-state'
import { stepRun } from '#shared/insight/run/run-step'
import type { BaseAnswer, BasePending, BaseResults, BaseSpread } from '#shared/wire/customer-base'
import { LongTexts } from '../../long-texts.ts'
import { namedAccounts } from '../business/account-names.ts'
import { countPersons } from '../people/customer-list.ts'
import { customerBase, dayNumber } from '../people/customer-pages.ts'
import type { Condition } from '../people/person-filter.ts'

/** Microseconds of work in one slice, as the steps reckon it. */
const sliceCost = 50_000
/** A result is made anew on a new day; on the same one when orders have come since and it is older than this. */
const freshForMs = 600_000
/** Segments whose results are kept. */
const keptSegments = 20

/** The people the models are asked about: those of a saved segment, up to a day. */
export interface SegmentTask {
  segment: string
  /** When the segment was changed last, epoch ms: a result of another filter is no answer. */
  changedAt: number
  day: string
  among: Condition
}

interface Head {
  version: number
  day: string
  changedAt: number
  revision: number
  at: number
}

interface Kept {
  results: BaseResults
  model: BaseModel | null
  accounts: { best: ValuedCustomer[]; at_risk: ValuedCustomer[] }
}

/**
 * Runs of the models over the people of a segment alone: the same steps as over the whole base (`base-runs.ts`), begun
 * when somebody asks, a slice an alarm, one segment after the other. Scores that choose the people are those of the whole
 * base; what is fitted here is fitted to the segment.
 */
export class SegmentRuns {
  readonly #sql: SqlStorage
  readonly #running: LongTexts
  readonly #results: LongTexts

  constructor(sql: SqlStorage) {
    this.#sql = sql
    this.#running = new LongTexts(sql, 'segment_run')
    this.#results = new LongTexts(sql, 'segment_result')
  }

  /** Begins a run if there should be one. `revision` counts what has been digested. Returns whether one is going on. */
  ensure(task: SegmentTask, revision: number, now: number): boolean {
    const { segment, day, changedAt, among } = task
    const running = this.#running.head<Head>(segment)
    if (running?.changedAt === changedAt) return true
    const newest = this.#results.head<Head>(segment)
    const isOld = newest && now - newest.at >= freshForMs && newest.revision !== revision
    if (newest?.day === day && newest.changedAt === changedAt && !isOld) return false
    const version = (newest?.version ?? 0) + 1
    const { people: customers } = countPersons(this.#sql, buyersAmong(among))
    const state = startRun({ version, today: dayNumber(day), customers, previous: null })
    this.#running.put(
      segment,
      { version, day, changedAt, revision, at: now },
      JSON.stringify({ among, state }),
    )
    return true
  }

  /** One slice of the first run that is going on; the caller holds the transaction. Returns whether more is left. */
  slice(now: number): boolean {
    const [first] = this.#running.heads<Head>()
    if (!first) return false
    const { key, head } = first
    const { among, ...text } = JSON.parse(this.#running.text(key) ?? '') as {
      among: Condition
      state: RunState
    }
    let { state } = text
    const base = customerBase(this.#sql, head.day, among)
    for (let cost = 0; cost < sliceCost && state.format === runFormat && state.phase !== 'done'; ) {
      const step = stepRun(state, base)
      state = step.state
      cost += step.cost
    }
    if (state.format === runFormat && state.phase !== 'done') {
      this.#running.put(key, head, JSON.stringify({ among, state }))
      return true
    }
    this.#running.remove(key)
    if (state.phase === 'done') {
      const kept: Kept = {
        results: runResults(state, base),
        model: state.model,
        accounts: { best: state.sums.best, at_risk: state.sums.atRisk },
      }
      this.#results.put(key, { ...head, at: now }, JSON.stringify(kept))
      this.#dropOld()
    }
    return this.#running.heads().length > 0
  }

  /** One part of a segment's newest result. `exactly`: one of another day is no answer. */
  answer<T>(task: SegmentTask, exactly: boolean, part: (results: BaseResults) => T): BaseAnswer<T> {
    const kept = this.#kept(task, exactly)
    return kept ? { state: 'ready', ...kept.results.run, ...part(kept.results) } : this.#pending(task)
  }

  /** The part that names people, as they are called now. */
  spread(task: SegmentTask, exactly: boolean): BaseAnswer<BaseSpread> {
    const kept = this.#kept(task, exactly)
    if (!kept) return this.#pending(task)
    const { key_share, ...spread } = kept.results.spread
    const { best, at_risk } = kept.accounts
    return {
      state: 'ready',
      ...kept.results.run,
      ...spread,
      key_accounts: { share: key_share, list: namedAccounts(this.#sql, best) },
      at_risk: namedAccounts(this.#sql, at_risk),
    }
  }

  /** A segment that is no more has no results. */
  remove(segment: string): void {
    this.#running.remove(segment)
    this.#results.remove(segment)
  }

  /** Gives up everything, as it may name a person who is to be forgotten; the next question begins anew. */
  forget(): void {
    for (const { key } of [...this.#running.heads(), ...this.#results.heads()]) this.remove(key)
  }

  #kept({ segment, day, changedAt }: SegmentTask, exactly: boolean): Kept | null {
    const head = this.#results.head<Head>(segment)
    if (head?.changedAt !== changedAt || (exactly && head.day !== day)) return null
    const text = this.#results.text(segment)
    return text === null ? null : (JSON.parse(text) as Kept)
  }

  #pending({ segment }: SegmentTask): BasePending {
    const text = this.#running.text(segment)
    const phase = text === null ? 'done' : (JSON.parse(text) as { state: RunState }).state.phase
    return { state: 'pending', phase: phase === 'done' ? null : phase }
  }

  #dropOld(): void {
    const oldest = this.#results.heads<Head>().sort((a, b) => b.head.at - a.head.at)
    for (const { key } of oldest.slice(keptSegments)) this.#results.remove(key)
  }
}

function buyersAmong({ sql, bindings }: Condition): Condition {
  return { sql: `(${sql}) AND orders > 0 AND kind <> 'nobody'`, bindings }
}
