import type { KeptOrder } from '#shared/customer/apply-order'
import type { Profile } from '#shared/customer/profile'
import { profileText } from '#shared/customer/profile-text'
import { emptySeen, packSeen, type Seen, unpackSeen } from '#shared/customer/seen'

/** What a Customer object needs to know of its store; every call brings it, alarms use the last one. */
export interface Policy {
  publishDelayMs: number
  shards: number
  timeZone: string
}

export interface Person {
  profile: Profile
  seen: Seen
  policy: Policy
}

/**
 * A Customer object's tables: one packed row for the profile with its outbox and the ids it has seen, one row an
 * order, one an imported visit. They are made at the first write, so that looking for a person who does not exist
 * costs nothing.
 */
export class PersonRow {
  readonly #sql: SqlStorage
  #hasTables: boolean

  constructor(sql: SqlStorage) {
    this.#sql = sql
    this.#hasTables = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'person'").toArray().length > 0
  }

  /** The stored person, or null when nothing was ever stored. */
  read(): Person | null {
    if (!this.#hasTables) return null
    const [row] = this.#sql.exec<{ body: string; seen: ArrayBuffer | null }>('SELECT body, seen FROM person')
    if (!row) return null
    const { profile, policy } = JSON.parse(row.body) as Pick<Person, 'profile' | 'policy'>
    return { profile, policy, seen: row.seen ? unpackSeen(row.seen) : emptySeen }
  }

  /** Stores the person: one row written. */
  write({ profile, policy, seen }: Person): void {
    this.#ensureTables()
    this.#sql.exec(
      `INSERT INTO person (id, body, seen) VALUES (1, ?, ?)
         ON CONFLICT (id) DO UPDATE SET body = excluded.body, seen = excluded.seen`,
      `{"profile":${profileText(profile)},"policy":${JSON.stringify(policy)}}`,
      packSeen(seen),
    )
  }

  order(id: string): KeptOrder | null {
    if (!this.#hasTables) return null
    const [row] = this.#sql.exec<{ body: string }>('SELECT body FROM orders WHERE id = ?', id)
    return row ? (JSON.parse(row.body) as KeptOrder) : null
  }

  orders(): KeptOrder[] {
    if (!this.#hasTables) return []
    return this.#sql
      .exec<{ body: string }>('SELECT body FROM orders')
      .toArray()
      .map((row) => JSON.parse(row.body) as KeptOrder)
      .sort((a, b) => b.created_at - a.created_at)
  }

  writeOrder(order: KeptOrder): void {
    this.#ensureTables()
    this.#sql.exec(
      'INSERT INTO orders (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
      order.id,
      JSON.stringify(order),
    )
  }

  /** True when the visit was not known before; it is from now on. */
  isNewVisit(id: string): boolean {
    this.#ensureTables()
    return this.#sql.exec('INSERT INTO visits (id) VALUES (?) ON CONFLICT DO NOTHING', id).rowsWritten > 0
  }

  visits(): string[] {
    if (!this.#hasTables) return []
    return this.#sql
      .exec<{ id: string }>('SELECT id FROM visits')
      .toArray()
      .map(({ id }) => id)
  }

  /** Overwrites, then removes, everything but the person row, which the caller replaces. */
  wipe(): void {
    this.#ensureTables()
    this.#sql.exec(
      `UPDATE orders SET body = hex(zeroblob(length(body) / 2));
       DELETE FROM orders;
       DELETE FROM visits;
       UPDATE person SET body = hex(zeroblob(length(body) / 2)), seen = zeroblob(length(seen))`,
    )
  }

  #ensureTables(): void {
    if (this.#hasTables) return
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS person (id INTEGER PRIMARY KEY, body TEXT NOT NULL, seen BLOB);
       CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS visits (id TEXT PRIMARY KEY) WITHOUT ROWID`,
    )
    this.#hasTables = true
  }
}
