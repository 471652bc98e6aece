import { limits } from '#shared/wire/limits'
import type { SegmentRequest } from '#shared/wire/segment'

/** A segment as it is kept. */
export interface KeptSegment extends SegmentRequest {
  id: string
  changed_at: number
}

/** The saved filters of a store, a row each. They name no person: a filter has no search for a name. */
export class SegmentTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS segment (id TEXT PRIMARY KEY, name TEXT NOT NULL, filter TEXT NOT NULL,
         changed_at INTEGER NOT NULL) WITHOUT ROWID`,
    )
  }

  /** All of them, by name. */
  all(): KeptSegment[] {
    return this.#sql
      .exec<Row>('SELECT id, name, filter, changed_at FROM segment ORDER BY name, id')
      .toArray()
      .map(kept)
  }

  get(id: string): KeptSegment | null {
    const [row] = this.#sql.exec<Row>('SELECT id, name, filter, changed_at FROM segment WHERE id = ?', id)
    return row ? kept(row) : null
  }

  /** Saves a segment in the place of one with its id. False, and nothing is saved, when a new one is one too many. */
  put({ id, name, filter, changed_at }: KeptSegment): boolean {
    const { others } = this.#sql
      .exec<{ others: number }>('SELECT count(*) AS others FROM segment WHERE id <> ?', id)
      .one()
    if (others >= limits.segments) return false
    this.#sql.exec(
      `INSERT INTO segment (id, name, filter, changed_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
         name = excluded.name, filter = excluded.filter, changed_at = excluded.changed_at`,
      id,
      name,
      JSON.stringify(filter),
      changed_at,
    )
    return true
  }

  /** Returns whether there was one. */
  remove(id: string): boolean {
    return this.#sql.exec('DELETE FROM segment WHERE id = ? RETURNING id', id).toArray().length > 0
  }
}

interface Row extends Record<string, string | number> {
  id: string
  name: string
  filter: string
  changed_at: number
}

function kept({ id, name, filter, changed_at }: Row): KeptSegment {
  return { id, name, filter: JSON.parse(filter) as SegmentRequest['filter'], changed_at }
}
