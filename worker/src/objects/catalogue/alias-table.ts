import type { AliasKey } from './alias-keys.ts'

/** Which key leads to which product number, and whether firmly. */
export class AliasTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS alias (alias TEXT PRIMARY KEY, num INTEGER NOT NULL, firm INTEGER NOT NULL)
         WITHOUT ROWID`,
    )
  }

  get(key: string): { num: number; firm: number } | undefined {
    const [row] = this.#sql.exec<{ num: number; firm: number }>(
      'SELECT num, firm FROM alias WHERE alias = ?',
      key,
    )
    return row
  }

  /** The first firm key that leads firmly to another product than `num`, with that product's number. */
  conflict(keys: readonly AliasKey[], num: number | undefined): { path: string; owner: number } | null {
    for (const { key, firm, path } of keys) {
      const owner = firm ? this.get(key) : undefined
      if (owner?.firm && owner.num !== num) return { path, owner: owner.num }
    }
    return null
  }

  /** Adds a product's keys: a firm one replaces a loose one, a loose one gives way to whatever is there. */
  add(num: number, keys: readonly AliasKey[]): void {
    for (const { key, firm } of keys) {
      if (firm) {
        this.#sql.exec(
          `INSERT INTO alias (alias, num, firm) VALUES (?1, ?2, 1)
             ON CONFLICT (alias) DO UPDATE SET num = ?2, firm = 1 WHERE firm = 0`,
          key,
          num,
        )
      } else this.#sql.exec('INSERT OR IGNORE INTO alias (alias, num, firm) VALUES (?, ?, 0)', key, num)
    }
  }

  /** Removes keys of a product, except those in `keep`. */
  drop(num: number, keys: readonly AliasKey[], keep: readonly AliasKey[]): void {
    const kept = new Set(keep.map(({ key }) => key))
    for (const { key } of keys) {
      if (!kept.has(key)) this.#sql.exec('DELETE FROM alias WHERE alias = ? AND num = ?', key, num)
    }
  }
}
