import type { Intake } from '../intake.ts'
import type { Totals } from './index-rows.ts'
import type { PastSessions } from './past-sessions.ts'
import type { ShardContents } from './shard-contents.ts'

/** Items whose rows are written at a stretch: some milliseconds, as readers wait for the same object. */
export const itemsADigestion = 64

/**
 * Writes what waits into the items' rows, in slices of so many items. What came by a moment is closed and written by
 * rising number of the item; what came meanwhile is closed next; the last few are written with the cursors. A row says
 * how far it is, in the transaction of each slice: a new life of the object goes on there, and nothing counts twice.
 */
export class Digestion {
  readonly #storage: DurableObjectStorage
  readonly #contents: ShardContents
  readonly #intake: Intake
  readonly #past: PastSessions
  /** Null: nothing is half written. */
  #round: Round | null = null

  constructor(storage: DurableObjectStorage, contents: ShardContents, intake: Intake, past: PastSessions) {
    this.#storage = storage
    this.#contents = contents
    this.#intake = intake
    this.#past = past
    storage.sql.exec(
      `CREATE TABLE IF NOT EXISTS digesting (id INTEGER PRIMARY KEY, written INTEGER NOT NULL,
         closing INTEGER NOT NULL, item INTEGER NOT NULL, sessions INTEGER NOT NULL, orders INTEGER NOT NULL)`,
    )
  }

  /** Whether something is received and not written. */
  get waits(): boolean {
    return this.#intake.rows > 0 || this.#past.waiting > 0
  }

  /** Whether some of what was closed is written and some is not. */
  get isHalf(): boolean {
    return this.#round !== null
  }

  /** Fills the memory again with what is stored but not written. */
  replay(): void {
    const digested = this.#intake.taken - this.#intake.rows
    const [half] = this.#storage.sql.exec<HalfRow>(
      'SELECT written, closing, item, sessions, orders FROM digesting WHERE closing > ?',
      digested,
    )
    this.#intake.undigested.forEach(({ origin, facts }, i) => {
      const arrival = digested + 1 + i
      if (half && arrival <= half.written) return
      for (const fact of facts) if (fact.kind !== 'erase') this.#contents.add(origin, fact)
      if (arrival === half?.closing) this.#contents.close(half.item)
    })
    if (half) this.#round = half
    for (const session of this.#past.stored()) this.#contents.addLoaded(session)
    this.#contents.leaveOutErased()
  }

  /** Writes everything at once, also what is half written. */
  whole(): void {
    if (!this.waits) return
    this.#storage.transactionSync(() => {
      this.#contents.write(nowS(), this.#round ?? { sessions: 0, orders: 0 })
      this.#past.drop()
      this.#intake.digest(() => {})
    })
    this.#contents.written()
    this.#round = null
  }

  /** Writes the next items and says whether nothing waits any more. Past sessions are not cut: they come in bulk. */
  slice(): boolean {
    const isSmall = this.#contents.openItems <= itemsADigestion
    if (this.#past.waiting > 0 || (isSmall && this.#contents.closedItems === 0)) {
      this.whole()
      return true
    }
    if (this.#contents.closedItems === 0) this.#close()
    const round = this.#round!
    const items = this.#contents.nextClosed(itemsADigestion)
    this.#round = this.#storage.transactionSync(() => {
      const { sessions, orders } = this.#contents.writeClosed(items, nowS())
      return this.#noted(
        { ...round, sessions: round.sessions + sessions, orders: round.orders + orders },
        items.at(-1)!,
      )
    })
    this.#contents.dropClosed(items)
    return false
  }

  /** Everything that was closed is written; what came meanwhile is next. */
  #close(): void {
    const before = this.#round
    const digested = this.#intake.taken - this.#intake.rows
    const { closing: written, sessions, orders } = before ?? { closing: digested, sessions: 0, orders: 0 }
    const round = { written, closing: this.#intake.taken, sessions, orders }
    if (before) {
      this.#storage.transactionSync(() => {
        this.#contents.writeClosedBaskets()
        this.#noted(round, 0)
      })
    }
    this.#contents.close()
    this.#round = round
  }

  /** Stores how far the round is: up to which item. */
  #noted(round: Round, item: number): Round {
    const { written, closing, sessions, orders } = round
    this.#storage.sql.exec(
      `INSERT OR REPLACE INTO digesting (id, written, closing, item, sessions, orders)
         VALUES (1, ?, ?, ?, ?, ?)`,
      written,
      closing,
      item,
      sessions,
      orders,
    )
    return round
  }
}

/**
 * Arrivals whose entries are all in the rows, those that are being written besides, and what items written so far add to
 * the totals, which are written last.
 */
interface Round extends Totals {
  written: number
  closing: number
}

type HalfRow = { written: number; closing: number; item: number; sessions: number; orders: number }

const nowS = (): number => Math.floor(Date.now() / 1_000)
