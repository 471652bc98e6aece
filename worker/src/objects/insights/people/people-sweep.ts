import { isOver, isPassing } from '#shared/customer/retention'
import { logLine, plainError } from '../../../log.ts'
import { policyOf } from '../../../policy.ts'
import { customerOf } from '../../names.ts'
import type { StoreRecord } from '../../store/store-record.ts'

const dayMs = 86_400_000
/** People looked through in one slice, of these removed, and calls in flight at once. */
const looked = 5_000
const mostRemoved = 120
const inFlight = 6

/** What a slice needs of the Insights object. */
export interface SweepPorts {
  env: Env
  store: StoreRecord
  now: number
  /** Removes a person's rows here. */
  forget(person: string): void
}

/**
 * Once a day, slice by slice: whoever was seen last longer ago than the store's retention allows is removed. Visitors
 * who never ordered go without a trace, their own object first; everybody else is forgotten as if they had asked for it.
 */
export class PeopleSweep {
  readonly #sql: SqlStorage
  #after: string
  /** When to go on (epoch ms). */
  dueAt: number

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      'CREATE TABLE IF NOT EXISTS people_sweep (id INTEGER PRIMARY KEY, after TEXT NOT NULL, due_at INTEGER NOT NULL)',
    )
    const [row] = sql.exec<{ after: string; due_at: number }>('SELECT after, due_at FROM people_sweep')
    this.#after = row?.after ?? ''
    this.dueAt = row?.due_at ?? 0
  }

  /**
   * The next slice. Somebody whose object cannot be reached keeps nobody else: they are come to again a day later. Rejects
   * when nobody's object could be: to be tried again.
   */
  async slice({ env, store, now, forget }: SweepPorts): Promise<void> {
    const people = this.#sql
      .exec<{ id: string; kind: string; orders: number; last_at: number }>(
        'SELECT id, kind, orders, last_at FROM person WHERE id > ? ORDER BY id LIMIT ?',
        this.#after,
        looked,
      )
      .toArray()
    const over = people.filter((person) => isOver(person, store.retention, now))
    const removed = over.slice(0, mostRemoved)
    const before = now - store.retention.visitor_days * dayMs
    const failures: unknown[] = []
    for (let i = 0; i < removed.length; i += inFlight) {
      const results = await Promise.allSettled(
        removed.slice(i, i + inFlight).map(async (person) => {
          const object = customerOf(env, store.id, person.id)
          if (!isPassing(person)) await object.erase(policyOf(store))
          else if (await object.expire(before)) forget(person.id)
        }),
      )
      failures.push(...results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])))
    }
    if (failures.length > 0) {
      if (failures.length === removed.length) throw failures[0]
      logLine('warn', 'somebody could not be removed in time', {
        store: store.id,
        ...plainError(failures[0]),
      })
    }
    const isCut = over.length > removed.length
    const last = isCut ? removed.at(-1)?.id : people.length === looked ? people.at(-1)?.id : undefined
    this.#keep(last ?? '', last === undefined ? now + dayMs : now)
  }

  /** After a failure: the same slice again. */
  later(at: number): void {
    this.#keep(this.#after, at)
  }

  #keep(after: string, dueAt: number): void {
    this.#after = after
    this.dueAt = dueAt
    this.#sql.exec('INSERT OR REPLACE INTO people_sweep (id, after, due_at) VALUES (1, ?, ?)', after, dueAt)
  }
}
