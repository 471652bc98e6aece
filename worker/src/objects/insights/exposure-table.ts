import type { Exposure } from '#shared/customer/profile'
import type { ArmSums } from '#shared/experiment/report'

/** What an experiment came to, by arm, and how many people met more than one. */
export interface ExperimentSums {
  arms: ArmSums[]
  excluded: number
}

/** An order under the visitor who placed it for a guest. */
export interface PlacedOrder {
  order: string
  at: number
  gross_minor: number
  net_minor: number
}

/**
 * Who met which arm of which experiment, with what each ordered since: a row a person, experiment and arm. The sums are
 * taken from the order rows, so they cannot drift apart. A guest's order counts for the visitor who placed it: `placed`
 * keeps such orders' amounts under the visitor, without a word of the guest.
 */
export class ExposureTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS exposure (person TEXT, experiment TEXT, arm TEXT, at INTEGER NOT NULL,
         orders INTEGER NOT NULL DEFAULT 0, revenue_minor INTEGER NOT NULL DEFAULT 0,
         attributed_orders INTEGER NOT NULL DEFAULT 0, attributed_revenue_minor INTEGER NOT NULL DEFAULT 0,
         ${pastColumns.join(', ')},
         PRIMARY KEY (person, experiment, arm)) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS placed (id TEXT PRIMARY KEY, person TEXT NOT NULL, fact TEXT NOT NULL) WITHOUT ROWID;
       CREATE INDEX IF NOT EXISTS placed_by_person ON placed (person);
       CREATE TABLE IF NOT EXISTS experiment_end (experiment TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID`,
    )
    this.#addPastColumns()
  }

  /** Takes arms that a person met. Met again, the first time holds. */
  meet(person: string, exposures: readonly Exposure[]): void {
    for (const { experiment, arm, at } of exposures) {
      this.#sql.exec(
        `INSERT INTO exposure (person, experiment, arm, at) VALUES (?, ?, ?, ?)
           ON CONFLICT (person, experiment, arm) DO UPDATE SET at = min(at, excluded.at)`,
        person,
        experiment,
        arm,
        at,
      )
    }
  }

  /**
   * Keeps an order under the visitor who placed it, when it is told or changes; returns that visitor, or null for an
   * order that its owner placed.
   */
  place(order: string, fact: string, placedBy: string | undefined): string | null {
    const [known] =
      placedBy === undefined
        ? this.#sql.exec<{ person: string }>(
            'UPDATE placed SET fact = ? WHERE id = ? RETURNING person',
            fact,
            order,
          )
        : this.#sql.exec<{ person: string }>(
            `INSERT INTO placed (id, person, fact) VALUES (?, ?, ?)
               ON CONFLICT (id) DO UPDATE SET fact = excluded.fact RETURNING person`,
            order,
            placedBy,
            fact,
          )
    return known?.person ?? null
  }

  /** Orders that visitors placed as a guest, without a word of the guest. */
  placedBy(people: readonly string[]): PlacedOrder[] {
    return this.#sql
      .exec<{ [K in keyof PlacedOrder]: PlacedOrder[K] }>(
        `SELECT id AS "order", fact ->> 'at' AS at, fact ->> 'gross_minor' AS gross_minor,
           fact ->> 'net_minor' AS net_minor FROM placed
           WHERE person IN (SELECT value FROM json_each(?)) ORDER BY at, id`,
        JSON.stringify(people),
      )
      .toArray()
  }

  /** Counts anew what a person ordered since meeting each arm. */
  sumOrders(person: string): void {
    this.#sql.exec(`${sumAgain} WHERE person = ?`, person)
  }

  /**
   * A visitor turned out to be somebody: what was met and placed is theirs. To be called before the orders are. What
   * either had ordered before stays as it was known until now: an arm may lead more people to say who they are, and then
   * a past that shows only when they do would be an effect of the arm.
   */
  move(from: string, to: string): void {
    this.sumOrders(from)
    if (this.#hasOrders(from)) {
      this.sumOrders(to)
      this.#sql.exec('UPDATE exposure SET is_past_settled = 1 WHERE person = ?', to)
    }
    this.#sql.exec(
      `INSERT INTO exposure (person, experiment, arm, at, past_orders, past_revenue_minor, is_past_settled)
         SELECT ?2, experiment, arm, at, past_orders, past_revenue_minor, 1 FROM exposure WHERE person = ?1
         ON CONFLICT (person, experiment, arm) DO UPDATE SET at = excluded.at, past_orders = excluded.past_orders,
           past_revenue_minor = excluded.past_revenue_minor, is_past_settled = 1 WHERE excluded.at < at`,
      from,
      to,
    )
    this.#sql.exec('DELETE FROM exposure WHERE person = ?', from)
    this.#sql.exec('UPDATE placed SET person = ? WHERE person = ?', to, from)
  }

  /** Removes what a person met and placed, and what a visitor placed as this guest, overwritten first. */
  forget(person: string): void {
    this.#sql.exec(
      `INSERT INTO exposure (person, experiment, arm, at) SELECT person, experiment, arm, 0 FROM exposure WHERE person = ?
         ON CONFLICT (person, experiment, arm) DO UPDATE SET at = 0, orders = 0, revenue_minor = 0,
           attributed_orders = 0, attributed_revenue_minor = 0, past_orders = 0, past_revenue_minor = 0`,
      person,
    )
    this.#sql.exec('DELETE FROM exposure WHERE person = ?', person)
    const placed = this.#sql
      .exec<{ id: string }>(
        'SELECT id FROM placed WHERE person = ?1 OR id IN (SELECT id FROM purchase WHERE person = ?1)',
        person,
      )
      .toArray()
    for (const { id } of placed) {
      this.#sql.exec(
        `INSERT INTO placed (id, person, fact) SELECT id, ${blank('person')}, ${blank('fact')} FROM placed WHERE id = ?
           ON CONFLICT (id) DO UPDATE SET person = excluded.person, fact = excluded.fact`,
        id,
      )
      this.#sql.exec('DELETE FROM placed WHERE id = ?', id)
    }
  }

  /** The sums of every experiment that anybody met; orders after an experiment's end are in none. */
  sums(ends: ReadonlyMap<string, number>): Map<string, ExperimentSums> {
    this.#end(ends)
    const found = new Map<string, ExperimentSums>()
    const of = (experiment: string): ExperimentSums => {
      const known = found.get(experiment) ?? { arms: [], excluded: 0 }
      found.set(experiment, known)
      return known
    }
    for (const { experiment, ...arm } of this.#sql.exec<
      { experiment: string } & Record<keyof ArmSums, never>
    >(
      `SELECT experiment, arm, sum(lone) AS people, sum(lone * (orders > 0)) AS converters,
         sum(lone * orders) AS orders, sum(lone * revenue_minor) AS revenue_minor,
         sum(lone * 1.0 * revenue_minor * revenue_minor) AS revenue_squares,
         sum(lone * attributed_orders) AS attributed_orders,
         sum(lone * attributed_revenue_minor) AS attributed_revenue_minor,
         sum(lone * (past_orders > 0)) AS past_buyers,
         sum(lone * (past_orders > 0) * (orders > 0)) AS past_converters,
         sum(lone * past_revenue_minor) AS past_revenue_minor,
         sum(lone * 1.0 * past_revenue_minor * past_revenue_minor) AS past_revenue_squares,
         sum(lone * 1.0 * past_revenue_minor * revenue_minor) AS revenue_products, sum(place = 1) AS met_first
       FROM (SELECT *, count(*) OVER (PARTITION BY person, experiment) = 1 AS lone,
               row_number() OVER (PARTITION BY person, experiment ORDER BY at) AS place FROM exposure)
       GROUP BY experiment, arm ORDER BY experiment, arm`,
    )) {
      of(experiment).arms.push(arm)
    }
    for (const { experiment, excluded } of this.#sql.exec<{ experiment: string; excluded: number }>(
      `SELECT experiment, count(*) AS excluded FROM
         (SELECT experiment FROM exposure GROUP BY person, experiment HAVING count(*) > 1) GROUP BY experiment`,
    )) {
      of(experiment).excluded = excluded
    }
    return found
  }

  #hasOrders(person: string): boolean {
    const { found } = this.#sql
      .exec<{ found: number }>(
        `SELECT EXISTS (SELECT 1 FROM purchase WHERE person = ?1) OR
           EXISTS (SELECT 1 FROM placed WHERE person = ?1) AS found`,
        person,
      )
      .one()
    return found === 1
  }

  /** Tables made by an earlier version do not know who merged since: nobody in them has a past. */
  #addPastColumns(): void {
    const [known] = this.#sql
      .exec("SELECT 1 FROM pragma_table_info('exposure') WHERE name = 'past_orders'")
      .toArray()
    if (known) return
    for (const column of pastColumns) this.#sql.exec(`ALTER TABLE exposure ADD COLUMN ${column}`)
    this.#sql.exec('UPDATE exposure SET is_past_settled = 1')
  }

  /** Counts an experiment's orders anew when it was given an end, or another one. */
  #end(ends: ReadonlyMap<string, number>): void {
    const known = new Map(
      this.#sql
        .exec<{ experiment: string; at: number }>('SELECT * FROM experiment_end')
        .toArray()
        .map(({ experiment, at }) => [experiment, at]),
    )
    for (const experiment of new Set([...known.keys(), ...ends.keys()])) {
      const end = ends.get(experiment)
      if (end === known.get(experiment)) continue
      if (end === undefined) this.#sql.exec('DELETE FROM experiment_end WHERE experiment = ?', experiment)
      else this.#sql.exec('INSERT OR REPLACE INTO experiment_end VALUES (?, ?)', experiment, end)
      this.#sql.exec(`${sumAgain} WHERE experiment = ?`, experiment)
    }
  }
}

const blank = (column: string) => `CAST(zeroblob(octet_length(${column})) AS TEXT)`
const always = 9e15
/** How far back what somebody ordered before they met an arm goes. */
const pastMs = 365 * 86_400_000
/** What was ordered before, and whether that is settled: orders that turn up later do not change it. */
const pastColumns = ['past_orders', 'past_revenue_minor', 'is_past_settled'].map(
  (column) => `${column} INTEGER NOT NULL DEFAULT 0`,
)
const sumAgain = `UPDATE exposure SET (orders, revenue_minor, attributed_orders, attributed_revenue_minor,
    past_orders, past_revenue_minor) = (
  SELECT count(*) FILTER (WHERE since), coalesce(sum(gross) FILTER (WHERE since), 0),
    coalesce(sum(json_array_length(fact, '$.attributed') > 0) FILTER (WHERE since), 0),
    coalesce(sum((SELECT sum(value ->> 'amount_minor') FROM json_each(fact, '$.attributed'))) FILTER (WHERE since), 0),
    iif(exposure.is_past_settled, exposure.past_orders, count(*) FILTER (WHERE NOT since)),
    iif(exposure.is_past_settled, exposure.past_revenue_minor, coalesce(sum(gross) FILTER (WHERE NOT since), 0))
  FROM (SELECT fact, fact ->> 'gross_minor' AS gross, fact ->> 'at' >= exposure.at AS since
        FROM (SELECT fact FROM purchase WHERE person = exposure.person
              UNION ALL SELECT fact FROM placed WHERE person = exposure.person)
        WHERE NOT (fact ->> 'cancelled') AND fact ->> 'at' BETWEEN exposure.at - ${pastMs} AND
          coalesce((SELECT at FROM experiment_end WHERE experiment = exposure.experiment), ${always})))`
