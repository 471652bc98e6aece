import type { Intake } from '../intake.ts'
import type { Totals } from './index-rows.ts'
import type { PastSessions } from './past-sessions.ts'
import type { ShardContents } from './shard-contents.ts'

/** Items whose rows are written at a stretch: some milliseconds, as readers wait for the same object. */
export const itemsADigestion = 64

/**
 * Writes what waits into the items' rows, in slices of so many items. What came by a moment is closed, a round, and
 * written by rising number of the item; with its last slice the cursors move up to that moment, so that a round ends
 * however much comes meanwhile, which is the next one's. A row says how far a round is, in the transaction of each slice:
 * a new life of the object goes on there, and nothing counts twice.
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
      `CREATE TABLE IF NOT EXISTS digesting (id INTEGER PRIMARY KEY, closing INTEGER NOT NULL, item INTEGER NOT NULL, sessions INTEGER NOT NULL, orders INTEGER NOT NULL)`,
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
      'SELECT closing, item, sessions, orders FROM digesting WHERE closing > ?',
      digested,
    )
    this.#intake.undigested.forEach(({ arrival, origin, facts }) => {
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

  /**
   * Writes the next items and says whether a round is over. What came while it went on waits for the next. Past sessions
   * are not cut: they come in bulk.
   */
  slice(): boolean {
    const isSmall = this.#contents.closedItems === 0 && this.#contents.openItems <= itemsADigestion
    if (this.#past.waiting > 0 || isSmall) {
      this.whole()
      return true
    }
    if (this.#contents.closedItems === 0) {
      this.#contents.close()
      this.#round = { closing: this.#intake.taken, sessions: 0, orders: 0 }
    }
    const items = this.#contents.nextClosed(itemsADigestion)
    const isLast = items.length === this.#contents.closedItems
    const round = this.#storage.transactionSync(() => this.#write(this.#round!, items, isLast))
    this.#contents.dropClosed(items)
    this.#round = isLast ? null : round
    return isLast
  }

  /** Writes items of a round; with the last of them the totals, whose orders they are, and the cursors. */
  #write({ closing, ...before }: Round, items: readonly number[], isLast: boolean): Round {
    const added = this.#contents.writeClosed(items, nowS())
    const totals = { sessions: before.sessions + added.sessions, orders: before.orders + added.orders }
    if (isLast) {
      this.#contents.endClosed(totals)
      this.#intake.digest(() => {}, closing)
    } else {
      this.#storage.sql.exec(
        'INSERT OR REPLACE INTO digesting (id, closing, item, sessions, orders) VALUES (1, ?, ?, ?, ?)',
        closing,
        items.at(-1)!,
        totals.sessions,
        totals.orders,
      )
    }
    return { closing, ...totals }
  }
}

/** The last arrival of the round, and what items written so far add to the totals, which are written last. */
interface Round extends Totals {
  closing: number
}

type HalfRow = { closing: number; item: number; sessions: number; orders: number }

const nowS = (): number => Math.floor(Date.now() / 1_000)
