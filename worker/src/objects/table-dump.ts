import type { TableRows } from '#shared/wire/backup'
import { boundOf, cellOf } from './cells.ts'
import { columnsOf, firstRow, placeAfter, type RowPlace, rowsFrom } from './row-order.ts'

/** Where a dump goes on. */
export interface DumpPlace extends RowPlace {
  table: string
}

export interface Dump {
  tables: TableRows[]
  /** Where the next dump goes on; null: that was all. */
  next: DumpPlace | null
  /** The same as long as nothing new was taken or digested meanwhile. */
  revision: string
}

const rowsAtOnce = 200
/** Characters of JSON of one dump, and of rows that come back in one line: a request that brings them takes eight megabytes. */
const mostCharacters = 1_000_000
const mostOfLine = 250_000

/** The next rows of an object's tables, about a megabyte, from `from` on (null: the first). */
export function dumpTables(sql: SqlStorage, from: DumpPlace | null): Dump {
  const dump: Dump = { tables: [], next: null, revision: revisionOf(sql) }
  let characters = 0
  for (const table of plainTables(sql)) {
    if (from && table < from.table) continue
    let place: RowPlace = from?.table === table ? from : firstRow
    const { columns, rows } = rowsFrom(sql, table, place)
    let line: TableRows | null = null
    let ofLine = 0
    for (const { key, values } of rows) {
      if (characters > mostCharacters) return { ...dump, next: { table, ...place } }
      if (line === null || line.rows.length === rowsAtOnce || ofLine > mostOfLine) {
        line = { table, columns, rows: [] }
        dump.tables.push(line)
        ofLine = 0
      }
      const cells = values.map(cellOf)
      line.rows.push(cells)
      const { length } = JSON.stringify(cells)
      characters += length
      ofLine += length
      place = placeAfter(place, key)
    }
  }
  return dump
}

/** Writes rows of a dump, over what is there; rows of a table or column this version does not have are left out. */
export function loadTable(sql: SqlStorage, { table, columns, rows }: TableRows): void {
  if (!plainTables(sql).includes(table)) return
  const known = new Set(columnsOf(sql, table))
  const places = columns.flatMap((column, i) => (known.has(column) ? [i] : []))
  if (places.length === 0) return
  const names = places.map((i) => `"${columns[i]}"`).join(', ')
  const statement = `INSERT OR REPLACE INTO "${table}" (${names}) VALUES (${places.map(() => '?').join(', ')})`
  for (const row of rows) sql.exec(statement, ...places.map((i) => boundOf(row[i] ?? null)))
}

/** Removes every row of ours. */
export function clearTables(sql: SqlStorage): void {
  for (const name of plainTables(sql)) sql.exec(`DELETE FROM "${name}"`)
}

/** Tables of ours: none of the platform's, none of a text index, which is made anew. */
function plainTables(sql: SqlStorage): string[] {
  const all = sql
    .exec<{ name: string; sql: string | null }>("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    .toArray()
  const virtual = all.filter((one) => /^CREATE VIRTUAL/i.test(one.sql ?? '')).map(({ name }) => name)
  return all
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('_cf_') && !name.startsWith('sqlite_'))
    .filter((name) => !virtual.some((one) => name === one || name.startsWith(`${one}_`)))
    .sort()
}

function revisionOf(sql: SqlStorage): string {
  const isReceiver =
    sql.exec("SELECT 1 FROM sqlite_master WHERE name IN ('delta', 'digested')").toArray().length === 2
  if (!isReceiver) return ''
  const { arrived, digested } = sql
    .exec<{ arrived: number; digested: number }>(
      `SELECT coalesce(max(arrival), 0) AS arrived, coalesce((SELECT arrival FROM digested), 0) AS digested
         FROM delta`,
    )
    .one()
  return `${arrived} ${digested} ${halfWritten(sql)}`
}

/** How far the session index is with what it is writing. */
function halfWritten(sql: SqlStorage): string {
  if (!plainTables(sql).includes('digesting')) return ''
  const [row] = sql.exec('SELECT closing, item FROM digesting').toArray()
  return row ? Object.values(row).join(' ') : ''
}
