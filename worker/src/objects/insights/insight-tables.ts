import type { Fact, OrderFact } from '#shared/customer/fact'
import { addActivity, addOrder, dayColumns, emptyDay, newRollUp, type RollUp } from '#shared/insight/roll-up'
import type { Delta } from '../intake.ts'
import { AccountTable } from './business/account-table.ts'
import { LabelBook } from './business/label-book.ts'
import { BuyerTable, buyersColumn } from './buyer-table.ts'
import { ExposureTable } from './exposure-table.ts'
import { PersonTable } from './people/person-table.ts'
import { AnswerTable } from './satisfaction/answer-table.ts'
import { ShelfTable } from './shelf-table.ts'
import { SalesTable } from './traffic/sales-table.ts'
import { addTrafficColumn, trafficColumn, trafficText } from './traffic/traffic-column.ts'
import { Inspection } from './watch/inspection.ts'

/**
 * The tables of an Insights object: a row a person, a row an order (of a person, side by side), roll-ups by day and by
 * day and shelf.
 */
export class InsightTables {
  readonly #sql: SqlStorage
  readonly #buyers: BuyerTable
  readonly #shelves: ShelfTable
  readonly people: PersonTable
  readonly exposures: ExposureTable
  readonly labels: LabelBook
  readonly sales: SalesTable
  readonly accounts: AccountTable
  readonly answers: AnswerTable
  readonly inspection: Inspection

  constructor(sql: SqlStorage) {
    this.#sql = sql
    this.#shelves = new ShelfTable(sql)
    this.exposures = new ExposureTable(sql)
    this.labels = new LabelBook(sql)
    this.sales = new SalesTable(sql)
    this.accounts = new AccountTable(sql)
    this.answers = new AnswerTable(sql)
    this.inspection = new Inspection(sql)
    sql.exec(
      `CREATE TABLE IF NOT EXISTS purchase (person TEXT, id TEXT, day TEXT NOT NULL, fact TEXT NOT NULL,
         PRIMARY KEY (person, id)) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS day (day TEXT PRIMARY KEY,
         ${dayColumns.map((column) => `${column} INTEGER NOT NULL`).join(', ')}, ${trafficColumn}, ${buyersColumn})
         WITHOUT ROWID`,
    )
    this.people = new PersonTable(sql, (word) => this.sales.learn(word))
    this.sales.keepWords()
    addTrafficColumn(sql)
    this.#buyers = new BuyerTable(sql)
  }

  /** Applies deltas, in order for each person. The caller holds the transaction. */
  apply(deltas: readonly Delta[]): void {
    this.inspection.touch(deltas)
    this.#buyers.begin()
    this.people.names.drop()
    const rollUp = newRollUp()
    const buyers = new Set<string>()
    for (const { origin, facts } of deltas) {
      for (const fact of facts) this.#applyOne(origin, fact, rollUp, buyers)
    }
    this.#write(rollUp, this.#buyers.taken())
    for (const person of buyers) {
      this.people.sumOrders(person)
      this.exposures.sumOrders(person)
    }
    this.sales.keepWords()
    this.people.names.keep()
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
        this.#buyers.touch(origin)
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
        this.#forgetOutdated(fact.people, rollUp)
        for (const person of fact.people) {
          this.#buyers.settle(person)
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
    const before = known ? (JSON.parse(known.fact) as OrderFact) : null
    if (before) addOrder(rollUp, person, before, -1)
    const sale = before?.sale ?? this.#buyerOf(person, rollUp)
    addOrder(rollUp, person, { ...fact, sale }, 1)
    const { live: _, placed_by, ...told } = fact
    const kept = { ...told, sale }
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

  /** Where somebody lives and their tier, as far as it is known by now. */
  #buyerOf(person: string, { people }: RollUp): NonNullable<OrderFact['sale']> {
    const [row] = this.#sql.exec<{ country: string | null; tier: string | null }>(
      'SELECT country, tier FROM person WHERE id = ?',
      person,
    )
    const waiting = people.get(person)
    const country = waiting?.who?.country ?? row?.country
    const tier = waiting?.standing?.tier ?? row?.tier
    return { ...(country ? { country } : {}), ...(tier ? { tier } : {}) }
  }

  /** Adds the roll-up to the tables and empties it. */
  #write(rollUp: RollUp, buyers: ReadonlyMap<string, Uint8Array> = new Map()): void {
    for (const day of buyers.keys()) if (!rollUp.days.has(day)) rollUp.days.set(day, { ...emptyDay })
    for (const [day, sums] of rollUp.days) {
      this.#sql.exec(
        `INSERT INTO day (day, traffic, buyers, ${dayColumns.join(', ')})
           VALUES (?, ?, coalesce(?, x'')${', ?'.repeat(dayColumns.length)})
           ON CONFLICT (day) DO UPDATE SET traffic = coalesce(excluded.traffic, traffic),
             buyers = iif(excluded.buyers = x'' AND buyers IS NOT NULL, buyers, excluded.buyers),
             ${dayColumns.map((c) => `${c} = ${c} + excluded.${c}`).join(', ')}`,
        day,
        trafficText(this.#sql, day, rollUp.traffic.get(day)),
        buyers.get(day) ?? null,
        ...dayColumns.map((column) => sums[column]),
      )
    }
    for (const [key, sums] of rollUp.shelves) {
      const [day = '', placement = '', recommender = ''] = key.split('\n')
      this.#shelves.add(day, placement, recommender, sums)
    }
    for (const [person, sums] of rollUp.people) this.people.add(person, sums)
    this.sales.append(rollUp.sales)
    rollUp.sales.length = 0
    rollUp.days.clear()
    rollUp.traffic.clear()
    rollUp.shelves.clear()
    rollUp.people.clear()
  }

  #move(from: string, to: string, rollUp: RollUp): void {
    this.#buyers.touch(from)
    this.#buyers.touch(to)
    this.#dropOutdated(from, to, rollUp)
    this.exposures.move(from, to)
    this.#sql.exec('UPDATE purchase SET person = ? WHERE person = ?', to, from)
    this.people.move(from, to)
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

  /** Somebody may be forgotten before the word of a merge came through, too. */
  #forgetOutdated([key = '', ...merged]: readonly string[], rollUp: RollUp): void {
    for (const visitor of merged) this.#dropOutdated(visitor, key, rollUp)
  }

  /** Removes a person's rows, overwritten first. Days and shelves keep their sums: nothing in them is personal. */
  forget(person: string): void {
    this.people.names.drop()
    this.#forget(person)
    this.people.names.keep()
  }

  #forget(person: string): void {
    this.inspection.forget(person)
    this.exposures.forget(person)
    this.labels.forget(person)
    this.accounts.forget(person)
    this.answers.forget(person)
    this.people.forget(person)
    // An upsert, as an UPDATE of one row without a rowid writes the new one elsewhere.
    this.#sql.exec(
      `INSERT INTO purchase (person, id, day, fact)
         SELECT person, id, day, CAST(zeroblob(octet_length(fact)) AS TEXT) FROM purchase WHERE person = ?
         ON CONFLICT (person, id) DO UPDATE SET fact = excluded.fact`,
      person,
    )
    this.#sql.exec('DELETE FROM purchase WHERE person = ?', person)
  }
}
