import type { AuditDraft, AuditEntry } from '#shared/wire/audit'

/** Entries that are kept, and for how long (two years), whichever is less. */
export const mostEntries = 10_000
export const keptMs = 730 * 86_400_000
/** Within an hour the same hand's imports, and its exports of the store, are one entry each. */
const hourMs = 3_600_000
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

  /**
   * Adds an entry: one row; of an import that goes on, the row it has; of a store that is read, none within an hour. The
   * caller holds the transaction.
   */
  append(draft: AuditDraft, now: number): void {
    if (draft.action.startsWith('import.') && this.#goesOn(draft, now)) return
    if (draft.action === 'export.store' && this.#isNoted(draft, now)) return
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
    if (!isSame(last, draft) || now - last.at >= hourMs) return false
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

  /** Whether the same hand did the same within the last hour. */
  #isNoted(draft: AuditDraft, now: number): boolean {
    for (const row of this.#sql.exec<Row>('SELECT id, at, entry FROM audit ORDER BY id DESC')) {
      if (row.at <= now - hourMs) return false
      if (isSame(entryOf(row), draft)) return true
    }
    return false
  }
}

function isSame(one: AuditDraft, other: AuditDraft): boolean {
  return (
    one.action === other.action && one.actor.by === other.actor.by && one.actor.key === other.actor.key
  )
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
