import type { LoadedSession } from './pending-entries.ts'

/** Most item numbers in one stored batch: keeps a row far below 2 MB. */
const batchItems = 100_000

/** Which past sessions were ever loaded, and those that wait to be digested: one row a batch. */
export class PastSessions {
  readonly #storage: DurableObjectStorage
  #waiting = 0

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
    storage.sql.exec(
      `CREATE TABLE IF NOT EXISTS loaded (id INTEGER PRIMARY KEY);
       CREATE TABLE IF NOT EXISTS load_batch (id INTEGER PRIMARY KEY, sessions TEXT NOT NULL)`,
    )
  }

  /** Sessions that wait, as far as `add` and `stored` have seen them. */
  get waiting(): number {
    return this.#waiting
  }

  /** Stores the sessions whose id is new and says for each whether it was; the same id twice is new once. */
  add(sessions: readonly LoadedSession[]): boolean[] {
    const { sql } = this.#storage
    const ids = JSON.stringify(sessions.map(({ id }) => id))
    const known = new Set<number>()
    for (const { id } of sql.exec<{ id: number }>(
      'SELECT id FROM loaded WHERE id IN (SELECT value FROM json_each(?))',
      ids,
    )) {
      known.add(id)
    }
    const isNew = sessions.map(({ id }) => !known.has(id) && known.add(id) !== undefined)
    const fresh = sessions.filter((_, i) => isNew[i])
    if (fresh.length === 0) return isNew
    this.#storage.transactionSync(() => {
      const freshIds = JSON.stringify(fresh.map(({ id }) => id))
      sql.exec('INSERT INTO loaded (id) SELECT value FROM json_each(?)', freshIds)
      for (const batch of inBatches(fresh)) {
        sql.exec('INSERT INTO load_batch (sessions) VALUES (?)', JSON.stringify(batch))
      }
    })
    this.#waiting += fresh.length
    return isNew
  }

  /** The sessions that wait, in the order they came: for a new life of the object. */
  *stored(): Generator<LoadedSession> {
    for (const { sessions } of this.#storage.sql.exec<{ sessions: string }>(
      'SELECT sessions FROM load_batch ORDER BY id',
    )) {
      for (const session of JSON.parse(sessions) as LoadedSession[]) {
        this.#waiting++
        yield session
      }
    }
  }

  /** To be called with what was digested, in its transaction. */
  drop(): void {
    if (this.#waiting > 0) this.#storage.sql.exec('DELETE FROM load_batch')
    this.#waiting = 0
  }
}

function* inBatches(sessions: readonly LoadedSession[]): Generator<LoadedSession[]> {
  let batch: LoadedSession[] = []
  let count = 0
  for (const session of sessions) {
    if (count + session.items.length > batchItems) {
      yield batch
      batch = []
      count = 0
    }
    batch.push(session)
    count += session.items.length
  }
  if (batch.length > 0) yield batch
}
