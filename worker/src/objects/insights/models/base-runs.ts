import { customerOutlook } from '#shared/insight/customer-outlook'
import { historyOf } from '#shared/insight/purchase-history'
import { runResults } from '#shared/insight/run/run-results'
import { type RunState, runFormat, startRun } from '#shared/insight/run/run-state'
import { stepRun } from '#shared/insight/run/run-step'
import type { CustomerOutlookAnswer } from '#shared/wire/customer-base'
import { countBuyers, customerBase, dayNumber, purchasesOf } from '../people/customer-pages.ts'
import { BaseResultTable } from './base-result-table.ts'

/** The last day to be counted; `exactly`: a result of another day is no answer. */
export interface BaseDay {
  day: string
  exactly: boolean
}

/** Microseconds of work in one slice, as the steps reckon it: the clock stands still while one computes. */
const sliceCost = 50_000
/** A result is made anew on a new day; on the same one when orders have come since and it is older than this. */
const freshForMs = 600_000

/**
 * The runs of the models over the whole customer base. A run begins when somebody asks and the newest result is not of
 * today, or is ten minutes old and orders have come since; until it ends the older result is the answer. It goes on in
 * slices of a fraction of a second, one an alarm; between them its state is one row of text, so that an object that
 * sleeps or dies in between goes on where it was.
 */
export class BaseRuns {
  readonly #sql: SqlStorage
  readonly #table: BaseResultTable

  constructor(sql: SqlStorage) {
    this.#sql = sql
    this.#table = new BaseResultTable(sql)
  }

  get isRunning(): boolean {
    return this.#table.isRunning
  }

  get results(): BaseResultTable {
    return this.#table
  }

  /** Whether there is a result to answer with. */
  has({ day, exactly }: BaseDay): boolean {
    const newest = this.#table.newest()
    return newest !== null && (!exactly || newest.day === day)
  }

  /** Begins a run if there should be one. `revision` counts what has been digested. Returns whether one is going on. */
  ensure({ day, revision, now }: { day: string; revision: number; now: number }): boolean {
    if (this.isRunning) return true
    const newest = this.#table.newest()
    const isOld = newest && now - newest.at >= freshForMs
    if (newest?.day === day && !(isOld && newest.revision !== revision)) return false
    const state = startRun({
      version: (newest?.version ?? 0) + 1,
      today: dayNumber(day),
      customers: countBuyers(this.#sql),
      previous: this.#table.clusters(),
    })
    this.#table.begin({ state: JSON.stringify(state), day, revision })
    return true
  }

  /** One slice of the run that is going on, if any; the caller holds the transaction. Returns whether more is left. */
  slice(now: number): boolean {
    const running = this.#table.running()
    if (!running) return false
    const base = customerBase(this.#sql, running.day)
    let state = JSON.parse(running.state) as RunState
    if (state.format !== runFormat) {
      this.#table.giveUp()
      return false
    }
    for (let cost = 0; cost < sliceCost && state.phase !== 'done'; ) {
      const step = stepRun(state, base)
      state = step.state
      cost += step.cost
    }
    if (state.phase !== 'done') {
      this.#table.keep(JSON.stringify(state))
      return true
    }
    this.#table.finish({
      results: runResults(state, base),
      clusters: state.clusters,
      model: state.model,
      accounts: {
        best: state.sums.best,
        at_risk: state.sums.atRisk,
        year: state.sums.year,
        loyal: state.sums.loyal,
      },
      at: now,
    })
    return false
  }

  /** What is to be expected of one person, by the newest run's model; null without one, or without an order. */
  outlook(person: string): CustomerOutlookAnswer | null {
    const newest = this.#table.newest()
    const model = this.#table.model()
    if (!newest || !model) return null
    const history = historyOf(purchasesOf(this.#sql, person, newest.day), dayNumber(newest.day))
    if (!history) return null
    return {
      state: 'ready',
      person,
      version: newest.version,
      as_of: newest.day,
      history: {
        repeats: history.repeats,
        recency_weeks: history.recency,
        age_weeks: history.age,
        value: history.value,
      },
      model: { orders: model.orders, spending: model.spending, mean_worth: model.mean_worth },
      ...customerOutlook(model, history),
    }
  }
}
