import { type Work, workedOutInTurns } from '../work.ts'

/** What an answer was made of: it holds as long as that is the same. */
interface Made {
  answer: unknown
  /** What had been digested, and which run of the models was the newest. */
  state: string
  /** Epoch milliseconds. */
  at: number
}

/** An answer to be made, and what of. */
interface Making<T = unknown> extends Omit<Made, 'answer'> {
  make(): T | Work<T>
}

export interface AnswerNow {
  state: string
  /** Epoch milliseconds. */
  at: number
  /** How many orders the store has. */
  orders(): number
}

/** From so many orders on an answer is kept in a row, and made anew after it was given: it reads everybody. */
const manyOrders = 50_000
const minuteMs = 60_000
const mostInMemory = 30
const mostRows = 200
/** A longer answer is kept in memory alone: a row of the platform's takes two megabytes. */
const mostCharacters = 600_000

/**
 * Answers that read everybody, kept as long as nothing has changed. In a large store they are rows, so that an object that
 * has just woken has them, too; one that is out of date is given all the same, and made anew by the next alarm, once a
 * minute at most: a dashboard open on a busy day would else keep the object from taking facts. For the same reason an
 * answer that comes in steps is made with pauses, in every store. Those that name people have a table of their own, which is emptied
 * when somebody is forgotten.
 */
export class KeptAnswers {
  readonly #sql: SqlStorage
  readonly #wake: () => void
  readonly #table: 'kept_answer' | 'kept_list'
  readonly #kept = new Map<string, Made>()
  /** What is to be made anew, by key. */
  readonly #due = new Map<string, Making>()
  /** What is being made, by key: whoever asks the same meanwhile waits for the same. */
  readonly #making = new Map<string, Promise<unknown>>()
  /** Counts how often everything was let go of: what was begun before is not to be kept. */
  #cleared = 0

  /** `wake` has the object's alarm ring, which calls `renew`. */
  constructor(sql: SqlStorage, wake: () => void, table: 'kept_answer' | 'kept_list' = 'kept_answer') {
    this.#sql = sql
    this.#wake = wake
    this.#table = table
    sql.exec(
      `CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, state TEXT NOT NULL, at INTEGER NOT NULL,
         answer TEXT NOT NULL) WITHOUT ROWID`,
    )
  }

  /** The answer kept for a question, or a new one. */
  async get<T>(key: string, now: AnswerNow, make: () => T | Work<T>): Promise<T> {
    const known = this.#known(key)
    if (known?.state === now.state) return known.answer as T
    const isLarge = now.orders() > manyOrders
    const { state, at } = now
    if (known && isLarge) {
      if (at - known.at >= minuteMs) {
        this.#due.set(key, { state, at, make })
        this.#wake()
      }
      return known.answer as T
    }
    return this.#inTurns(key, { state, at, make }, isLarge)
  }

  /** Makes one answer anew that was given out of date; the caller is an alarm. Returns whether more are to be made. */
  async renew(): Promise<boolean> {
    const [next] = this.#due
    if (!next) return false
    const [key, making] = next
    this.#due.delete(key)
    await this.#inTurns(key, making, true)
    return this.#due.size > 0
  }

  /** After what the merchant wrote changed: bands, spend, names. */
  clear(): void {
    this.#kept.clear()
    this.#due.clear()
    this.#making.clear()
    this.#cleared++
    this.#sql.exec(`DELETE FROM ${this.#table}`)
  }

  /** Lets go of everything, overwritten first: it may name somebody who is to be forgotten. */
  forget(): void {
    this.#sql.exec(
      `INSERT INTO ${this.#table} (key, state, at, answer)
         SELECT key, state, at, CAST(zeroblob(octet_length(answer)) AS TEXT) FROM ${this.#table} WHERE true
         ON CONFLICT (key) DO UPDATE SET answer = excluded.answer`,
    )
    this.clear()
  }

  /**
   * Makes an answer, one for all who ask for it meanwhile, and keeps it: of a large store in a row. There, who asks takes
   * one that was begun before the newest facts; in a small one not.
   */
  #inTurns<T>(key: string, making: Making<T>, isLarge: boolean): Promise<T> {
    const name = isLarge ? key : `${key}\n${making.state}`
    const known = this.#making.get(name)
    if (known) return known as Promise<T>
    const made = this.#made(key, making, isLarge).finally(() => {
      if (this.#making.get(name) === made) this.#making.delete(name)
    })
    this.#making.set(name, made)
    return made
  }

  async #made<T>(key: string, { state, at, make }: Making<T>, isLarge: boolean): Promise<T> {
    const cleared = this.#cleared
    const answer = await workedOutInTurns(make())
    if (cleared !== this.#cleared || isWaiting(answer)) return answer
    if (isLarge) this.#keep(key, { answer, state, at })
    else this.#remember(key, { answer, state, at })
    return answer
  }

  #known(key: string): Made | undefined {
    const inMemory = this.#kept.get(key)
    if (inMemory) return inMemory
    const [row] = this.#sql.exec<{ state: string; at: number; answer: string }>(
      `SELECT state, at, answer FROM ${this.#table} WHERE key = ?`,
      key,
    )
    if (!row) return undefined
    const made = { ...row, answer: JSON.parse(row.answer) as unknown }
    this.#remember(key, made)
    return made
  }

  #keep(key: string, made: Made): void {
    this.#remember(key, made)
    const text = JSON.stringify(made.answer)
    if (text.length > mostCharacters) return
    this.#sql.exec(
      `INSERT OR REPLACE INTO ${this.#table} (key, state, at, answer) VALUES (?, ?, ?, ?)`,
      key,
      made.state,
      made.at,
      text,
    )
    this.#sql.exec(
      `DELETE FROM ${this.#table} WHERE key IN (SELECT key FROM ${this.#table} ORDER BY at DESC LIMIT -1 OFFSET ?)`,
      mostRows,
    )
  }

  #remember(key: string, made: Made): void {
    if (this.#kept.size >= mostInMemory) this.#kept.clear()
    this.#kept.set(key, made)
  }
}

/** An answer that waits for a run of the models is worth nothing as soon as there is one. */
function isWaiting(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false
  const { state, contributors } = answer as { state?: unknown; contributors?: unknown }
  return state === 'pending' || contributors === null
}
