/** What moves when a shard is split: the tables in the order they are copied, each page by page along its key. */
export interface CopiedTable {
  name: string
  columns: readonly string[]
  key: readonly string[]
  /** Rows of a page: a page must stay far below the 32 MB of a call. */
  page: number
  /** Whether a row belongs with the items of shard `to` of `count`; left out: all rows do. */
  isMoved?(row: Row, to: number, count: number): boolean
}

export type Value = string | number | null | ArrayBuffer
export type Row = Record<string, Value>

/**
 * Cursors and the ids of what was loaded are copied whole: the new shard must refuse what its parent had taken. The
 * learned ranker goes along, so that the items that move keep what lies two steps away from them.
 */
export const copiedTables: readonly CopiedTable[] = [
  {
    name: 'item',
    columns: ['item', 'df', 'bought', 'level', 'ends', 'ring', 'baskets', 'owners', 'buyers'],
    key: ['item'],
    page: 150,
    isMoved: ({ item }, to, count) => Number(item) % count === to,
  },
  {
    name: 'basket',
    columns: ['key', 'high', 'low', 'items'],
    key: ['key'],
    page: 2_000,
    isMoved: ({ items }, to, count) => itemsOf(items).some((item) => item % count === to),
  },
  { name: 'loaded', columns: ['id'], key: ['id'], page: 20_000 },
  {
    name: 'cursor',
    columns: ['origin', 'epoch', 'n', 'refused_until', 'seen'],
    key: ['origin', 'epoch'],
    page: 10_000,
  },
  { name: 'ranker', columns: ['id', 'bytes'], key: ['id'], page: 10 },
  { name: 'ranker_note', columns: ['id', 'text'], key: ['id'], page: 10 },
]

/** The next page of a table after a key (null: the first), and the key of its last row; null when there is no more. */
export function readPage(
  sql: SqlStorage,
  { name, columns, key, page }: CopiedTable,
  after: Value[] | null,
): { rows: Row[]; last: Value[] | null } {
  const where = after ? `WHERE (${key.join(', ')}) > (${key.map(() => '?').join(', ')})` : ''
  const rows = sql
    .exec<Row>(
      `SELECT ${columns.join(', ')} FROM ${name} ${where} ORDER BY ${key.join(', ')} LIMIT ${page}`,
      ...(after ?? []),
    )
    .toArray()
  const end = rows.at(-1)
  return { rows, last: end && rows.length === page ? key.map((column) => end[column] ?? null) : null }
}

/** Writes a page; the same page twice is the same as once. */
export function writePage(sql: SqlStorage, { name, columns }: CopiedTable, rows: readonly Row[]): void {
  const places = columns.map(() => '?').join(', ')
  for (const row of rows) {
    sql.exec(
      `INSERT OR REPLACE INTO ${name} (${columns.join(', ')}) VALUES (${places})`,
      ...columns.map((column) => row[column] ?? null),
    )
  }
}

export function itemsOf(text: Value | undefined): number[] {
  return JSON.parse(String(text)) as number[]
}
