import type { IndexRow, IndexRows } from './index-rows.ts'
import { rowWithout } from './merge-row.ts'

/** The halves of a person's 64-bit hash. */
export interface PersonHash {
  high: number
  low: number
}

/** Items looked through in one alarm. */
const itemsPerSlice = 500

/**
 * The people who are to be forgotten, until every item of the index has been looked through for them. Rows are
 * overwritten with zeros before they are written anew, so that nothing stays in pages that are no longer used.
 */
export class PersonEraser {
  readonly #storage: DurableObjectStorage
  readonly #rows: IndexRows
  /** Whom reads have to leave out meanwhile. */
  people: PersonHash[]

  constructor(storage: DurableObjectStorage, rows: IndexRows) {
    this.#storage = storage
    this.#rows = rows
    storage.sql.exec(
      `CREATE TABLE IF NOT EXISTS erasing (high INTEGER, low INTEGER, cursor INTEGER NOT NULL,
         PRIMARY KEY (high, low)) WITHOUT ROWID`,
    )
    this.people = storage.sql.exec<{ high: number; low: number }>('SELECT high, low FROM erasing').toArray()
  }

  start(people: readonly PersonHash[]): void {
    for (const { high, low } of people) {
      this.#storage.sql.exec('INSERT OR REPLACE INTO erasing (high, low, cursor) VALUES (?, ?, 0)', high, low)
    }
    this.people = [...this.people, ...people]
  }

  /** Looks through the next items for one of the people and hands over each row that changed. */
  nextSlice(changed: (row: IndexRow) => void): void {
    const { sql } = this.#storage
    const [job] = sql.exec<{ high: number; low: number; cursor: number }>(
      'SELECT high, low, cursor FROM erasing LIMIT 1',
    )
    if (!job) return
    const items = this.#rows.itemsAfter(job.cursor, itemsPerSlice)
    this.#storage.transactionSync(() => {
      for (const item of items) {
        const without = rowWithout(this.#rows.read(item), [job])
        if (!without) continue
        this.#rows.wipe(item)
        this.#rows.write(without.row)
        this.#rows.addTotals(without.added)
        changed(without.row)
      }
      if (items.length === itemsPerSlice) {
        const { high, low } = job
        sql.exec('UPDATE erasing SET cursor = ? WHERE high = ? AND low = ?', items.at(-1)!, high, low)
      } else this.#finish(job)
    })
  }

  #finish({ high, low }: PersonHash): void {
    this.#rows.forgetBaskets({ high, low })
    this.#storage.sql.exec('DELETE FROM erasing WHERE high = ? AND low = ?', high, low)
    this.people = this.people.filter((person) => person.high !== high || person.low !== low)
  }
}
