import { logLine, plainError } from '../../log.ts'
import { Intake } from '../intake.ts'
import type { Wake } from '../wake.ts'
import { Business } from './business/business.ts'
import { KeptRoom } from './business/kept-room.ts'
import { GoodsRuns } from './goods/goods-runs.ts'
import { InsightTables } from './insight-tables.ts'
import { type BaseDay, BaseRuns } from './models/base-runs.ts'
import { ModelRoom } from './models/model-room.ts'
import { SegmentRuns } from './models/segment-runs.ts'
import { People } from './people/people.ts'
import { IntakeHours } from './watch/intake-hours.ts'

/** All that questions are answered from: tables, runs, what is kept. What was received is digested here. */
export class Desk {
  readonly sql: SqlStorage
  readonly tables: InsightTables
  readonly intake: Intake
  readonly hours: IntakeHours
  /** Runs of the models over everybody, over segments, and over what was bought. */
  readonly runs: BaseRuns
  readonly segmentRuns: SegmentRuns
  readonly goods: GoodsRuns
  readonly models: ModelRoom
  readonly people: People
  readonly kept: KeptRoom
  readonly business: Business
  readonly #storage: DurableObjectStorage
  readonly #wake: Wake
  readonly #store: string

  constructor(storage: DurableObjectStorage, wake: Wake, store: string) {
    const { sql } = storage
    this.sql = sql
    this.#storage = storage
    this.#wake = wake
    this.#store = store
    this.tables = new InsightTables(sql)
    this.intake = new Intake(storage)
    this.hours = new IntakeHours(sql)
    this.runs = new BaseRuns(sql)
    this.goods = new GoodsRuns(sql)
    this.segmentRuns = new SegmentRuns(sql)
    const shared = {
      sql,
      results: this.runs.results,
      isReady: (asked: BaseDay) => this.isReady(asked),
      revision: () => this.revision,
      wake: () => this.wakeBy(Date.now()),
    }
    this.people = new People({ ...shared, names: this.tables.people.names })
    this.models = new ModelRoom({
      ...shared,
      runs: this.runs,
      segments: this.segmentRuns,
      people: this.people,
    })
    this.kept = new KeptRoom({
      ...shared,
      storage,
      state: () => `${this.revision} ${this.runs.results.newest()?.version ?? 0}`,
    })
    this.business = new Business({
      ...shared,
      labels: this.tables.labels,
      accounts: this.tables.accounts,
      anomalies: this.tables.inspection.anomalies,
      exposures: this.tables.exposures,
      kept: this.kept.answers,
      wordOf: (number) => this.tables.sales.words.word(number),
    })
  }

  get sales(): InsightTables['sales'] {
    return this.tables.sales
  }

  /** Changes when, and only when, something new came into the tables. */
  get revision(): number {
    return this.intake.taken - this.intake.rows
  }

  get inspection(): InsightTables['inspection'] {
    return this.tables.inspection
  }

  /** Has the object's alarm ring by then (epoch ms). */
  wakeBy(at: number): void {
    this.#wake.by(at)
  }

  /** Takes what was received into the tables. */
  digest(): void {
    if (this.intake.rows === 0) return
    try {
      this.intake.digest((deltas) => {
        this.tables.apply(deltas)
        this.hours.arrived(deltas)
      })
    } catch (error) {
      this.tables.sales.unlearn()
      throw error
    }
  }

  /** The same where it can wait: false when it cannot be taken in now, as where the database is full. */
  digested(): boolean {
    try {
      this.digest()
      return true
    } catch (error) {
      logLine('error', 'what was received cannot be taken in', { store: this.#store, ...plainError(error) })
      return false
    }
  }

  /** Begins a run over the customer base if one is due; returns whether there is a result to answer with. */
  isReady(asked: BaseDay): boolean {
    const now = Date.now()
    if (this.digested() && this.runs.ensure({ day: asked.day, revision: this.revision, now }))
      this.wakeBy(now)
    return this.runs.has(asked)
  }

  /** Lets go of whatever is kept that may name them, beside their rows. */
  forget(people: readonly string[]): void {
    this.runs.results.forget(people)
    this.kept.forget()
    this.segmentRuns.forget()
  }

  /** The next slice of whatever goes on; the caller is an alarm. Returns whether more is left, of the models and at all. */
  async slice(): Promise<{ isMoreOfModels: boolean; isMore: boolean }> {
    const sliced = (slice: () => boolean) => this.#storage.transactionSync(slice)
    const isMoreOfModels = sliced(() => this.runs.slice(Date.now()))
    const isMore =
      isMoreOfModels ||
      sliced(() => this.goods.slice(Date.now())) ||
      sliced(() => this.segmentRuns.slice(Date.now()))
    const isMoreToInspect = sliced(() => this.inspection.slice(Date.now()))
    const isMoreToRenew = await this.kept.renew()
    return { isMoreOfModels, isMore: isMore || isMoreToInspect || isMoreToRenew }
  }
}
