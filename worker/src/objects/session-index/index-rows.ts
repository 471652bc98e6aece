import { emptyPackedRing, type PackedRing } from '#shared/recommend/ring-merge'
import type { ItemStats } from '#shared/recommend/stats-codec'
import type { KnownBasket, ShardPlace } from './pending-entries.ts'

/** One item's packed row. */
export interface IndexRow extends ItemStats {
  sessions: PackedRing
  baskets: PackedRing
}

/** The row of an item that nothing is known of. */
export function emptyRow(item: number): IndexRow {
  return { item, df: 0, bought: 0, level: 0, ends: 0, sessions: emptyPackedRing, baskets: emptyPackedRing }
}

export interface Totals {
  sessions: number
  orders: number
}

type StoredRow = {
  item: number
  df: number
  bought: number
  level: number
  ends: number
  ring: ArrayBuffer
  owners: ArrayBuffer
  baskets: ArrayBuffer
  buyers: ArrayBuffer
}

/** The rows of a session index: reading, merging and writing them. Counts come first in a row, so that reading only
 * them does not touch the pages its rings overflow to. */
export class IndexRows {
  readonly #sql: SqlStorage
  readonly #place: ShardPlace

  constructor(sql: SqlStorage, place: ShardPlace) {
    this.#sql = sql
    this.#place = place
    sql.exec(
      `CREATE TABLE IF NOT EXISTS item (item INTEGER PRIMARY KEY, df INTEGER NOT NULL, bought INTEGER NOT NULL,
         level REAL NOT NULL, ends REAL NOT NULL, ring BLOB NOT NULL, baskets BLOB NOT NULL, owners BLOB NOT NULL, buyers BLOB NOT NULL);
       CREATE TABLE IF NOT EXISTS basket (key INTEGER PRIMARY KEY, high INTEGER NOT NULL, low INTEGER NOT NULL,
         items TEXT NOT NULL);
       CREATE TABLE IF NOT EXISTS total (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID`,
    )
  }

  read(item: number): IndexRow {
    const row = this.#sql.exec<StoredRow>('SELECT * FROM item WHERE item = ?', item).toArray()[0]
    if (!row) return emptyRow(item)
    const { df, bought, level, ends } = row
    return {
      item,
      df,
      bought,
      level,
      ends,
      sessions: { ring: new Uint8Array(row.ring), owners: new Uint8Array(row.owners) },
      baskets: { ring: new Uint8Array(row.baskets), owners: new Uint8Array(row.buyers) },
    }
  }

  /** Only the rings of a row, as readers get them. */
  rings(item: number): { sessions: Uint8Array; baskets: Uint8Array } {
    const row = this.#sql
      .exec<{ ring: ArrayBuffer; baskets: ArrayBuffer }>(
        'SELECT ring, baskets FROM item WHERE item = ?',
        item,
      )
      .toArray()[0]
    return row
      ? { sessions: new Uint8Array(row.ring), baskets: new Uint8Array(row.baskets) }
      : { sessions: emptyPackedRing.ring, baskets: emptyPackedRing.ring }
  }

  write(row: IndexRow): void {
    this.#sql.exec(
      `INSERT INTO item (item, df, bought, level, ends, ring, owners, baskets, buyers)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (item) DO UPDATE SET df = ?2, bought = ?3, level = ?4, ends = ?5, ring = ?6, owners = ?7,
         baskets = ?8, buyers = ?9`,
      row.item,
      row.df,
      row.bought,
      row.level,
      row.ends,
      row.sessions.ring,
      row.sessions.owners,
      row.baskets.ring,
      row.baskets.owners,
    )
  }

  /** Writes, in place, as many owners of a row's sessions as it has. */
  writeOwners(item: number, owners: Uint8Array): void {
    this.#sql.exec('UPDATE item SET owners = ? WHERE item = ?', owners, item)
  }

  /** Overwrites the blobs of a row in place with zeros of the same length: what follows leaves no old text behind. */
  wipe(item: number): void {
    this.#sql.exec(
      `UPDATE item SET ring = zeroblob(length(ring)), owners = zeroblob(length(owners)),
         baskets = zeroblob(length(baskets)), buyers = zeroblob(length(buyers)) WHERE item = ?`,
      item,
    )
  }

  /** Removes a row, overwritten first. */
  drop(item: number): void {
    this.wipe(item)
    this.#sql.exec('DELETE FROM item WHERE item = ?', item)
  }

  /** Removes an order, overwritten first. */
  dropBasket(key: number): void {
    this.#sql.exec(
      "UPDATE basket SET high = 0, low = 0, items = replace(hex(zeroblob(length(items))), '00', ' ') WHERE key = ?",
      key,
    )
    this.#sql.exec('DELETE FROM basket WHERE key = ?', key)
  }

  /** Item numbers after `cursor`, at most `limit`, rising. */
  itemsAfter(cursor: number, limit: number): number[] {
    return this.#sql
      .exec<{ item: number }>('SELECT item FROM item WHERE item > ? ORDER BY item LIMIT ?', cursor, limit)
      .toArray()
      .map(({ item }) => item)
  }

  /** Of the shard's own items: after a split the others' rows are there for a while. */
  allStats(): ItemStats[] {
    const { shard, shards } = this.#place
    return this.#sql
      .exec<ItemStats & Record<string, number>>(
        'SELECT item, df, bought, level, ends FROM item WHERE item % ? = ? ORDER BY item',
        shards,
        shard,
      )
      .toArray()
  }

  totals(): Totals {
    const totals: Totals = { sessions: 0, orders: 0 }
    for (const { name, value } of this.#sql.exec<{ name: keyof Totals; value: number }>(
      'SELECT * FROM total',
    )) {
      totals[name] = value
    }
    return totals
  }

  addTotals({ sessions, orders }: Totals): void {
    if (sessions === 0 && orders === 0) return
    const before = this.totals()
    const after = { sessions: before.sessions + sessions, orders: before.orders + orders }
    for (const [name, value] of Object.entries(after)) {
      this.#sql.exec('INSERT OR REPLACE INTO total (name, value) VALUES (?, ?)', name, Math.max(0, value))
    }
  }

  basket(key: number): KnownBasket | undefined {
    const row = this.#sql
      .exec<{ high: number; low: number; items: string }>(
        'SELECT high, low, items FROM basket WHERE key = ?',
        key,
      )
      .toArray()[0]
    return row && { key, high: row.high, low: row.low, items: JSON.parse(row.items) as number[] }
  }

  /** At most so many orders. Keys are hashes of the orders' ids, so that the first by key are a fair sample. */
  baskets(limit: number): KnownBasket[] {
    return this.#sql
      .exec<{ key: number; high: number; low: number; items: string }>(
        'SELECT key, high, low, items FROM basket ORDER BY key LIMIT ?',
        limit,
      )
      .toArray()
      .map((row) => ({ ...row, items: JSON.parse(row.items) as number[] }))
  }

  basketCount(): number {
    return this.#sql.exec<{ count: number }>('SELECT count(*) AS count FROM basket').one().count
  }

  writeBasket({ key, high, low, items }: KnownBasket): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO basket (key, high, low, items) VALUES (?, ?, ?, ?)',
      key,
      high,
      low,
      JSON.stringify(items),
    )
  }

  /** Overwrites a person's orders with blanks of the same length and deletes them. */
  forgetBaskets({ high, low }: { high: number; low: number }): void {
    this.#sql.exec(
      "UPDATE basket SET items = replace(hex(zeroblob(length(items))), '00', ' ') WHERE high = ? AND low = ?",
      high,
      low,
    )
    this.#sql.exec('DELETE FROM basket WHERE high = ? AND low = ?', high, low)
  }
}
