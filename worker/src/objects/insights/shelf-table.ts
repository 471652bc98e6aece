import type { ShelfSums } from '#shared/insight/roll-up'

/** Shelves (a placement and a recommender) that a day keeps apart; further ones are counted together, as `other`. */
export const mostShelves = 300

/**
 * What shelves did, a row a day, placement and recommender. Names come from pages, where anybody may invent them: hence
 * the limit, without which a stranger could fill the object's storage.
 */
export class ShelfTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS shelf (day TEXT, placement TEXT, recommender TEXT,
         impressions INTEGER NOT NULL, clicks INTEGER NOT NULL, attributed_orders INTEGER NOT NULL,
         attributed_revenue_minor INTEGER NOT NULL,
         PRIMARY KEY (day, placement, recommender)) WITHOUT ROWID`,
    )
  }

  /** Adds sums to those of a shelf; what was counted as another is taken back from there, too. */
  add(day: string, placement: string, recommender: string, sums: ShelfSums): void {
    const name = this.#hasPlace(day, placement, recommender) ? [placement, recommender] : ['other', 'other']
    this.#sql.exec(
      `INSERT INTO shelf (day, placement, recommender, impressions, clicks, attributed_orders, attributed_revenue_minor)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (day, placement, recommender) DO UPDATE SET
           impressions = impressions + excluded.impressions, clicks = clicks + excluded.clicks,
           attributed_orders = attributed_orders + excluded.attributed_orders,
           attributed_revenue_minor = attributed_revenue_minor + excluded.attributed_revenue_minor`,
      day,
      ...name,
      sums.impressions,
      sums.clicks,
      sums.attributed_orders,
      sums.attributed_revenue_minor,
    )
  }

  #hasPlace(day: string, placement: string, recommender: string): boolean {
    const known = this.#sql.exec(
      'SELECT 1 FROM shelf WHERE day = ? AND placement = ? AND recommender = ?',
      day,
      placement,
      recommender,
    )
    if (known.toArray().length > 0) return true
    const { shelves } = this.#sql
      .exec<{ shelves: number }>('SELECT count(*) AS shelves FROM shelf WHERE day = ?', day)
      .one()
    return shelves < mostShelves
  }
}
