import type { OrderFact } from '#shared/customer/fact'
import { kindOfPerson, type PersonSums } from '#shared/insight/roll-up'
import { packTrail } from '#shared/insight/trail'
import { trailOrderOf } from '#shared/insight/trail-of'
import { keptVisitDays } from '#shared/insight/visit-days'
import { isTroubled } from './customer-pages.ts'
import { NameBlocks } from './name-blocks.ts'

/** What a customer's object tells of tier and points; null until it did. */
const standingColumns = ['tier TEXT', 'points INTEGER', 'points_earned INTEGER', 'points_held INTEGER']
/** Who somebody is, as far as it was told. */
const whoColumns = ['country TEXT', 'birth_year INTEGER', 'reach INTEGER']
/** The newest days with a visit, five digits each (`visit-days.ts`); null without one. */
const visitColumns = ['visit_days TEXT']
/** Characters of them that are kept. */
const visitCharacters = 5 * keptVisitDays
/**
 * The last day with an order, how many such days there are, the channel of the visit that brought the person first, net
 * revenue of the 90 days from the first order, and how many orders went wrong; null without one.
 */
const orderColumns = [
  'last_order_day TEXT',
  'order_days INTEGER',
  'channel TEXT',
  'net_90_minor INTEGER',
  'troubled INTEGER',
]
/** Everything of the orders that questions about everybody are reckoned from, packed (`shared/src/insight/trail.ts`). */
const trailColumns = ['trail BLOB']
/** The block of names that somebody stands in (`name-blocks.ts`); null for visitors without a name. */
const nameColumns = ['name_block INTEGER']
const allColumns = [
  ...standingColumns,
  ...whoColumns,
  ...orderColumns,
  ...visitColumns,
  ...trailColumns,
  ...nameColumns,
]
/** In one pass over a person's orders: a question asked anew of each of them would take seconds of one with thousands. */
const orderSums = `(orders, revenue_minor, net_revenue_minor, first_order_day, last_order_day, order_days, channel,
    net_90_minor, troubled) = (
  WITH paid AS (
    SELECT day, ${isTroubled} AS troubled, fact ->> 'gross_minor' AS gross, fact ->> 'net_minor' AS net,
      fact ->> '$.touches.first' AS channel, row_number() OVER (ORDER BY fact ->> 'at', id) AS place,
      date(min(day) OVER (), '+90 days') AS day_90
    FROM purchase WHERE purchase.person = person.id AND NOT (fact ->> 'cancelled'))
  SELECT count(*), coalesce(sum(gross), 0), coalesce(sum(net), 0), min(day), max(day),
    nullif(count(DISTINCT day), 0), max(channel) FILTER (WHERE place = 1), sum(net) FILTER (WHERE day < day_90), sum(troubled)
  FROM paid)`

/**
 * The rows of people. Sums of a person's orders are taken from the rows of orders, which have to be there before; so they
 * cannot drift apart.
 */
export class PersonTable {
  readonly #sql: SqlStorage
  readonly #wordOf: (word: string) => number
  readonly names: NameBlocks

  /** `wordOf` gives a word its number, a new one for a new word. */
  constructor(sql: SqlStorage, wordOf: (word: string) => number) {
    this.#sql = sql
    this.#wordOf = wordOf
    this.names = new NameBlocks(sql)
    sql.exec(
      `CREATE TABLE IF NOT EXISTS person (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT,
         orders INTEGER NOT NULL DEFAULT 0, revenue_minor INTEGER NOT NULL DEFAULT 0,
         net_revenue_minor INTEGER NOT NULL DEFAULT 0, first_order_day TEXT,
         sessions INTEGER NOT NULL DEFAULT 0, views INTEGER NOT NULL DEFAULT 0,
         first_at INTEGER NOT NULL, last_at INTEGER NOT NULL,
         ${allColumns.join(', ')}) WITHOUT ROWID`,
    )
    this.#addMissing()
  }

  /** Tables made by an earlier version lack what was told later. */
  #addMissing(): void {
    const known = this.#sql.exec<{ name: string }>("SELECT name FROM pragma_table_info('person')").toArray()
    const missing = allColumns.filter((column) => !known.some(({ name }) => column.startsWith(`${name} `)))
    for (const column of missing) this.#sql.exec(`ALTER TABLE person ADD COLUMN ${column}`)
    if (orderColumns.some((column) => missing.includes(column))) {
      this.#sql.exec(`UPDATE person SET ${orderSums} WHERE orders > 0`)
    }
    // Nobody is in this index but who was written by an earlier version, or came back from a backup of it.
    this.#sql.exec(
      'CREATE INDEX IF NOT EXISTS person_without_trail ON person (id) WHERE orders > 0 AND trail IS NULL',
    )
    const without = this.#sql
      .exec<{ id: string }>('SELECT id FROM person WHERE orders > 0 AND trail IS NULL')
      .toArray()
    for (const { id } of without) {
      this.#sql.exec('UPDATE person SET trail = ? WHERE id = ?', this.#trailOf(id), id)
    }
    this.#nameMissing()
  }

  /** As for trails: whoever was written by an earlier version stands in no block. */
  #nameMissing(): void {
    this.#sql.exec(
      `CREATE INDEX IF NOT EXISTS person_without_block ON person (id)
         WHERE name_block IS NULL AND kind IN ('customer', 'guest')`,
    )
    const without = this.#sql
      .exec<{ id: string; name: string | null }>(
        "SELECT id, name FROM person WHERE name_block IS NULL AND kind IN ('customer', 'guest')",
      )
      .toArray()
    for (const { id, name } of without)
      this.#sql.exec('UPDATE person SET name_block = ? WHERE id = ?', this.names.add(id, name), id)
    this.names.keep()
  }

  /** Adds what somebody did, and keeps what was told of them last. */
  add(person: string, sums: PersonSums): void {
    const { name, sessions, views, first_at, last_at, standing, who, visit_days } = sums
    const isTold = who === null ? 0 : 1
    const block = this.#blockOf(person, this.#named(person), name)
    this.#sql.exec(
      `INSERT INTO person (id, kind, name, sessions, views, first_at, last_at, tier, points, points_earned,
           points_held, country, birth_year, reach, visit_days, name_block)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?)
         ON CONFLICT (id) DO UPDATE SET sessions = sessions + excluded.sessions, views = views + excluded.views,
           name = coalesce(excluded.name, name), name_block = excluded.name_block,
           first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at), tier = coalesce(excluded.tier, tier),
           points = coalesce(excluded.points, points),
           points_earned = coalesce(excluded.points_earned, points_earned),
           points_held = coalesce(excluded.points_held, points_held),
           country = iif(?, excluded.country, country), birth_year = iif(?, excluded.birth_year, birth_year),
           reach = iif(?, excluded.reach, reach),
           visit_days = CASE WHEN excluded.visit_days IS NULL OR substr(visit_days, -5) = excluded.visit_days
             THEN visit_days
             ELSE substr(coalesce(visit_days, '') || excluded.visit_days, -${visitCharacters}) END`,
      person,
      kindOfPerson(person),
      name,
      sessions,
      views,
      first_at,
      last_at,
      standing?.tier ?? null,
      standing?.points ?? null,
      standing?.points_earned ?? null,
      standing?.points_held ?? null,
      who?.country ?? null,
      who?.birth_year ?? null,
      who?.reach ?? null,
      visit_days,
      block,
      isTold,
      isTold,
      isTold,
    )
  }

  #named(person: string): Named | undefined {
    return this.#sql
      .exec<Named & Record<string, SqlStorageValue>>(
        'SELECT name, name_block FROM person WHERE id = ?',
        person,
      )
      .toArray()[0]
  }

  /** The block somebody stands in once they are told to be called `name` (null: nothing was told). */
  #blockOf(person: string, known: Named | undefined, name: string | null): number | null {
    const isNew = name !== null && name !== known?.name
    const block = known?.name_block ?? null
    if (block !== null && !isNew) return block
    if (!isNew && kindOfPerson(person) === 'visitor') return null
    if (kindOfPerson(person) === 'nobody') return null
    if (block !== null) this.names.remove(person, block)
    return this.names.add(person, name ?? known?.name ?? null)
  }

  sumOrders(person: string): void {
    this.#sql.exec(`UPDATE person SET ${orderSums}, trail = ? WHERE id = ?`, this.#trailOf(person), person)
  }

  #trailOf(person: string): Uint8Array {
    const orders: OrderFact[] = this.#sql
      .exec<{ fact: string }>('SELECT fact FROM purchase WHERE person = ? ORDER BY day', person)
      .toArray()
      .map(({ fact }) => JSON.parse(fact))
    return packTrail(
      orders.filter(({ cancelled }) => !cancelled).map((fact) => trailOrderOf(fact, this.#wordOf)),
    )
  }

  /** Makes one person's row a part of another's: what was told of the other holds. */
  move(from: string, to: string): void {
    const [leaving, known] = [this.#named(from), this.#named(to)]
    if (!leaving) return
    const block = this.#blockOf(to, known, known?.name == null ? leaving.name : null)
    this.#unname(from, leaving)
    this.#sql.exec(
      `INSERT INTO person (id, kind, name, sessions, views, first_at, last_at, country, birth_year, reach, visit_days,
           name_block)
         SELECT ?2, ?3, name, sessions, views, first_at, last_at, country, birth_year, reach, visit_days, ?4
           FROM person WHERE id = ?1
         ON CONFLICT (id) DO UPDATE SET sessions = sessions + excluded.sessions, views = views + excluded.views,
           name = coalesce(name, excluded.name), name_block = excluded.name_block, first_at = min(first_at, excluded.first_at),
           last_at = max(last_at, excluded.last_at), country = coalesce(country, excluded.country),
           birth_year = coalesce(birth_year, excluded.birth_year), reach = coalesce(reach, excluded.reach),
           visit_days = nullif(substr(coalesce(visit_days, '') || coalesce(excluded.visit_days, ''), -${visitCharacters}), '')`,
      from,
      to,
      kindOfPerson(to),
      block,
    )
    this.#sql.exec('DELETE FROM person WHERE id = ?', from)
  }

  /** Removes a row, overwritten first: by an upsert, as an UPDATE of one row without a rowid writes the new one elsewhere. */
  forget(person: string): void {
    const known = this.#named(person)
    if (known) this.#unname(person, known)
    this.#sql.exec(
      `INSERT INTO person (id, kind, name, first_at, last_at, country, birth_year, reach, visit_days, trail)
         SELECT id, kind, CAST(zeroblob(octet_length(name)) AS TEXT), first_at, last_at,
           CAST(zeroblob(octet_length(country)) AS TEXT), birth_year * 0 + 1000, reach * 0,
           CAST(zeroblob(octet_length(visit_days)) AS TEXT), zeroblob(length(trail)) FROM person WHERE id = ?
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country,
           birth_year = excluded.birth_year, reach = excluded.reach, visit_days = excluded.visit_days, trail = excluded.trail`,
      person,
    )
    this.#sql.exec('DELETE FROM person WHERE id = ?', person)
  }

  #unname(person: string, { name_block }: Named): void {
    if (name_block !== null) this.names.remove(person, name_block)
  }
}

/** What somebody is called, and where that is written for the search. */
interface Named {
  name: string | null
  name_block: number | null
}
