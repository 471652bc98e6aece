/** Longest piece of a text, in characters: a row may hold two megabytes. */
const pieceLength = 400_000

/**
 * Texts of any length by key, in rows of pieces, each with a head that says what it is. What is replaced or removed is
 * overwritten first: a text may name a person.
 */
export class LongTexts {
  readonly #sql: SqlStorage
  readonly #table: string

  /** `table` is ours, never a caller's. */
  constructor(sql: SqlStorage, table: 'goods_run' | 'goods_result' | 'segment_run' | 'segment_result') {
    this.#sql = sql
    this.#table = table
    sql.exec(
      `CREATE TABLE IF NOT EXISTS ${table} (key TEXT, part INTEGER, head TEXT NOT NULL, text TEXT NOT NULL,
         PRIMARY KEY (key, part)) WITHOUT ROWID`,
    )
  }

  /** Keys with their heads, in the order of the keys. */
  heads<T>(): { key: string; head: T }[] {
    return this.#sql
      .exec<{ key: string; head: string }>(`SELECT key, head FROM ${this.#table} WHERE part = 0 ORDER BY key`)
      .toArray()
      .map(({ key, head }) => ({ key, head: JSON.parse(head) as T }))
  }

  head<T>(key: string): T | null {
    const [row] = this.#sql.exec<{ head: string }>(
      `SELECT head FROM ${this.#table} WHERE key = ? AND part = 0`,
      key,
    )
    return row ? (JSON.parse(row.head) as T) : null
  }

  text(key: string): string | null {
    const pieces = this.#sql
      .exec<{ text: string }>(`SELECT text FROM ${this.#table} WHERE key = ? ORDER BY part`, key)
      .toArray()
    return pieces.length > 0 ? pieces.map(({ text }) => text).join('') : null
  }

  put(key: string, head: object, text: string): void {
    this.#blank(key)
    const parts = Math.max(1, Math.ceil(text.length / pieceLength))
    for (let part = 0; part < parts; part++) {
      this.#sql.exec(
        `INSERT INTO ${this.#table} (key, part, head, text) VALUES (?, ?, ?, ?)
           ON CONFLICT (key, part) DO UPDATE SET head = excluded.head, text = excluded.text`,
        key,
        part,
        part === 0 ? JSON.stringify(head) : '',
        text.slice(part * pieceLength, (part + 1) * pieceLength),
      )
    }
    this.#sql.exec(`DELETE FROM ${this.#table} WHERE key = ? AND part >= ?`, key, parts)
  }

  remove(key: string): void {
    this.#blank(key)
    this.#sql.exec(`DELETE FROM ${this.#table} WHERE key = ?`, key)
  }

  /** As an upsert: an UPDATE of a row without a rowid writes the new one elsewhere. */
  #blank(key: string): void {
    this.#sql.exec(
      `INSERT INTO ${this.#table} (key, part, head, text)
         SELECT key, part, head, CAST(zeroblob(octet_length(text)) AS TEXT) FROM ${this.#table} WHERE key = ?
         ON CONFLICT (key, part) DO UPDATE SET text = excluded.text`,
      key,
    )
  }
}
