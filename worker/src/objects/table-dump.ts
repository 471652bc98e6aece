import type { Cell, TableRows } from '#shared/wire/backup'

/** Where a dump goes on. */
export interface DumpPlace {
  table: string
  offset: number
}

export interface Dump {
  tables: TableRows[]
  /** Where the next dump goes on; null: that was all. */
  next: DumpPlace | null
  /** The same as long as nothing new was taken or digested meanwhile. */
  revision: string
}

const rowsAtOnce = 200
const mostBytes = 1_000_000

/** The next rows of an object's tables, about a megabyte, from `from` on (null: the first). */
export function dumpTables(sql: SqlStorage, from: DumpPlace | null): Dump {
  const dump: Dump = { tables: [], next: null, revision: revisionOf(sql) }
  const names = plainTables(sql).filter((name) => !from || name >= from.table)
  let bytes = 0
  for (const table of names) {
    let offset = table === from?.table ? from.offset : 0
    for (;;) {
      if (bytes > mostBytes) return { ...dump, next: { table, offset } }
      const part = rowsOf(sql, table, offset)
      if (part.rows.length === 0) break
      dump.tables.push(part)
      offset += part.rows.length
      bytes += JSON.stringify(part.rows).length
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

function columnsOf(sql: SqlStorage, table: string): string[] {
  return sql
    .exec<{ name: string }>('SELECT name FROM pragma_table_info(?)', table)
    .toArray()
    .map(({ name }) => name)
}

function rowsOf(sql: SqlStorage, table: string, offset: number): TableRows {
  const cursor = sql.exec(`SELECT * FROM "${table}" LIMIT ? OFFSET ?`, rowsAtOnce, offset)
  const columns = cursor.columnNames
  return { table, columns, rows: Array.from(cursor.raw(), (row) => row.map(cellOf)) }
}

function cellOf(value: SqlStorageValue): Cell {
  if (!(value instanceof ArrayBuffer)) return value
  let text = ''
  const bytes = new Uint8Array(value)
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return { base64: btoa(text) }
}

function boundOf(cell: Cell): SqlStorageValue {
  if (cell === null || typeof cell !== 'object') return cell
  return Uint8Array.from(atob(cell.base64), (letter) => letter.charCodeAt(0)).buffer
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
