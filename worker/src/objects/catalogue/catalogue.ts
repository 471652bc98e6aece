import { cardOf } from '#shared/catalogue/card'
import { hash53 } from '#shared/maths/hash'
import type { Product } from '#shared/wire/product'
import { ChangeLog } from '../change-log.ts'
import { Portable } from '../portable.ts'
import { aliasKeysOf, keysToTry } from './alias-keys.ts'
import { AliasTable } from './alias-table.ts'
import { type CatalogueCounts, countCatalogue } from './catalogue-counts.ts'
import { type CatalogueQuality, catalogueQuality } from './catalogue-quality.ts'
import { CategoryPrices } from './category-prices.ts'
import { type ContentMatch, ContentTable } from './content-table.ts'
import { type ListKind, type ListMembers, ProductLists } from './product-lists.ts'

/** What became of one product of a `put`. */
type PutOutcome =
  | { outcome: 'created' | 'updated' | 'unchanged' }
  | { outcome: 'conflict'; path: string; message: string }

/** Cards as readers ask for them: JSON text of each `Card`, empty where there is nothing to show. */
export interface CardsReply {
  version: number
  /** Numbers changed since the version the reader named; null: too many to tell, forget everything. */
  changed: number[] | null
  cards: string[]
  /** The rank of each card by price within its category, where that was asked for. */
  ranks?: (number | null)[]
}

/** What a timeline or a taste needs of a product. */
export interface Described {
  id: string
  title: string
  url: string
  categories: string[]
}

type ProductRow = { num: number; id: string; doc: string; hash: number; listed_at: number; shown: number }

/**
 * One per store: products with their numbers (counted up from 1, never used again) and every id that leads to them.
 * A removed product keeps its row and its number; it is only no longer shown.
 */
export class Catalogue extends Portable {
  readonly #sql: SqlStorage
  readonly #aliases: AliasTable
  readonly #lists: ProductLists
  readonly #content: ContentTable
  readonly #prices: CategoryPrices
  #log: ChangeLog | null = null
  /** Products shown, counted when first asked for after a change: anybody may ask about categories that nobody has. */
  #shown: number | null = null
  #counts: CatalogueCounts | null = null
  #quality: CatalogueQuality | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#sql = ctx.storage.sql
    this.#aliases = new AliasTable(this.#sql)
    this.#lists = new ProductLists(this.#sql)
    this.#content = new ContentTable(this.#sql)
    this.#prices = new CategoryPrices(this.#sql)
    this.#sql.exec(
      `CREATE TABLE IF NOT EXISTS product (num INTEGER PRIMARY KEY, id TEXT NOT NULL, hash INTEGER NOT NULL,
         listed_at INTEGER NOT NULL, shown INTEGER NOT NULL, card TEXT NOT NULL, doc TEXT NOT NULL);
       CREATE INDEX IF NOT EXISTS newest ON product (listed_at DESC, num DESC) WHERE shown = 1;
       CREATE TABLE IF NOT EXISTS version (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)`,
    )
  }

  /** Takes products in one transaction; the outcomes come in the same order. A conflict changes nothing. */
  put(products: Product[]): PutOutcome[] {
    const now = Date.now()
    return this.ctx.storage.transactionSync(() => {
      const changed: number[] = []
      const outcomes = products.map((product) => this.#putOne(product, now, changed))
      this.#noteChanges(changed)
      return outcomes
    })
  }

  /** The number each id leads to, 0 where it leads nowhere. */
  resolve(ids: string[]): number[] {
    return ids.map((id) => {
      for (const key of keysToTry(id)) {
        const alias = this.#aliases.get(key)
        if (alias) return alias.num
      }
      return 0
    })
  }

  /**
   * Cards by number, with what changed since the version the reader holds, so that it can keep the rest; with their ranks
   * by price on request.
   */
  cards(numbers: number[], since: number, isRanked = false): CardsReply {
    const log = this.#changes()
    const cards = numbers.map(
      (num) =>
        this.#sql
          .exec<{ card: string }>('SELECT card FROM product WHERE num = ? AND shown = 1', num)
          .toArray()[0]?.card ?? '',
    )
    const now = { at: Date.now(), version: log.version }
    const ranks = isRanked && { ranks: cards.map((card) => (card ? this.#prices.rank(card, now) : null)) }
    return { version: log.version, changed: log.since(since), cards, ...ranks }
  }

  /** The newest members of each list, with the number of products in all. */
  lists(kind: ListKind, names: string[]): { total: number; members: ListMembers[] } {
    const members = names.map((name) => this.#lists.members(kind, name))
    return { total: this.#total(), members }
  }

  /** Products shown whose texts share words with this one, the best match first. */
  alike(num: number): ContentMatch[] {
    const row = this.#row(num)
    return row ? this.#content.search(JSON.parse(row.doc) as Product, this.#total()) : []
  }

  /** Numbers of the products listed last, newest first. */
  newest(limit: number): number[] {
    return this.#sql
      .exec<{ num: number }>(
        'SELECT num FROM product WHERE shown = 1 ORDER BY listed_at DESC, num DESC LIMIT ?',
        limit,
      )
      .toArray()
      .map(({ num }) => num)
  }

  /** How many products have what recommenders live on. Reads every row, once for each version. */
  counts(): CatalogueCounts {
    this.#counts ??= countCatalogue(this.#sql)
    return this.#counts
  }

  /** How well products are described. Reads every row, once for each version. */
  quality(): CatalogueQuality {
    this.#quality ??= catalogueQuality(this.#sql)
    return this.#quality
  }

  /** The product an id leads to, as JSON text, or null. */
  get(id: string): string | null {
    const [num = 0] = this.resolve([id])
    const row = this.#row(num)
    return row?.shown ? row.doc : null
  }

  /** Ids, titles, addresses and categories, for those who tell about items; removed products included, null where there is none. */
  describe(ids: string[], numbers: number[]): { byId: (Described | null)[]; byNumber: (Described | null)[] } {
    return {
      byId: this.resolve(ids).map((num) => this.#described(num)),
      byNumber: numbers.map((num) => this.#described(num)),
    }
  }

  /** Products as JSON texts in the order of their numbers, after `cursor`; the next cursor, or null at the end. */
  list(cursor: number, limit: number): { products: string[]; next: number | null } {
    const rows = this.#sql
      .exec<{ num: number; doc: string }>(
        'SELECT num, doc FROM product WHERE num > ? AND shown = 1 ORDER BY num LIMIT ?',
        cursor,
        limit + 1,
      )
      .toArray()
    const page = rows.slice(0, limit)
    return {
      products: page.map(({ doc }) => doc),
      next: rows.length > limit ? (page.at(-1)?.num ?? null) : null,
    }
  }

  /** Stops showing the product with this very id; false when there is none. Its number and its ids stay. */
  remove(id: string): boolean {
    const alias = this.#aliases.get(id)
    const row = alias && this.#row(alias.num)
    if (!row?.shown || row.id !== id) return false
    this.ctx.storage.transactionSync(() => {
      this.#sql.exec('UPDATE product SET shown = 0 WHERE num = ?', row.num)
      this.#lists.drop(row.num, JSON.parse(row.doc) as Product, row.listed_at)
      this.#content.drop(row.num)
      this.#noteChanges([row.num])
    })
    return true
  }

  /** The text index is not in a backup: it is made anew from the products. */
  override async restart(): Promise<void> {
    for (const { num, doc } of this.#sql.exec<{ num: number; doc: string }>(
      'SELECT num, doc FROM product WHERE shown = 1',
    )) {
      this.#content.put(num, JSON.parse(doc) as Product)
    }
    await super.restart()
  }

  #described(num: number): Described | null {
    const row = this.#row(num)
    if (!row) return null
    const { id, title, url, categories = [] } = JSON.parse(row.doc) as Product
    return { id, title, url, categories }
  }

  #putOne(product: Product, now: number, changed: number[]): PutOutcome {
    const keys = aliasKeysOf(product)
    const known = this.#aliases.get(product.id)
    const row = known?.firm ? this.#row(known.num) : undefined
    if (row && row.id !== product.id) return conflict('id', row.id)
    const taken = this.#aliases.conflict(keys, row?.num)
    if (taken) return conflict(taken.path, this.#row(taken.owner)?.id ?? '')
    const doc = JSON.stringify(product)
    const hash = hash53(doc)
    if (row?.shown && row.hash === hash) return { outcome: 'unchanged' }
    const num = row?.num ?? this.#nextNumber()
    const listedAt = product.published_at ?? row?.listed_at ?? now
    if (row) {
      const before = JSON.parse(row.doc) as Product
      this.#aliases.drop(num, aliasKeysOf(before), keys)
      this.#lists.drop(num, before, row.listed_at)
    }
    this.#sql.exec(
      `INSERT OR REPLACE INTO product (num, id, hash, listed_at, shown, card, doc) VALUES (?, ?, ?, ?, 1, ?, ?)`,
      num,
      product.id,
      hash,
      listedAt,
      JSON.stringify(cardOf(product)),
      doc,
    )
    this.#aliases.add(num, keys)
    this.#lists.add(num, product, listedAt)
    this.#content.put(num, product)
    changed.push(num)
    return { outcome: row ? 'updated' : 'created' }
  }

  #row(num: number): ProductRow | undefined {
    return this.#sql
      .exec<ProductRow>('SELECT num, id, doc, hash, listed_at, shown FROM product WHERE num = ?', num)
      .toArray()[0]
  }

  #nextNumber(): number {
    return this.#sql.exec<{ n: number }>('SELECT coalesce(max(num), 0) + 1 AS n FROM product').one().n
  }

  #total(): number {
    this.#shown ??= this.#sql.exec<{ n: number }>('SELECT count(*) AS n FROM product WHERE shown = 1').one().n
    return this.#shown
  }

  #changes(): ChangeLog {
    if (!this.#log) {
      const row = this.#sql.exec<{ version: number }>('SELECT version FROM version').toArray()[0]
      this.#log = new ChangeLog(row?.version ?? 0)
    }
    return this.#log
  }

  #noteChanges(numbers: number[]): void {
    if (numbers.length === 0) return
    this.#shown = null
    this.#counts = null
    this.#quality = null
    const log = this.#changes()
    log.note(numbers)
    this.#sql.exec('INSERT OR REPLACE INTO version (id, version) VALUES (1, ?)', log.version)
  }
}

function conflict(path: string, owner: string): PutOutcome {
  return { outcome: 'conflict', path, message: `already leads to the product ${owner.slice(0, 128)}` }
}
