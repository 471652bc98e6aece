import type { PointsEntry } from '#shared/wire/points'

/** A customer's points ledger: one row an entry, in the order of writing; rows are added and never changed. */
export class PointsRows {
  readonly #sql: SqlStorage
  #entries: readonly PointsEntry[] | null = null
  #hasTable: boolean

  constructor(sql: SqlStorage) {
    this.#sql = sql
    this.#hasTable = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'points'").toArray().length > 0
  }

  /** All rows, oldest first. */
  all(): readonly PointsEntry[] {
    this.#entries ??= this.#hasTable
      ? this.#sql
          .exec<{ body: string }>('SELECT body FROM points ORDER BY n')
          .toArray()
          .map((row) => JSON.parse(row.body) as PointsEntry)
      : []
    return this.#entries
  }

  /** Writes the rows of this ledger that are not there yet: one row each. */
  append(ledger: readonly PointsEntry[]): void {
    const known = this.all().length
    if (ledger.length === known) return
    this.#ensureTable()
    for (const entry of ledger.slice(known)) {
      this.#sql.exec('INSERT INTO points (n, body) VALUES (?, ?)', entry.n, JSON.stringify(entry))
    }
    this.#entries = ledger
  }

  /** Overwrites, then removes, everything. */
  /** To be said when all of the object's storage was deleted. */
  dropped(): void {
    this.#hasTable = false
    this.#entries = null
  }

  wipe(): void {
    if (!this.#hasTable) return
    this.#sql.exec(
      `UPDATE points SET body = CAST(zeroblob(octet_length(body)) AS TEXT);
       DELETE FROM points`,
    )
    this.#entries = null
  }

  /** Makes the table, for what a backup brings back. */
  ready(): void {
    this.#ensureTable()
  }

  #ensureTable(): void {
    if (this.#hasTable) return
    this.#sql.exec('CREATE TABLE IF NOT EXISTS points (n INTEGER PRIMARY KEY, body TEXT NOT NULL)')
    this.#hasTable = true
  }
}
