import type { KeptOrder } from '#shared/customer/apply-order'
import { withShards } from '#shared/customer/outbox'
import type { Profile } from '#shared/customer/profile'
import { profileText } from '#shared/customer/profile-text'
import { storedProfile } from '#shared/customer/profile-version'
import { emptySeen, packedBytes, type Seen, unpackSeen } from '#shared/customer/seen'
import { PointsRows } from './points-rows.ts'

/** What a Customer object needs to know of its store; every call brings it, alarms use the last one. */
export interface Policy {
  publishDelayMs: number
  shards: number
  /** Relays before Insights; none unless said. */
  relays?: number
  timeZone: string
}

export interface Person {
  profile: Profile
  seen: Seen
  policy: Policy
}

/**
 * The person with what a call says of the store. A count of shards that is lower than the known one is an old one, and
 * is not believed: shards only become more.
 */
export function withPolicy(person: Person, policy: Policy): Person {
  const { shards } = person.policy
  if (policy.shards <= shards) return { ...person, policy: { ...policy, shards } }
  return { ...person, policy, profile: withShards(person.profile, shards, policy.shards) }
}

interface StoredBody {
  profile: Profile
  policy: Policy
  tail: number[]
}

/**
 * A Customer object's tables: one packed row for the profile with its outbox and the newest ids it has seen, one for
 * the ids before them, one an order, one an imported visit. They are made at the first write, so that looking for a person who does not exist
 * costs nothing.
 */
export class PersonRow {
  /** The points ledger: a table of its own, made with its first row. */
  readonly points: PointsRows
  readonly #sql: SqlStorage
  #hasTables: boolean
  /** The packed part of what was seen as it is stored. */
  #packed = emptySeen.packed
  /** What a later version keeps beside the profile, as JSON. */
  #later = ''

  constructor(sql: SqlStorage) {
    this.#sql = sql
    this.points = new PointsRows(sql)
    this.#hasTables = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'person'").toArray().length > 0
  }

  /** The stored person, or null when nothing was ever stored. */
  read(): Person | null {
    if (!this.#hasTables) return null
    const [row] = this.#sql.exec<{ body: string; ids: ArrayBuffer | null }>(
      'SELECT body, ids FROM person LEFT JOIN seen USING (id)',
    )
    if (!row) return null
    const { profile: stored, policy, tail, ...later } = JSON.parse(row.body) as StoredBody
    const profile = storedProfile(stored)
    this.#later = Object.keys(later).length > 0 ? `,${JSON.stringify(later).slice(1, -1)}` : ''
    const seen = unpackSeen(row.ids, tail)
    this.#packed = seen.packed
    return { profile, policy, seen }
  }

  /** Stores the person: one row written, and one more for every 32 events seen. */
  write({ profile, policy, seen }: Person): void {
    this.#ensureTables()
    this.#sql.exec(
      'INSERT INTO person (id, body) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
      `{"profile":${profileText(profile)},"policy":${JSON.stringify(policy)},"tail":[${seen.tail.join()}]${this.#later}}`,
    )
    if (seen.packed === this.#packed) return
    this.#sql.exec(
      'INSERT INTO seen (id, ids) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET ids = excluded.ids',
      packedBytes(seen),
    )
    this.#packed = seen.packed
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
    this.points.wipe()
    this.#sql.exec(
      // As many bytes as there were: a row of another length would be written elsewhere, and the old one only let go.
      `UPDATE orders SET body = CAST(zeroblob(octet_length(body)) AS TEXT);
       DELETE FROM orders;
       DELETE FROM visits;
       UPDATE person SET body = CAST(zeroblob(octet_length(body)) AS TEXT);
       UPDATE seen SET ids = zeroblob(length(ids));
       DELETE FROM seen`,
    )
    this.#packed = emptySeen.packed
    this.#later = ''
  }

  /** To be said when all of the object's storage was deleted. */
  dropped(): void {
    this.#hasTables = false
    this.points.dropped()
  }

  /** Makes all tables, for what a backup brings back. */
  ready(): void {
    this.#ensureTables()
    this.points.ready()
  }

  #ensureTables(): void {
    if (this.#hasTables) return
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS person (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
       CREATE TABLE IF NOT EXISTS seen (id INTEGER PRIMARY KEY, ids BLOB NOT NULL);
       CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS visits (id TEXT PRIMARY KEY) WITHOUT ROWID`,
    )
    this.#hasTables = true
  }
}
