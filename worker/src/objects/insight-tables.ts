import type { Fact, OrderFact } from '#shared/customer/fact'
import {
  addActivity,
  addOrder,
  dayColumns,
  kindOfPerson,
  newRollUp,
  type RollUp,
} from '#shared/insight/roll-up'
import { AccountTable } from './account-table.ts'
import { AnswerTable } from './answer-table.ts'
import { ExposureTable } from './exposure-table.ts'
import type { Delta } from './intake.ts'
import { LabelBook } from './label-book.ts'
import { addTrafficColumn, trafficColumn, trafficText } from './traffic-column.ts'

/** What a customer's object tells of tier and points; null until it did. */
const standingColumns = ['tier TEXT', 'points INTEGER', 'points_earned INTEGER', 'points_held INTEGER']
/** Who somebody is, as far as it was told. */
const whoColumns = ['country TEXT', 'birth_year INTEGER']
/**
 * The last day with an order, how many such days there are, the channel of the visit that brought the person first, and
 * net revenue of the 90 days from the first order; null without one.
 */
const orderColumns = ['last_order_day TEXT', 'order_days INTEGER', 'channel TEXT', 'net_90_minor INTEGER']
const ordersOfPerson = "FROM purchase AS one WHERE one.person = person.id AND NOT (one.fact ->> 'cancelled')"
const firstChannel = `(SELECT one.fact ->> '$.touches.first' ${ordersOfPerson} ORDER BY one.fact ->> 'at', one.id LIMIT 1)`
const after90 = `(SELECT date(min(one.day), '+90 days') ${ordersOfPerson})`
const orderSums = `(orders, revenue_minor, net_revenue_minor, first_order_day, last_order_day, order_days, channel,
    net_90_minor) = (
  SELECT count(*), coalesce(sum(fact ->> 'gross_minor'), 0), coalesce(sum(fact ->> 'net_minor'), 0), min(day),
    max(day), nullif(count(DISTINCT day), 0), ${firstChannel}, sum(fact ->> 'net_minor') FILTER (WHERE day < ${after90})
  FROM purchase WHERE purchase.person = person.id AND NOT (fact ->> 'cancelled'))`

/**
 * The tables of an Insights object: a row a person, a row an order (of a person, side by side), roll-ups by day and by
 * day and shelf. Sums of a person's orders are taken from the order rows, so they cannot drift apart.
 */
export class InsightTables {
  readonly #sql: SqlStorage
  readonly exposures: ExposureTable
  readonly labels: LabelBook
  readonly accounts: AccountTable
  readonly answers: AnswerTable

  constructor(sql: SqlStorage) {
    this.#sql = sql
    this.exposures = new ExposureTable(sql)
    this.labels = new LabelBook(sql)
    this.accounts = new AccountTable(sql)
    this.answers = new AnswerTable(sql)
    sql.exec(
      `CREATE TABLE IF NOT EXISTS person (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT,
         orders INTEGER NOT NULL DEFAULT 0, revenue_minor INTEGER NOT NULL DEFAULT 0,
         net_revenue_minor INTEGER NOT NULL DEFAULT 0, first_order_day TEXT,
         sessions INTEGER NOT NULL DEFAULT 0, views INTEGER NOT NULL DEFAULT 0,
         first_at INTEGER NOT NULL, last_at INTEGER NOT NULL,
         ${[...standingColumns, ...whoColumns, ...orderColumns].join(', ')}) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS purchase (person TEXT, id TEXT, day TEXT NOT NULL, fact TEXT NOT NULL,
         PRIMARY KEY (person, id)) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS day (day TEXT PRIMARY KEY,
         ${dayColumns.map((column) => `${column} INTEGER NOT NULL`).join(', ')}, ${trafficColumn}) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS shelf (day TEXT, placement TEXT, recommender TEXT, impressions INTEGER NOT NULL,
         clicks INTEGER NOT NULL, attributed_orders INTEGER NOT NULL, attributed_revenue_minor INTEGER NOT NULL,
         PRIMARY KEY (day, placement, recommender)) WITHOUT ROWID`,
    )
    this.#addMissing()
    addTrafficColumn(sql)
  }

  /** Tables made by an earlier version lack what was told later. */
  #addMissing(): void {
    const known = this.#sql.exec<{ name: string }>("SELECT name FROM pragma_table_info('person')").toArray()
    const missing = [...standingColumns, ...whoColumns, ...orderColumns].filter(
      (column) => !known.some(({ name }) => column.startsWith(`${name} `)),
    )
    for (const column of missing) this.#sql.exec(`ALTER TABLE person ADD COLUMN ${column}`)
    if (orderColumns.some((column) => missing.includes(column))) {
      this.#sql.exec(`UPDATE person SET ${orderSums} WHERE orders > 0`)
    }
  }

  /** Applies deltas, in order for each person. The caller holds the transaction. */
  apply(deltas: readonly Delta[]): void {
    const rollUp = newRollUp()
    const buyers = new Set<string>()
    for (const { origin, facts } of deltas) {
      for (const fact of facts) this.#applyOne(origin, fact, rollUp, buyers)
    }
    this.#write(rollUp)
    for (const person of buyers) {
      this.#sumOrders(person)
      this.exposures.sumOrders(person)
    }
  }

  #applyOne(origin: string, fact: Fact, rollUp: RollUp, buyers: Set<string>): void {
    switch (fact.kind) {
      case 'activity':
        addActivity(rollUp, origin, fact)
        this.answers.count(fact.answers ?? [])
        if (fact.stated) this.answers.say(origin, fact.stated)
        if (fact.exposures) {
          this.exposures.meet(origin, fact.exposures)
          buyers.add(origin)
        }
        return
      case 'order':
        for (const buyer of this.#replaceOrder(origin, fact, rollUp)) buyers.add(buyer)
        return
      case 'merge':
        this.#write(rollUp)
        this.#move(origin, fact.to, rollUp)
        buyers.delete(origin)
        buyers.add(fact.to)
        return
      case 'erase':
        this.#write(rollUp)
        for (const person of fact.people) {
          this.#forget(person)
          buyers.delete(person)
        }
        return
      case 'session':
      case 'basket':
        return // for the session index only
      default:
        fact satisfies never
    }
  }

  /** Puts an order in the place of what is held of it; returns who has another sum now. */
  #replaceOrder(person: string, fact: OrderFact, rollUp: RollUp): string[] {
    const [known] = this.#sql.exec<{ fact: string }>(
      'SELECT fact FROM purchase WHERE person = ? AND id = ?',
      person,
      fact.order,
    )
    if (known) addOrder(rollUp, person, JSON.parse(known.fact), -1)
    addOrder(rollUp, person, fact, 1)
    const { live: _, placed_by, ...kept } = fact
    const text = JSON.stringify(kept)
    this.#sql.exec(
      `INSERT INTO purchase (person, id, day, fact) VALUES (?, ?, ?, ?)
         ON CONFLICT (person, id) DO UPDATE SET day = excluded.day, fact = excluded.fact`,
      person,
      fact.order,
      fact.day,
      text,
    )
    const { name: __, lines: ___, ...nameless } = kept
    const placer = this.exposures.place(fact.order, JSON.stringify(nameless), placed_by)
    return placer === null ? [person] : [person, placer]
  }

  /** Adds the roll-up to the tables and empties it. */
  #write(rollUp: RollUp): void {
    for (const [day, sums] of rollUp.days) {
      this.#sql.exec(
        `INSERT INTO day (day, traffic, ${dayColumns.join(', ')}) VALUES (?, ?${', ?'.repeat(dayColumns.length)})
           ON CONFLICT (day) DO UPDATE SET traffic = coalesce(excluded.traffic, traffic),
             ${dayColumns.map((c) => `${c} = ${c} + excluded.${c}`).join(', ')}`,
        day,
        trafficText(this.#sql, day, rollUp.traffic.get(day)),
        ...dayColumns.map((column) => sums[column]),
      )
    }
    for (const [key, sums] of rollUp.shelves) {
      this.#sql.exec(
        `INSERT INTO shelf VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day, placement, recommender) DO UPDATE SET
           impressions = impressions + excluded.impressions, clicks = clicks + excluded.clicks,
           attributed_orders = attributed_orders + excluded.attributed_orders,
           attributed_revenue_minor = attributed_revenue_minor + excluded.attributed_revenue_minor`,
        ...key.split('\n'),
        sums.impressions,
        sums.clicks,
        sums.attributed_orders,
        sums.attributed_revenue_minor,
      )
    }
    for (const [person, sums] of rollUp.people) {
      this.#sql.exec(
        `INSERT INTO person (id, kind, name, sessions, views, first_at, last_at, tier, points, points_earned,
             points_held, country, birth_year) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET sessions = sessions + excluded.sessions, views = views + excluded.views,
             name = coalesce(excluded.name, name), first_at = min(first_at, excluded.first_at),
             last_at = max(last_at, excluded.last_at), tier = coalesce(excluded.tier, tier),
             points = coalesce(excluded.points, points),
             points_earned = coalesce(excluded.points_earned, points_earned),
             points_held = coalesce(excluded.points_held, points_held),
             country = coalesce(excluded.country, country),
             birth_year = coalesce(excluded.birth_year, birth_year)`,
        person,
        kindOfPerson(person),
        sums.name,
        sums.sessions,
        sums.views,
        sums.first_at,
        sums.last_at,
        sums.standing?.tier ?? null,
        sums.standing?.points ?? null,
        sums.standing?.points_earned ?? null,
        sums.standing?.points_held ?? null,
        sums.who?.country ?? null,
        sums.who?.birth_year ?? null,
      )
    }
    rollUp.days.clear()
    rollUp.traffic.clear()
    rollUp.shelves.clear()
    rollUp.people.clear()
  }

  #sumOrders(person: string): void {
    this.#sql.exec(`UPDATE person SET ${orderSums} WHERE id = ?`, person)
  }

  #move(from: string, to: string, rollUp: RollUp): void {
    this.#dropOutdated(from, to, rollUp)
    this.#sql.exec(
      `INSERT INTO person (id, kind, name, sessions, views, first_at, last_at, country, birth_year)
         SELECT ?2, ?3, name, sessions, views, first_at, last_at, country, birth_year FROM person WHERE id = ?1
         ON CONFLICT (id) DO UPDATE SET country = coalesce(country, excluded.country),
           birth_year = coalesce(birth_year, excluded.birth_year), sessions = sessions + excluded.sessions, views = views + excluded.views,
           name = coalesce(name, excluded.name), first_at = min(first_at, excluded.first_at),
           last_at = max(last_at, excluded.last_at)`,
      from,
      to,
      kindOfPerson(to),
    )
    this.#sql.exec('UPDATE purchase SET person = ? WHERE person = ?', to, from)
    this.#sql.exec('DELETE FROM person WHERE id = ?', from)
    this.exposures.move(from, to)
    this.labels.move(from, to)
    this.accounts.move(from, to)
    this.answers.move(from, to)
  }

  /**
   * The customer may have told of an order that changed since, before the visitor's word of the merge came through:
   * then the visitor's version of it is the older one, and its amounts are taken back.
   */
  #dropOutdated(from: string, to: string, rollUp: RollUp): void {
    const outdated = this.#sql
      .exec<{ id: string; fact: string }>(
        `SELECT id, fact FROM purchase WHERE person = ?1
           AND id IN (SELECT id FROM purchase WHERE person = ?2)`,
        from,
        to,
      )
      .toArray()
    for (const { id, fact } of outdated) {
      addOrder(rollUp, to, JSON.parse(fact) as OrderFact, -1)
      this.#sql.exec('DELETE FROM purchase WHERE person = ? AND id = ?', from, id)
    }
  }

  /** Removes a person's rows, overwritten first. Days and shelves keep their sums: nothing in them is personal. */
  #forget(person: string): void {
    this.exposures.forget(person)
    this.labels.forget(person)
    this.accounts.forget(person)
    this.answers.forget(person)
    // Upserts, as an UPDATE of one row without a rowid writes the new one elsewhere.
    this.#sql.exec(
      `INSERT INTO person (id, kind, name, first_at, last_at, country, birth_year)
         SELECT id, kind, CAST(zeroblob(octet_length(name)) AS TEXT), first_at, last_at,
           CAST(zeroblob(octet_length(country)) AS TEXT), birth_year * 0 + 1000 FROM person WHERE id = ?
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country,
           birth_year = excluded.birth_year`,
      person,
    )
    this.#sql.exec('DELETE FROM person WHERE id = ?', person)
    this.#sql.exec(
      `INSERT INTO purchase (person, id, day, fact)
         SELECT person, id, day, CAST(zeroblob(octet_length(fact)) AS TEXT) FROM purchase WHERE person = ?
         ON CONFLICT (person, id) DO UPDATE SET fact = excluded.fact`,
      person,
    )
    this.#sql.exec('DELETE FROM purchase WHERE person = ?', person)
  }
}
