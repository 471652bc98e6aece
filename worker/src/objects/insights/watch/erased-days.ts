import type { DaySum } from '#shared/insight/inspection/survey'

/**
 * What orders of people who were forgotten came to, by day. Days keep their sums when somebody is forgotten; with these
 * it can still be shown that they add up. Nothing in them is of anybody.
 */
export class ErasedDays {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS erased_day (day TEXT PRIMARY KEY, orders INTEGER NOT NULL,
         revenue_minor INTEGER NOT NULL, net_revenue_minor INTEGER NOT NULL) WITHOUT ROWID`,
    )
  }

  /** To be said before a person's orders are removed. */
  add(person: string): void {
    this.#sql.exec(
      `INSERT INTO erased_day (day, orders, revenue_minor, net_revenue_minor)
         SELECT day, count(*), sum(fact ->> 'gross_minor'), sum(fact ->> 'net_minor') FROM purchase
         WHERE person = ? AND NOT (fact ->> 'cancelled') GROUP BY day
         ON CONFLICT (day) DO UPDATE SET orders = orders + excluded.orders,
           revenue_minor = revenue_minor + excluded.revenue_minor,
           net_revenue_minor = net_revenue_minor + excluded.net_revenue_minor`,
      person,
    )
  }

  all(): Map<string, DaySum> {
    return sumsOf(this.#sql, 'erased_day')
  }
}

/** Orders, revenue and net revenue of each day of a table. */
export function sumsOf(sql: SqlStorage, table: 'day' | 'erased_day'): Map<string, DaySum> {
  const rows = sql
    .exec<{ day: string; orders: number; revenue_minor: number; net_revenue_minor: number }>(
      `SELECT day, orders, revenue_minor, net_revenue_minor FROM ${table}`,
    )
    .toArray()
  return new Map(rows.map((row) => [row.day, [row.orders, row.revenue_minor, row.net_revenue_minor]]))
}
