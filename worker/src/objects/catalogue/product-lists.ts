import { percentOff } from '#shared/recommend/on-sale'
import type { Product } from '#shared/wire/product'

/** What products are listed by; everything reduced is one list with an empty name. */
export type ListKind = 'category' | 'brand' | 'sale'

/** A list's newest products and how many it has in all. */
export interface ListMembers {
  items: Uint32Array
  size: number
}

/** Members of a list that a reader gets: the newest ones. */
const maxMembers = 5_000

/** The products shown, by category, by brand and by whether they are reduced, the newest first. */
export class ProductLists {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS listed (kind TEXT, name TEXT, listed_at INTEGER, num INTEGER,
         PRIMARY KEY (kind, name, listed_at DESC, num DESC)) WITHOUT ROWID`,
    )
  }

  add(num: number, product: Product, listedAt: number): void {
    for (const [kind, name] of listsOf(product)) {
      this.#sql.exec(
        'INSERT OR IGNORE INTO listed (kind, name, listed_at, num) VALUES (?, ?, ?, ?)',
        kind,
        name,
        listedAt,
        num,
      )
    }
  }

  /** Takes a product off its lists, told as it was when it was added. */
  drop(num: number, product: Product, listedAt: number): void {
    for (const [kind, name] of listsOf(product)) {
      this.#sql.exec(
        'DELETE FROM listed WHERE kind = ? AND name = ? AND listed_at = ? AND num = ?',
        kind,
        name,
        listedAt,
        num,
      )
    }
  }

  members(kind: ListKind, name: string): ListMembers {
    const rows = this.#sql.exec<{ num: number }>(
      'SELECT num FROM listed WHERE kind = ? AND name = ? ORDER BY listed_at DESC, num DESC LIMIT ?',
      kind,
      name,
      maxMembers,
    )
    const items = Uint32Array.from(rows, ({ num }) => num)
    return { items, size: items.length < maxMembers ? items.length : this.#count(kind, name) }
  }

  #count(kind: ListKind, name: string): number {
    return this.#sql
      .exec<{ n: number }>('SELECT count(*) AS n FROM listed WHERE kind = ? AND name = ?', kind, name)
      .one().n
  }
}

/** The lists a product stands on, each once. */
function listsOf({
  categories = [],
  brand,
  price_minor,
  list_price_minor = 0,
}: Product): [ListKind, string][] {
  const lists = [...new Set(categories)].map((name): [ListKind, string] => ['category', name])
  if (brand !== undefined) lists.push(['brand', brand])
  if (percentOff({ price_minor, list_price_minor }) > 0) lists.push(['sale', ''])
  return lists
}
