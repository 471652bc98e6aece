/**
 * What the merchant wrote down for the business (treatment, spend, names of clusters): one row of text each. They name
 * no person. Missing ones are null.
 */
export class NoteTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec('CREATE TABLE IF NOT EXISTS note (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID')
  }

  read<T>(id: NoteId): T | null {
    const [row] = this.#sql.exec<{ body: string }>('SELECT body FROM note WHERE id = ?', id)
    return row ? (JSON.parse(row.body) as T) : null
  }

  write(id: NoteId, body: unknown): void {
    this.#sql.exec(
      'INSERT INTO note (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
      id,
      JSON.stringify(body),
    )
  }
}

type NoteId = 'treatment' | 'spend' | 'clusters'
