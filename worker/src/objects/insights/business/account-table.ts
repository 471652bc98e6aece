import { type AccountNote, type AccountPatch, newAccount } from '#shared/wire/account'

/** What somebody wrote about a customer for the work list: a row a person, made when the first word is written. */
export class AccountTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec('CREATE TABLE IF NOT EXISTS account (person TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID')
  }

  all(): Map<string, AccountNote> {
    const rows = this.#sql
      .exec<{ person: string; body: string }>('SELECT person, body FROM account')
      .toArray()
    return new Map(rows.map(({ person, body }) => [person, JSON.parse(body) as AccountNote]))
  }

  /** What is noted of one person; null where nothing is. */
  get(person: string): AccountNote | null {
    const [row] = this.#sql.exec<{ body: string }>('SELECT body FROM account WHERE person = ?', person)
    return row ? (JSON.parse(row.body) as AccountNote) : null
  }

  /** Changes what is noted of a person; null when there are as many notes as there may be. */
  patch(person: string, { state, ...words }: AccountPatch, now: number): AccountNote | null {
    const known = this.get(person)
    if (!known && this.#count() >= mostAccounts) return null
    const before = known ?? newAccount
    const next = { ...before, ...words, ...(state === undefined ? {} : { state }), changed_at: now }
    const note = next.state === 'snoozed' ? next : { ...next, snoozed_until: null }
    this.#sql.exec(
      'INSERT INTO account (person, body) VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET body = excluded.body',
      person,
      JSON.stringify(note),
    )
    return note
  }

  /** Of two notes that turn out to be about one person, the other one's stays. */
  move(from: string, to: string): void {
    this.#sql.exec('UPDATE OR IGNORE account SET person = ? WHERE person = ?', to, from)
    this.#sql.exec('DELETE FROM account WHERE person = ?', from)
  }

  /** Removes what was written, overwritten first. */
  forget(person: string): void {
    this.#sql.exec(
      `INSERT INTO account (person, body)
         SELECT person, CAST(zeroblob(octet_length(body)) AS TEXT) FROM account WHERE person = ?
         ON CONFLICT (person) DO UPDATE SET body = excluded.body`,
      person,
    )
    this.#sql.exec('DELETE FROM account WHERE person = ?', person)
  }

  #count(): number {
    return this.#sql.exec<{ n: number }>('SELECT count(*) AS n FROM account').one().n
  }
}

/** A list for people to work through; more nobody does. */
export const mostAccounts = 1_000
