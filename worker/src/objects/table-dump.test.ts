import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Cell, TableRows } from '#shared/wire/backup'
import { type DumpPlace, dumpTables, loadTable } from './table-dump.ts'

/** In an object with these tables beside its own; `rowsRead` is what Cloudflare would bill so far. */
async function inObject(
  tables: string,
  look: (sql: SqlStorage, rowsRead: () => number) => void,
): Promise<void> {
  await runInDurableObject(
    env.DIRECTORY.getByName(`dump-${crypto.randomUUID()}`),
    (_, { storage: { sql } }) => {
      sql.exec(tables)
      const cursors: { rowsRead: number }[] = []
      const counted = new Proxy(sql, {
        get: (target, name) =>
          name === 'exec'
            ? (query: string, ...bound: SqlStorageValue[]) => {
                const cursor = target.exec(query, ...bound)
                cursors.push(cursor)
                return cursor
              }
            : Reflect.get(target, name),
      })
      look(counted, () => cursors.reduce((sum, { rowsRead }) => sum + rowsRead, 0))
    },
  )
}

/** Everything, dump after dump; `between` has its say after each. */
function dumped(sql: SqlStorage, between: (dumps: number) => void = () => {}): TableRows[] {
  const tables: TableRows[] = []
  let from: DumpPlace | null = null
  let dumps = 0
  do {
    const dump = dumpTables(sql, from)
    tables.push(...dump.tables)
    from = JSON.parse(JSON.stringify(dump.next))
    between(++dumps)
  } while (from)
  expect(dumps).toBeGreaterThan(1)
  return tables
}

function rowsOf(tables: readonly TableRows[], name: string): Cell[][] {
  return tables.filter(({ table }) => table === name).flatMap(({ rows }) => rows)
}

const filler = 'x'.repeat(2_000)
const composite = `CREATE TABLE listed (kind TEXT, name TEXT, at INTEGER, body TEXT,
  PRIMARY KEY (kind, name, at DESC)) WITHOUT ROWID`

function fillListed(sql: SqlStorage, count: number): void {
  for (let i = 0; i < count; i++)
    sql.exec('INSERT INTO listed VALUES (?, ?, ?, ?)', `k${i % 3}`, `n${i % 7}`, i, filler)
}

describe('a dump', () => {
  it('reads a table of a composite key whole, in its own order, every row once', async () => {
    await inObject(composite, (sql) => {
      fillListed(sql, 2_000)
      const rows = rowsOf(dumped(sql), 'listed')
      const expected = sql.exec('SELECT * FROM listed ORDER BY kind, name, at DESC')
      expect(rows).toEqual([...expected.raw()])
    })
  })

  it.each([
    ['of a composite key', composite, fillListed],
    [
      'of a rowid',
      'CREATE TABLE listed (id INTEGER PRIMARY KEY, body TEXT)',
      (sql: SqlStorage, count: number) => {
        for (let i = 0; i < count; i++) sql.exec('INSERT INTO listed VALUES (?, ?)', i * 7 - 500, filler)
      },
    ],
  ])('reads as many rows as a table %s has, not its square', async (_, table, fill) => {
    await inObject(table, (sql, rowsRead) => {
      const count = 4_000
      fill(sql, count)
      const before = rowsRead()
      expect(rowsOf(dumped(sql), 'listed')).toHaveLength(count)
      const read = rowsRead() - before
      expect(read).toBeGreaterThanOrEqual(count)
      expect(read).toBeLessThan(1.2 * count)
    })
  })

  it('misses no row when others are removed between two dumps', async () => {
    await inObject(composite, (sql) => {
      fillListed(sql, 2_000)
      const others = sql.exec("SELECT * FROM listed WHERE kind > 'k0' ORDER BY kind, name, at DESC")
      const expected = [...others.raw()]
      const rows = rowsOf(
        dumped(sql, (dumps) => {
          if (dumps === 1) sql.exec("DELETE FROM listed WHERE kind = 'k0'")
        }),
        'listed',
      )
      expect(rows.filter(([kind]) => kind !== 'k0')).toEqual(expected)
    })
  })

  it('goes on after a key that is too long for an address', async () => {
    await inObject('CREATE TABLE kept (key TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID', (sql) => {
      const key = (i: number) => `${String(i).padStart(2, '0')}${i % 4 === 1 ? '' : 'y'.repeat(20_000)}`
      for (let i = 0; i < 20; i++) sql.exec('INSERT INTO kept VALUES (?, ?)', key(i), 'z'.repeat(400_000))
      let longest = 0
      const tables: TableRows[] = []
      for (let from: DumpPlace | null = null; ; ) {
        const dump = dumpTables(sql, from)
        tables.push(...dump.tables)
        from = dump.next
        longest = Math.max(longest, JSON.stringify(from).length)
        if (!from) break
      }
      expect(rowsOf(tables, 'kept').map(([one]) => one)).toEqual(Array.from({ length: 20 }, (_, i) => key(i)))
      expect(longest).toBeLessThan(2_000)
    })
  })

  it('has no line that is too large to be brought back', async () => {
    await inObject('CREATE TABLE item (item INTEGER PRIMARY KEY, ring BLOB)', (sql) => {
      for (let i = 0; i < 60; i++)
        sql.exec('INSERT INTO item VALUES (?, ?)', i, new Uint8Array(100_000).buffer)
      const tables = dumped(sql)
      expect(rowsOf(tables, 'item')).toHaveLength(60)
      for (const line of tables) expect(JSON.stringify(line).length).toBeLessThan(500_000)
    })
  })

  it('gives the same rows where it is loaded, bytes, null and negative keys among them', async () => {
    const tables = `CREATE TABLE many (high INTEGER, low INTEGER, bytes BLOB, text TEXT,
      PRIMARY KEY (high, low)) WITHOUT ROWID`
    let taken: TableRows[] = []
    await inObject(tables, (sql) => {
      for (let i = -600; i < 600; i++) {
        const bytes = i % 5 === 0 ? null : Uint8Array.from({ length: 1_500 }, (_, j) => (i + j) & 255).buffer
        sql.exec('INSERT INTO many VALUES (?, ?, ?, ?)', i % 9, i, bytes, `“${i}”`)
      }
      taken = dumped(sql)
    })
    await inObject(tables, (sql) => {
      for (const table of taken) loadTable(sql, table)
      expect(rowsOf(dumped(sql), 'many')).toEqual(rowsOf(taken, 'many'))
      expect(rowsOf(taken, 'many')).toHaveLength(1_200)
    })
  })
})
