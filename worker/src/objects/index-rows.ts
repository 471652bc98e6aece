import { lowerLevel, purchaseWeight, raiseLevel, viewWeight } from '#shared/recommend/popularity'
import {
  type Entry,
  type MergeRule,
  mergeRing,
  type PackedRing,
  removePeople,
} from '#shared/recommend/ring-merge'
import type { ItemStats } from '#shared/recommend/stats-codec'
import type { KnownBasket, PendingItem } from './pending-entries.ts'

/** Entries of a ring, and how many of one day may come from one network once a ring has some. */
export const ringCapacity = 500
const networkLimit = { from: 20, perDay: ringCapacity * 0.05 }

/** One item's packed row. */
export interface IndexRow extends ItemStats {
  sessions: PackedRing
  baskets: PackedRing
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
  ring: ArrayBuffer
  owners: ArrayBuffer
  baskets: ArrayBuffer
  buyers: ArrayBuffer
}

/** The rows of a session index: reading, merging and writing them. Counts come first in a row, so that reading only
 * them does not touch the pages its rings overflow to. */
export class IndexRows {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS item (item INTEGER PRIMARY KEY, df INTEGER NOT NULL, bought INTEGER NOT NULL,
         level REAL NOT NULL, ring BLOB NOT NULL, baskets BLOB NOT NULL, owners BLOB NOT NULL, buyers BLOB NOT NULL);
       CREATE TABLE IF NOT EXISTS basket (key INTEGER PRIMARY KEY, high INTEGER NOT NULL, low INTEGER NOT NULL,
         items TEXT NOT NULL);
       CREATE TABLE IF NOT EXISTS total (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID`,
    )
  }

  read(item: number): IndexRow {
    const row = this.#sql.exec<StoredRow>('SELECT * FROM item WHERE item = ?', item).toArray()[0]
    if (!row) return { item, df: 0, bought: 0, level: 0, sessions: nothing, baskets: nothing }
    const { df, bought, level } = row
    return {
      item,
      df,
      bought,
      level,
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
      : { sessions: nothing.ring, baskets: nothing.ring }
  }

  write(row: IndexRow): void {
    this.#sql.exec(
      `INSERT INTO item (item, df, bought, level, ring, owners, baskets, buyers) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (item) DO UPDATE SET df = ?2, bought = ?3, level = ?4, ring = ?5, owners = ?6, baskets = ?7,
         buyers = ?8`,
      row.item,
      row.df,
      row.bought,
      row.level,
      row.sessions.ring,
      row.sessions.owners,
      row.baskets.ring,
      row.baskets.owners,
    )
  }

  /** Overwrites the blobs of a row in place with zeros of the same length: what follows leaves no old text behind. */
  wipe(item: number): void {
    this.#sql.exec(
      `UPDATE item SET ring = zeroblob(length(ring)), owners = zeroblob(length(owners)),
         baskets = zeroblob(length(baskets)), buyers = zeroblob(length(buyers)) WHERE item = ?`,
      item,
    )
  }

  /** Item numbers after `cursor`, at most `limit`, rising. */
  itemsAfter(cursor: number, limit: number): number[] {
    return this.#sql
      .exec<{ item: number }>('SELECT item FROM item WHERE item > ? ORDER BY item LIMIT ?', cursor, limit)
      .toArray()
      .map(({ item }) => item)
  }

  allStats(): ItemStats[] {
    return this.#sql
      .exec<ItemStats & Record<string, number>>('SELECT item, df, bought, level FROM item ORDER BY item')
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

  writeTotals(totals: Totals): void {
    for (const [name, value] of Object.entries(totals)) {
      this.#sql.exec('INSERT OR REPLACE INTO total (name, value) VALUES (?, ?)', name, value)
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

  writeBasket({ key, high, low, items }: KnownBasket): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO basket (key, high, low, items) VALUES (?, ?, ?, ?)',
      key,
      high,
      low,
      JSON.stringify(items),
    )
  }

  forgetBaskets(people: readonly { high: number; low: number }[]): void {
    for (const { high, low } of people) {
      this.#sql.exec(
        "UPDATE basket SET items = replace(hex(zeroblob(length(items))), '00', ' ') WHERE high = ? AND low = ?",
        high,
        low,
      )
      this.#sql.exec('DELETE FROM basket WHERE high = ? AND low = ?', high, low)
    }
  }
}

const nothing: PackedRing = { ring: new Uint8Array(4), owners: new Uint8Array(0) }

/** The row with what is pending, and how many sessions and orders it adds to the totals: each at its first item. */
export function mergeRow(
  row: IndexRow,
  pending: PendingItem,
  nowS: number,
): { row: IndexRow; added: Totals } {
  const sessions = mergeRing(row.sessions, pending.sessions, sessionRule(nowS))
  const baskets = mergeRing(row.baskets, pending.baskets, basketRule)
  let { level } = row
  for (const { time } of sessions.fresh) level = raiseLevel(level, viewWeight, time * 1_000)
  for (const { time } of baskets.fresh) level = raiseLevel(level, purchaseWeight, time * 1_000)
  for (const { time } of baskets.removed) level = lowerLevel(level, purchaseWeight, time * 1_000)
  return {
    row: {
      item: row.item,
      df: row.df + sessions.fresh.length - sessions.removed.length,
      bought: row.bought + baskets.fresh.length - baskets.removed.length,
      level,
      sessions,
      baskets,
    },
    added: {
      sessions: ledBy(sessions.fresh, row.item) - ledBy(sessions.removed, row.item),
      orders: ledBy(baskets.fresh, row.item) - ledBy(baskets.removed, row.item),
    },
  }
}

/** The row without these people, or null when it holds nothing of theirs. */
export function rowWithout(
  row: IndexRow,
  people: readonly { high: number; low: number }[],
): { row: IndexRow; removed: Totals } | null {
  const sessions = removePeople(row.sessions, people)
  const baskets = removePeople(row.baskets, people)
  if (sessions.removed.length + baskets.removed.length === 0) return null
  let { level } = row
  for (const { time } of sessions.removed) level = lowerLevel(level, viewWeight, time * 1_000)
  for (const { time } of baskets.removed) level = lowerLevel(level, purchaseWeight, time * 1_000)
  return {
    row: {
      item: row.item,
      df: Math.max(0, row.df - sessions.removed.length),
      bought: Math.max(0, row.bought - baskets.removed.length),
      level,
      sessions,
      baskets,
    },
    removed: { sessions: ledBy(sessions.removed, row.item), orders: ledBy(baskets.removed, row.item) },
  }
}

const sessionRule = (nowS: number): MergeRule => ({
  capacity: ringCapacity,
  identity: 'time',
  network: { ...networkLimit, nowS },
})
const basketRule: MergeRule = { capacity: ringCapacity, identity: 'mark' }

/** A session or an order is counted by the keeper of its first item, so that over all items it counts once. */
function ledBy(entries: readonly Entry[], item: number): number {
  return entries.filter((entry) => entry.items[0] === item).length
}
