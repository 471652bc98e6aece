import type { AuditDraft, AuditEntry } from '#shared/wire/audit'

/** Entries that are kept, and for how long (two years), whichever is less. */
export const mostEntries = 10_000
export const keptMs = 730 * 86_400_000
/** Bulk requests of the same kind by the same hand within an hour are one import. */
const importMs = 3_600_000
/** What is too many or too old is removed once in so many entries. */
const pruneEvery = 50

type Row = { id: number; at: number; entry: string }

/**
 * The log of what was changed in a store: a row an entry, numbered in order, in the object that keeps the settings, so
 * that a change of settings and its entry are one transaction.
 */
export class AuditTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      'CREATE TABLE IF NOT EXISTS audit (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, entry TEXT NOT NULL)',
    )
  }

  /** Adds an entry: one row; of an import that goes on, the row it has. The caller holds the transaction. */
  append(draft: AuditDraft, now: number): void {
    if (draft.action.startsWith('import.') && this.#goesOn(draft, now)) return
    const { id } = this.#sql
      .exec<{ id: number }>(
        'INSERT INTO audit (at, entry) VALUES (?, ?) RETURNING id',
        now,
        JSON.stringify(draft),
      )
      .one()
    if (id % pruneEvery === 0) {
      this.#sql.exec('DELETE FROM audit WHERE id <= ? OR at < ?', id - mostEntries, now - keptMs)
    }
  }

  /** Entries with a number below `before`, newest first, one more than `limit` where there is one. */
  page({ before, limit, action, subject, now }: AuditAsked): AuditEntry[] {
    return this.#sql
      .exec<Row>(
        `SELECT id, at, entry FROM audit WHERE id < ?1 AND at >= ?2 AND (?3 IS NULL OR entry ->> 'action' = ?3)
           AND (?4 IS NULL OR entry ->> 'subject' = ?4) ORDER BY id DESC LIMIT ?5`,
        before ?? Number.MAX_SAFE_INTEGER,
        now - keptMs,
        action ?? null,
        subject ?? null,
        limit + 1,
      )
      .toArray()
      .map(entryOf)
  }

  #goesOn(draft: AuditDraft, now: number): boolean {
    const [row] = this.#sql.exec<Row>('SELECT id, at, entry FROM audit ORDER BY id DESC LIMIT 1')
    if (!row) return false
    const last = entryOf(row)
    const isSame =
      last.action === draft.action &&
      last.actor.by === draft.actor.by &&
      last.actor.key === draft.actor.key &&
      now - last.at < importMs
    if (!isSame) return false
    const { id, at: _, ...kept } = last
    const sums = draft.changes.map(({ path, after }) => ({
      path,
      after: Number(after) + Number(last.changes.find((one) => one.path === path)?.after ?? 0),
    }))
    this.#sql.exec(
      'UPDATE audit SET at = ?, entry = ? WHERE id = ?',
      now,
      JSON.stringify({ ...kept, changes: sums }),
      id,
    )
    return true
  }
}

export interface AuditAsked {
  /** Only entries with a lower number. */
  before?: number
  limit: number
  action?: string
  subject?: string
  now: number
}

function entryOf({ id, at, entry }: Row): AuditEntry {
  return { id, at, ...(JSON.parse(entry) as AuditDraft) }
}
