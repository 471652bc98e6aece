import { hash64 } from '#shared/maths/hash'
import type { Anomaly, AnomalyDecision, AnomalyState, Strange } from '#shared/wire/inspection'

/** Rows of the queue; beyond, nothing more is entered until some are gone. */
export const mostAnomalies = 1_000
/** How long what was settled is remembered, so that it is not found anew: half a year. */
const settledMs = 180 * 86_400_000
/** What was settled comes back when it has become so many times as strange. */
const backAt = 1.5

type Row = {
  id: string
  state: AnomalyState
  score: number
  body: string
  note: string | null
  found_at: number
  decided_at: number | null
}

/** The queue of what was found strange: a row each. Rows name people, so they are overwritten when one is forgotten. */
export class AnomalyTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS anomaly (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, person TEXT,
         state TEXT NOT NULL, score REAL NOT NULL, body TEXT NOT NULL, note TEXT, found_at INTEGER NOT NULL,
         decided_at INTEGER, version INTEGER NOT NULL)`,
    )
  }

  /** Enters what an inspection found; false when there is no room. What was decided before stays decided. */
  enter(strange: Strange, version: number, now: number): boolean {
    const id = idOf(strange)
    const [known] = this.#sql.exec<Row>('SELECT * FROM anomaly WHERE id = ?', id)
    if (!known) {
      const { rows } = this.#sql.exec<{ rows: number }>('SELECT count(*) AS rows FROM anomaly').one()
      if (rows >= mostAnomalies) return false
      this.#sql.exec(
        `INSERT INTO anomaly (id, person, state, score, body, found_at, version) VALUES (?, ?, 'new', ?, ?, ?, ?)`,
        id,
        strange.person ?? null,
        strange.score,
        JSON.stringify(strange),
        now,
        version,
      )
      return true
    }
    const isBack = known.state === 'settled' && strange.score >= backAt * known.score
    this.#sql.exec(
      `UPDATE anomaly SET version = ?1, person = ?2, state = iif(?3, 'new', state), found_at = iif(?3, ?4, found_at),
         score = iif(state = 'settled' AND NOT ?3, score, ?5), body = ?6 WHERE id = ?7`,
      version,
      strange.person ?? null,
      isBack ? 1 : 0,
      now,
      strange.score,
      JSON.stringify(strange),
      id,
    )
    return true
  }

  /** Lets go of what the newest inspection did not find any more, unless it was settled lately. */
  sweep(version: number, now: number): void {
    this.#sql.exec(
      "DELETE FROM anomaly WHERE version < ? AND (state <> 'settled' OR decided_at < ?)",
      version,
      now - settledMs,
    )
  }

  /** The strangest first. */
  list(state?: AnomalyState): Anomaly[] {
    return this.#sql
      .exec<Row>('SELECT * FROM anomaly WHERE ?1 IS NULL OR state = ?1 ORDER BY score DESC, n', state ?? null)
      .toArray()
      .map(anomalyOf)
  }

  /** What was found about one person, the strangest first. */
  of(person: string): Anomaly[] {
    return this.#sql
      .exec<Row>('SELECT * FROM anomaly WHERE person = ? ORDER BY score DESC, n', person)
      .toArray()
      .map(anomalyOf)
  }

  /** Null when there is no such row. */
  decide(id: string, { state, note }: AnomalyDecision, now: number): Anomaly | null {
    const [row] = this.#sql.exec<Row>(
      'UPDATE anomaly SET state = ?, note = coalesce(?, note), decided_at = ? WHERE id = ? RETURNING *',
      state,
      note ?? null,
      now,
      id,
    )
    return row ? anomalyOf(row) : null
  }

  /** Removes what was found about people, overwritten first. */
  forget(people: readonly string[]): void {
    const theirs = 'person IN (SELECT value FROM json_each(?))'
    const blank = (column: string) => `${column} = CAST(zeroblob(octet_length(${column})) AS TEXT)`
    const list = JSON.stringify(people)
    const numbers = this.#sql.exec<{ n: number }>(`SELECT n FROM anomaly WHERE ${theirs}`, list).toArray()
    for (const { n } of numbers) {
      this.#sql.exec(
        `UPDATE anomaly SET ${blank('body')}, ${blank('note')}, ${blank('person')} WHERE n = ?`,
        n,
      )
      this.#sql.exec('DELETE FROM anomaly WHERE n = ?', n)
    }
  }
}

/** The same thing found again has the same id: the person, the order or the day it is about. Nothing is read off it. */
function idOf({ kind, person = '', order, day = '' }: Strange): string {
  const about = order ?? (kind === 'order_velocity' ? `${person}\n${day}` : person || day)
  const { high, low } = hash64(`${kind}\n${about}`)
  return [high, low].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
}

function anomalyOf({ id, state, body, note, found_at, decided_at }: Row): Anomaly {
  const strange = JSON.parse(body) as Strange
  return { id, ...strange, state, ...(note === null ? {} : { note }), found_at, decided_at }
}
