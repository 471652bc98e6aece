import type { AuditDraft, AuditEntry } from '#shared/wire/audit'

/** Entries of merchants and the deployment that are kept, and for how long (two years), whichever is less. */
export const mostEntries = 10_000
export const keptMs = 730 * 86_400_000
/** Of what shoppers do to themselves so many at most: nobody who makes up visitors pushes out what merchants did. */
export const mostOfPersons = 2_000
/** Within an hour the same hand's imports, posts of points and exports of the store are one entry each. */
const hourMs = 3_600_000
/** Entries among which such an entry is sought: an hour's, even of a busy one. */
const searched = 500
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
   * Adds an entry: one row; of what is summed up and goes on, the row it has; of a store that is read, or somebody who
   * fetches their own file, none within an hour. The caller holds the transaction.
   */
  append(draft: AuditDraft, now: number): void {
    if (isSummed(draft.action) && this.#goesOn(draft, now)) return
    if (isSaidOnce(draft) && this.#lately(draft, now)) return
    const { id } = this.#sql
      .exec<{ id: number }>(
        'INSERT INTO audit (at, entry) VALUES (?, ?) RETURNING id',
        now,
        JSON.stringify(draft),
      )
      .one()
    if (id % pruneEvery === 0) this.#prune(now)
  }

  /** Entries with a number below `before`, newest first, one more than `limit` where there is one. */
  page({ before, limit, action, subjects, staff, now }: AuditAsked): AuditEntry[] {
    return this.#sql
      .exec<Row>(
        `SELECT id, at, entry FROM audit WHERE id < ?1 AND at >= ?2 AND (?3 IS NULL OR entry ->> 'action' = ?3)
           AND (?4 IS NULL OR entry ->> 'subject' IN (SELECT value FROM json_each(?4)))
           AND (?5 IS NULL OR entry ->> '$.actor.staff' = ?5) ORDER BY id DESC LIMIT ?6`,
        before ?? Number.MAX_SAFE_INTEGER,
        now - keptMs,
        action ?? null,
        subjects === undefined ? null : JSON.stringify(subjects),
        staff ?? null,
        limit + 1,
      )
      .toArray()
      .map(entryOf)
  }

  #prune(now: number): void {
    this.#sql.exec('DELETE FROM audit WHERE at < ?', now - keptMs)
    for (const [isPerson, most] of [
      [1, mostOfPersons],
      [0, mostEntries],
    ]) {
      this.#sql.exec(
        `DELETE FROM audit WHERE (entry ->> '$.actor.by' = 'person') = ?1 AND id <= (
           SELECT id FROM audit WHERE (entry ->> '$.actor.by' = 'person') = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)`,
        isPerson,
        most,
      )
    }
  }

  #goesOn(draft: AuditDraft, now: number): boolean {
    const last = this.#lately(draft, now)
    if (!last) return false
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

  /** The newest entry of the same by the same hand within the last hour. */
  #lately({ action, subject, actor: { by, key, staff } }: AuditDraft, now: number): AuditEntry | null {
    const [row] = this.#sql.exec<Row>(
      `SELECT id, at, entry FROM audit
         WHERE id > (SELECT max(id) - ${searched} FROM audit) AND at > ? AND entry ->> 'action' = ?
           AND entry ->> 'subject' IS ? AND entry ->> '$.actor.by' = ?
           AND entry ->> '$.actor.key' IS ? AND entry ->> '$.actor.staff' IS ? ORDER BY id DESC LIMIT 1`,
      now - hourMs,
      action,
      subject ?? null,
      by,
      key ?? null,
      staff ?? null,
    )
    return row ? entryOf(row) : null
  }
}

/** What may be done again and again, and tells nothing more then. */
function isSaidOnce({ action, actor }: AuditDraft): boolean {
  return action === 'export.store' || (action === 'export.person' && actor.by === 'person')
}

/** What a shop's server does many times an hour: its entry counts. */
function isSummed(action: AuditDraft['action']): boolean {
  return action.startsWith('import.') || action === 'points.post'
}

export interface AuditAsked {
  /** Only entries with a lower number. */
  before?: number
  limit: number
  action?: string
  /** Only entries about one of these. */
  subjects?: readonly string[]
  /** Only what this one of the merchant's people did. */
  staff?: string
  now: number
}

function entryOf({ id, at, entry }: Row): AuditEntry {
  return { id, at, ...(JSON.parse(entry) as AuditDraft) }
}
