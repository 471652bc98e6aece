import { underWaySince } from '#shared/customer/under-way'
import { lagSeconds } from '#shared/insight/status/arrival-lag'
import { hourOf } from '#shared/insight/status/compare-hours'
import { addCounts, type Counts, laterCounts } from '#shared/insight/status/hour-figures'
import type { TallyReport } from '../../../meter/tally.ts'
import type { Delta } from '../../intake.ts'

const hourMs = 3_600_000
/** Hours after which the counts of all isolates become one row; isolates tell no hour again that is half as old. */
const foldAfterHours = 24
/** Days that are kept: the four weeks that an hour is compared with, and one more. */
const keptDays = 35

/**
 * Counts by the hour: a row an hour and isolate that counted. An isolate tells its counts as they stand, so that telling
 * twice changes nothing. What Insights sees itself is in the row without a source.
 */
export class IntakeHours {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS intake_hour (hour INTEGER, source TEXT, counts TEXT NOT NULL,
         PRIMARY KEY (hour, source)) WITHOUT ROWID`,
    )
  }

  /** Takes what an isolate counted; the caller holds the transaction. One row an hour that is not over. */
  take({ source, hours }: TallyReport, now: number): void {
    for (const [hour, counts] of hours) {
      const known = this.#row(hour, source)
      if (!known) this.#fold(now)
      const next = laterCounts(known ?? {}, counts)
      if (JSON.stringify(next) !== JSON.stringify(known)) this.#write(hour, source, next)
    }
  }

  /**
   * Counts how long digested flushes took to arrive, and how long the oldest waited to be digested; the caller holds
   * the transaction. One row an hour.
   */
  arrived(deltas: readonly Delta[], now = Date.now()): void {
    const oldest = deltas[0]?.receivedAt
    const hours = new Map<number, Counts>(
      oldest ? [[hourOf(now), { 'digest.longest': Math.max(0, now - oldest) }]] : [],
    )
    for (const delta of deltas) {
      const counts = arrivalOf(delta)
      const hour = hourOf(delta.receivedAt)
      if (counts) hours.set(hour, addCounts(hours.get(hour) ?? {}, counts))
    }
    for (const [hour, counts] of hours) this.#write(hour, '', addCounts(this.#row(hour, '') ?? {}, counts))
  }

  /** Counts of each hour from `since` on that has any. */
  since(since: number): Map<number, Counts> {
    const hours = new Map<number, Counts>()
    for (const { hour, counts } of this.#sql.exec<{ hour: number; counts: string }>(
      'SELECT hour, counts FROM intake_hour WHERE hour >= ?',
      since,
    )) {
      hours.set(hour, addCounts(hours.get(hour) ?? {}, JSON.parse(counts) as Counts))
    }
    return hours
  }

  #row(hour: number, source: string): Counts | null {
    const [row] = this.#sql.exec<{ counts: string }>(
      'SELECT counts FROM intake_hour WHERE hour = ? AND source = ?',
      hour,
      source,
    )
    return row ? (JSON.parse(row.counts) as Counts) : null
  }

  #write(hour: number, source: string, counts: Counts): void {
    this.#sql.exec(
      `INSERT INTO intake_hour (hour, source, counts) VALUES (?, ?, ?)
         ON CONFLICT (hour, source) DO UPDATE SET counts = excluded.counts`,
      hour,
      source,
      JSON.stringify(counts),
    )
  }

  /** Makes one row of each hour that no isolate tells any more, and lets go of what is no longer compared with. */
  #fold(now: number): void {
    const old = hourOf(now) - foldAfterHours * hourMs
    const rows = this.#sql
      .exec<{ hour: number; counts: string }>(
        "SELECT hour, counts FROM intake_hour WHERE hour < ? AND source <> ''",
        old,
      )
      .toArray()
    for (const [hour, some] of Map.groupBy(rows, (row) => row.hour)) {
      const all = some.map(({ counts }) => JSON.parse(counts) as Counts)
      this.#write(hour, '', all.reduce(addCounts, this.#row(hour, '') ?? {}))
    }
    if (rows.length > 0) this.#sql.exec("DELETE FROM intake_hour WHERE hour < ? AND source <> ''", old)
    this.#sql.exec('DELETE FROM intake_hour WHERE hour < ?', hourOf(now) - keptDays * 24 * hourMs)
  }
}

/** How long the oldest thing a flush tells of was under way; null where it tells of nothing that a person just did. */
function arrivalOf({ facts, receivedAt }: Delta): Counts | null {
  const moments = facts.flatMap((fact) => (fact.kind === 'activity' ? (underWaySince(fact) ?? []) : []))
  if (moments.length === 0) return null
  const longest = Math.max(0, receivedAt - Math.min(...moments))
  return {
    'arrival.flushes': 1,
    'arrival.longest': longest,
    ...Object.fromEntries(
      lagSeconds.filter((s) => longest <= s * 1_000).map((s) => [`arrival.within_${s}s`, 1]),
    ),
  }
}
