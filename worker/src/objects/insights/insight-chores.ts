import { logLine, plainError } from '../../log.ts'
import type { Intake } from '../intake.ts'
import { storeDocument } from '../store/store.ts'
import type { Business } from './business/business.ts'
import { takeSnapshot } from './business/snapshot-work.ts'
import type { InsightTables } from './insight-tables.ts'
import { PeopleSweep } from './people/people-sweep.ts'
import { tellRanks } from './people/rank-sweep.ts'

const retryMs = 3_600_000

/** No row of theirs is left: they expired or became somebody else, and no copy of what they sent is still on its way. */
const goneSenders = { quietDays: 60, condition: 'origin NOT IN (SELECT id FROM person)' }

interface ChorePorts {
  ctx: DurableObjectState
  env: Env
  tables: InsightTables
  intake: Intake
  business: Business
  /** To be called for whoever was removed. */
  forgotten(person: string): void
  wakeBy(at: number): void
}

/** What an Insights object does by itself when its alarm rings, beside the runs: snapshots, ranks, letting people go. */
export class InsightChores {
  readonly #ports: ChorePorts
  readonly #sweep: PeopleSweep

  constructor(ports: ChorePorts) {
    this.#ports = ports
    this.#sweep = new PeopleSweep(ports.ctx.storage.sql)
  }

  /** When the alarm is to ring for these. */
  get dueAt(): number {
    return this.#sweep.dueAt
  }

  /** Whatever is due. `isNew`: a run of the models has just ended. */
  async do(isNew: boolean): Promise<void> {
    if (isNew) await this.#tellRanks()
    await this.#snapshot(isNew)
    await this.#retain(Date.now())
  }

  /** Whoever is not to be kept any longer, a slice at a time. What fails is taken up an hour later. */
  async #retain(now: number): Promise<void> {
    if (this.#sweep.dueAt > now) return
    const { ctx, env, tables, intake, forgotten } = this.#ports
    try {
      const store = await storeDocument(env, ctx.id.name ?? '').read()
      if (!store) return this.#sweep.later(now + retryMs)
      const forget = (person: string): void => {
        ctx.storage.transactionSync(() => tables.forget(person))
        forgotten(person)
      }
      await this.#sweep.slice({ env, store, now, forget })
      intake.forgetOld(now, goneSenders)
    } catch (error) {
      logLine('warn', 'somebody could not be removed in time; trying again', {
        store: ctx.id.name,
        ...plainError(error),
      })
      this.#sweep.later(now + retryMs)
    }
  }

  /** After a run, for stores whose tiers go by rank. What fails is told after the next run. */
  async #tellRanks(): Promise<void> {
    const { ctx, env } = this.#ports
    try {
      const store = await storeDocument(env, ctx.id.name ?? '').read()
      if (store) await tellRanks(env, ctx.storage.sql, store, Date.now())
    } catch (error) {
      logLine('warn', 'ranks could not be told', { store: ctx.id.name, ...plainError(error) })
    }
  }

  /** What everybody is called today, a slice at a time. What fails is taken up at the next alarm. */
  async #snapshot(isNew: boolean): Promise<void> {
    const { ctx, env, tables, business, wakeBy } = this.#ports
    try {
      if (await takeSnapshot({ ctx, env, labels: tables.labels, business }, isNew)) wakeBy(Date.now())
    } catch (error) {
      logLine('warn', 'a snapshot could not be taken', { store: ctx.id.name, ...plainError(error) })
    }
  }
}
