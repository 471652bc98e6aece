import type { Cell } from '#shared/wire/backup'
import { boundOf, cellOf } from './cells.ts'

/** A column of what a table's rows lie in order by. */
interface KeyColumn {
  name: string
  isDescending: boolean
}

/** Where in a table: after the row of this key (null: before the first), and so many rows further on. */
export interface RowPlace {
  after: Cell[] | null
  further: number
}

export const firstRow: RowPlace = { after: null, further: 0 }

/** A place names a key of so many characters at most: it travels in addresses and headers. */
const longestKey = 1_000

interface KeyedRow {
  key: SqlStorageValue[]
  values: SqlStorageValue[]
}

/** Columns and rows of a table from a place on, in the order in which they lie: each is read once, however many came before. */
export function rowsFrom(
  sql: SqlStorage,
  table: string,
  { after, further }: RowPlace,
): { columns: string[]; rows: Generator<KeyedRow> } {
  const key = keyOf(sql, table)
  const columns = columnsOf(sql, table)
  const queries = after?.length === key.length ? queriesAfter(key, after.map(boundOf)) : [everything]
  return { columns, rows: readRows(sql, { table, key, columns, queries, further }) }
}

/** The place after a row; one of a long key is told by the row before it. */
export function placeAfter(before: RowPlace, key: readonly SqlStorageValue[]): RowPlace {
  const after = key.map(cellOf)
  return JSON.stringify(after).length <= longestKey
    ? { after, further: 0 }
    : { after: before.after, further: before.further + 1 }
}

export function columnsOf(sql: SqlStorage, table: string): string[] {
  return sql
    .exec<{ name: string }>('SELECT name FROM pragma_table_info(?)', table)
    .toArray()
    .map(({ name }) => name)
}

/** What a table's rows lie in order by: the primary key of one WITHOUT ROWID, of any other the rowid. */
function keyOf(sql: SqlStorage, table: string): KeyColumn[] {
  const columns = sql
    .exec<{ name: string; desc: number }>(
      `SELECT parts.name, parts."desc" FROM pragma_index_list(?1) AS list, pragma_index_xinfo(list.name) AS parts
         WHERE list.origin = 'pk' AND parts."key" = 1
           AND (SELECT wr FROM pragma_table_list(?1)) = 1 ORDER BY parts.seqno`,
      table,
    )
    .toArray()
  if (columns.length === 0) return [{ name: 'rowid', isDescending: false }]
  return columns.map(({ name, desc }) => ({ name: `"${name}"`, isDescending: desc === 1 }))
}

interface Query {
  where: string
  bound: SqlStorageValue[]
}

const everything: Query = { where: '', bound: [] }

/**
 * Rows that come after a key, in order: first those that differ from it in the last column alone, then those that differ
 * in the one before. Each is a range of the key whichever way its columns go, which one comparison of all of them is not.
 */
function queriesAfter(key: readonly KeyColumn[], after: readonly SqlStorageValue[]): Query[] {
  return key
    .map(({ name, isDescending }, i) => ({
      where: `WHERE ${[
        ...key.slice(0, i).map((same) => `${same.name} = ?`),
        `${name} ${isDescending ? '<' : '>'} ?`,
      ].join(' AND ')}`,
      bound: after.slice(0, i + 1),
    }))
    .reverse()
}

function* readRows(
  sql: SqlStorage,
  asked: { table: string; key: KeyColumn[]; columns: string[]; queries: Query[]; further: number },
): Generator<KeyedRow> {
  const { table, key, columns, queries, further } = asked
  const names = [...key.map(({ name }) => name), ...columns.map((name) => `"${name}"`)].join(', ')
  const order = key.map(({ name, isDescending }) => (isDescending ? `${name} DESC` : name)).join(', ')
  let passed = 0
  for (const { where, bound } of queries) {
    const cursor = sql.exec(`SELECT ${names} FROM "${table}" ${where} ORDER BY ${order}`, ...bound)
    for (const row of cursor.raw())
      if (passed++ >= further) yield { key: row.slice(0, key.length), values: row.slice(key.length) }
  }
}
