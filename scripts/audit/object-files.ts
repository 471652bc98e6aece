import { createHash, createHmac } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** What one SQLite row may hold. */
export type Cell = string | number | null | Uint8Array

/**
 * The name of an object's file, without its ending: what the platform makes of the class's key and the object's name
 * (two HMAC-SHA256 cut to 16 bytes, the second over the first, under the key's SHA-256).
 */
export function objectId(className: string, name: string): string {
  const key = createHash('sha256').update(`kindred-${className}`).digest()
  const half = (data: string | Buffer): Buffer =>
    createHmac('sha256', key).update(data).digest().subarray(0, 16)
  const first = half(name)
  return Buffer.concat([first, half(first)]).toString('hex')
}

/** The ids of all objects of a class that have a file; none when the class has no folder. */
export function objectIds(dataDir: string, className: string): string[] {
  const folder = folderOf(dataDir, className)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sqlite') && file !== 'metadata.sqlite')
    .map((file) => file.slice(0, -'.sqlite'.length))
}

/** What `read` makes of an object's tables; null when the object has no file. The server must be stopped. */
export function readObject<T>(
  dataDir: string,
  className: string,
  id: string,
  read: (tables: Tables) => T,
): T | null {
  const file = join(folderOf(dataDir, className), `${id}.sqlite`)
  if (!existsSync(file)) return null
  const db = new DatabaseSync(file)
  try {
    return read(new Tables(db))
  } finally {
    db.close()
  }
}

/** When an alarm will wake a class's objects, by their ids (epoch milliseconds). */
export function alarmsOf(dataDir: string, className: string): Map<string, number> {
  const alarms = readObject(dataDir, className, 'metadata', (tables) =>
    // The platform counts nanoseconds, more than a number holds.
    tables.rows<{ actor_id: string; at: number }>(
      '_cf_ALARM',
      'SELECT actor_id, scheduled_time / 1000000 AS at FROM _cf_ALARM',
    ),
  )
  return new Map((alarms ?? []).map(({ actor_id, at }) => [actor_id, at]))
}

/** An object's tables, for reading. */
export class Tables {
  readonly #db: DatabaseSync
  readonly #names: Set<string>

  constructor(db: DatabaseSync) {
    this.#db = db
    const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
    this.#names = new Set(names.map(({ name }) => String(name)))
  }

  has(table: string): boolean {
    return this.#names.has(table)
  }

  /** The rows of a query; none when the object does not have the table it is about. */
  rows<T = Record<string, Cell>>(table: string, query: string): T[] {
    return this.has(table) ? (this.#db.prepare(query).all() as T[]) : []
  }
}

function folderOf(dataDir: string, className: string): string {
  return join(dataDir, `kindred-${className}`)
}
