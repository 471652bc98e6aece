import { priceRank } from '#shared/customer/price-rank'

/** Of a large category the newest products stand for all: a rank is then off by a few hundredths at most. */
const mostPrices = 1_000
/** Categories whose prices are held: 8 KB each at most. */
const mostCategories = 200
/** Prices are believed for so long while the catalogue changes. */
const believedMs = 60_000

/** The prices of categories, held in memory as they are asked for: how dear is a product among its like? */
export class CategoryPrices {
  readonly #sql: SqlStorage
  readonly #held = new Map<string, { at: number; version: number; prices: Float64Array }>()

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** The rank by price of a product within its narrowest category, 0 to 1; null without one, or in a small one. */
  rank(card: string, now: { at: number; version: number }): number | null {
    const { categories = [], price_minor } = JSON.parse(card) as {
      categories?: string[]
      price_minor: number
    }
    const category = categories.at(-1)
    return category === undefined ? null : priceRank(this.#prices(category, now), price_minor)
  }

  #prices(category: string, { at, version }: { at: number; version: number }): Float64Array {
    const known = this.#held.get(category)
    if (known && (known.version === version || at - known.at < believedMs)) return known.prices
    const rows = this.#sql.exec<{ price: number }>(
      `SELECT card ->> '$.price_minor' AS price FROM listed JOIN product ON product.num = listed.num
       WHERE kind = 'category' AND name = ? ORDER BY listed.listed_at DESC, listed.num DESC LIMIT ?`,
      category,
      mostPrices,
    )
    const prices = Float64Array.from(rows, ({ price }) => price).sort()
    if (this.#held.size >= mostCategories) this.#held.clear()
    this.#held.set(category, { at, version, prices })
    return prices
  }
}
