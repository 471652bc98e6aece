import { decodeRing } from '#shared/recommend/ring-codec'
import type { Tables } from './object-files.ts'

/** An entry of a ring: whose it is (32 bits of the hash), when it began in seconds, network or order, what it holds. */
export interface StoredEntry {
  person: number
  time: number
  mark: number
  items: number[]
}

export interface StoredItem {
  item: number
  df: number
  bought: number
  sessions: StoredEntry[]
  baskets: StoredEntry[]
}

/** What a shard of the session index holds in its digested rows. */
export interface StoredShard {
  items: StoredItem[]
  /** Items of each order by the hash of its id. */
  baskets: Map<number, number[]>
  totals: { sessions: number; orders: number }
  /** Past sessions of nobody in particular that were ever loaded. */
  loaded: number
  /** People who are being looked for in order to be forgotten. */
  erasing: number
  /** Batches of past sessions that are not digested. */
  waitingBatches: number
}

/** Reads a shard's tables; without tables, those of an object that never was. */
export function readShard(tables: Tables | null): StoredShard {
  const rows = <T>(table: string, query: string): T[] => tables?.rows<T>(table, query) ?? []
  const count = (table: string): number =>
    rows<{ n: number }>(table, `SELECT count(*) AS n FROM ${table}`)[0]?.n ?? 0
  const totals = { sessions: 0, orders: 0 }
  for (const row of rows<{ name: keyof typeof totals; value: number }>('total', 'SELECT * FROM total')) {
    totals[row.name] = row.value
  }
  return {
    items: rows<ItemRow>(
      'item',
      'SELECT item, df, bought, ring, owners, baskets, buyers FROM item ORDER BY item',
    ).map(({ item, df, bought, ring, owners, baskets, buyers }) => ({
      item,
      df,
      bought,
      sessions: entriesOf(ring, owners),
      baskets: entriesOf(baskets, buyers),
    })),
    baskets: new Map(
      rows<{ key: number; items: string }>('basket', 'SELECT key, items FROM basket').map(
        ({ key, items }) => [key, JSON.parse(items) as number[]],
      ),
    ),
    totals,
    loaded: count('loaded'),
    erasing: count('erasing'),
    waitingBatches: count('load_batch'),
  }
}

interface ItemRow {
  item: number
  df: number
  bought: number
  ring: Uint8Array
  owners: Uint8Array
  baskets: Uint8Array
  buyers: Uint8Array
}

function entriesOf(ring: Uint8Array, owners: Uint8Array): StoredEntry[] {
  const { size, people, times, starts, items } = decodeRing(ring)
  const view = new DataView(owners.buffer, owners.byteOffset, owners.byteLength)
  return Array.from({ length: size }, (_, e) => ({
    person: people[e] ?? 0,
    time: times[e] ?? 0,
    mark: view.getUint32(8 * e + 4, true),
    items: [...items.subarray(starts[e], starts[e + 1])],
  }))
}
