import type { Fact, Flush, FlushReply } from '#shared/customer/fact'

/** Facts of one flush. */
export interface Delta {
  origin: string
  facts: Fact[]
  /** Epoch ms; 0 for what an earlier version took. */
  receivedAt: number
}

/** Facts of one flush with their number by arrival, waiting to be digested. */
interface Waiting extends Delta {
  arrival: number
}

/** A forgotten person's facts are refused for this long after the erasure. */
const eraseRefusalMs = 30 * 86_400_000

const dayMs = 86_400_000
/** Digested slots are overwritten after so long: what somebody did stands in them, and a small store needs years for a round. */
const slotsKeptMs = 7 * dayMs
/** Cursors looked through at a time. */
const cursorsAtOnce = 10_000

/** Whose cursors are not needed any more. */
export interface GoneSenders {
  /** Days without a word, at least. */
  quietDays: number
  /** A condition on `origin`, in SQL, that holds for nobody who may ever tell something again. */
  condition: string
}

/** Delta rows there are; used in turn. Owners digest long before all of them wait. */
export const deltaSlots = 4_096

/**
 * The receiving end of the outboxes: takes each fact of (origin, epoch) once. What is new in a flush becomes one delta
 * row, a repeated flush writes nothing; `digest` hands the rows to the owner and moves the cursors in the same
 * transaction. Between the two, `undigested` lists what reads have to add. Rows are numbered by arrival, for when a
 * visitor signs in, two origins tell of the same visit one after the other. A digested row is not deleted, which would
 * cost as much as writing it: its slot is written over when its turn comes.
 */
export class Intake {
  readonly #storage: DurableObjectStorage
  /** Last number taken, by origin and epoch: a cache over the two tables, dropped when it grows. */
  #last = new Map<string, number>()
  #pending: Waiting[] = []
  /** Arrivals so far, and how many of them are digested. */
  #arrived: number
  #digested: number
  /** Up to where cursors were looked through. */
  #lookedAfter: [origin: string, epoch: string] = ['', '']

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
    const { sql } = storage
    sql.exec(
      `CREATE TABLE IF NOT EXISTS cursor (origin TEXT, epoch TEXT, n INTEGER NOT NULL, refused_until INTEGER,
         seen INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (origin, epoch)) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS delta (slot INTEGER PRIMARY KEY, arrival INTEGER NOT NULL, origin TEXT NOT NULL,
         epoch TEXT NOT NULL, n INTEGER NOT NULL, facts TEXT NOT NULL, received_at INTEGER NOT NULL DEFAULT 0);
       CREATE TABLE IF NOT EXISTS digested (id INTEGER PRIMARY KEY, arrival INTEGER NOT NULL)`,
    )
    if (
      sql.exec("SELECT 1 FROM pragma_table_info('delta') WHERE name = 'received_at'").toArray().length === 0
    ) {
      sql.exec('ALTER TABLE delta ADD COLUMN received_at INTEGER NOT NULL DEFAULT 0')
    }
    if (sql.exec("SELECT 1 FROM pragma_table_info('cursor') WHERE name = 'seen'").toArray().length === 0) {
      const today = Math.floor(Date.now() / dayMs)
      sql.exec(`ALTER TABLE cursor ADD COLUMN seen INTEGER NOT NULL DEFAULT ${today}`)
    }
    this.#digested = sql.exec<{ arrival: number }>('SELECT arrival FROM digested').toArray()[0]?.arrival ?? 0
    this.#arrived = this.#digested
    for (let row = this.#slot(this.#digested + 1); row; row = this.#slot(row.arrival + 1)) {
      this.#arrived = row.arrival
      this.#last.set(key(row.origin, row.epoch), row.n)
      this.#pending.push(deltaOf(row))
    }
    for (const waiting of [...this.#last.keys()]) {
      const [origin, epoch] = waiting.split('\n')
      const isRefused = sql
        .exec(
          'SELECT 1 FROM cursor WHERE origin = ? AND epoch = ? AND refused_until IS NOT NULL',
          origin,
          epoch,
        )
        .toArray()
      if (isRefused.length > 0) this.#last.delete(waiting) // asked of the cursor, which knows until when
    }
  }

  /** Rows waiting to be digested. */
  get rows(): number {
    return this.#arrived - this.#digested
  }

  /** Rows taken so far: changes when, and only when, something new has come. */
  get taken(): number {
    return this.#arrived
  }

  /** What has been taken but not digested, in order of arrival. */
  get undigested(): readonly Waiting[] {
    return this.#pending
  }

  /**
   * What came since `from`, digested or not, in order of arrival, and since when that is everything: slots are written
   * over in turn. Reads a row for each and one more.
   */
  cameSince(from: number, now: number): { deltas: Delta[]; since: number } {
    const newestFirst: Delta[] = []
    const until = (since: number) => ({ deltas: newestFirst.reverse(), since })
    let arrival = this.#arrived
    for (const row of this.#slotsBackwards()) {
      if (row.arrival !== arrival) break
      if (row.received_at < from) return until(from)
      newestFirst.push(deltaOf(row))
      arrival--
    }
    return until(arrival === 0 ? from : (newestFirst.at(-1)?.receivedAt ?? now))
  }

  /** The slots from the newest on, backwards and once round; read one by one. */
  *#slotsBackwards(): Generator<DeltaRow> {
    const newest = this.#arrived % deltaSlots
    for (const side of ['<=', '>'])
      yield* this.#storage.sql.exec<DeltaRow>(
        `SELECT arrival, origin, epoch, n, facts, received_at FROM delta WHERE slot ${side} ? ORDER BY slot DESC`,
        newest,
      )
  }

  /**
   * Takes the facts of a flush that are new and returns them with the reply for the sender. Facts the receiver has
   * seen are left out; a gap (facts lost before `prev`) is refused by answering the older `last`, and the sender
   * starts again from there. Throws when more waits than there is room for; the sender keeps its facts and tries again.
   */
  receive(flush: Flush, now: number): { reply: FlushReply; fresh: Fact[] } {
    const last = this.#lastOf(flush.origin, flush.epoch, now)
    if (flush.prev > last && last !== refused) return { reply: { last }, fresh: [] }
    const fresh = flush.facts.filter((fact) => fact.n > last)
    const newest = fresh.at(-1)
    if (!newest) return { reply: { last: last === refused ? newestOf(flush) : last }, fresh: [] }
    if (this.rows >= deltaSlots) throw new Error('too much waits to be digested')
    const arrival = this.#arrived + 1
    this.#storage.sql.exec(
      `INSERT INTO delta (slot, arrival, origin, epoch, n, facts, received_at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (slot) DO UPDATE SET arrival = excluded.arrival, origin = excluded.origin,
           epoch = excluded.epoch, n = excluded.n, facts = excluded.facts, received_at = excluded.received_at`,
      arrival % deltaSlots,
      arrival,
      flush.origin,
      flush.epoch,
      newest.n,
      JSON.stringify(fresh),
      now,
    )
    this.#arrived = arrival
    this.#pending.push({ arrival, origin: flush.origin, facts: fresh, receivedAt: now })
    this.#last.set(key(flush.origin, flush.epoch), newest.n)
    return { reply: { last: newest.n }, fresh }
  }

  /**
   * Hands the waiting deltas, those up to the arrival `upTo` where it is given, to `apply` and moves the cursors, in one
   * transaction with whatever `apply` writes.
   */
  digest(apply: (deltas: readonly Delta[]) => void, upTo = this.#arrived): void {
    if (upTo <= this.#digested) return
    const isLater = ({ arrival }: Waiting) => arrival > upTo
    this.#storage.transactionSync(() => {
      apply(this.#pending.filter((delta) => !isLater(delta)))
      const { sql } = this.#storage
      sql.exec(
        `INSERT INTO cursor (origin, epoch, n, seen)
           SELECT origin, epoch, max(n), ?1 FROM delta WHERE arrival > ?2 AND arrival <= ?3 GROUP BY origin, epoch
           ON CONFLICT (origin, epoch) DO UPDATE SET n = max(n, excluded.n), seen = excluded.seen`,
        Math.floor(Date.now() / dayMs),
        this.#digested,
        upTo,
      )
      sql.exec('INSERT OR REPLACE INTO digested (id, arrival) VALUES (1, ?)', upTo)
    })
    this.#pending = this.#pending.filter(isLater)
    this.#digested = upTo
    // Of what waits, the memory alone knows the cursor.
    if (this.rows === 0 && this.#last.size > 20_000) this.#last.clear()
  }

  /**
   * Refuses everything further of this person's epoch for 30 days, and overwrites what the slots still hold of
   * `people`: the person, and whoever became that person.
   */
  refuse(origin: string, epoch: string, people: readonly string[], now: number): void {
    const { sql } = this.#storage
    // Spaces of as many bytes: an empty list to read, and nothing left of the text underneath.
    sql.exec(
      `UPDATE delta SET facts = '[' || printf('%*s', octet_length(facts) - 2, '') || ']'
         WHERE origin = ? OR origin IN (SELECT value FROM json_each(?))`,
      origin,
      JSON.stringify(people),
    )
    this.#pending = this.#pending.filter((delta) => delta.origin !== origin && !people.includes(delta.origin))
    sql.exec(
      `INSERT INTO cursor (origin, epoch, n, refused_until) VALUES (?, ?, 0, ?)
         ON CONFLICT (origin, epoch) DO UPDATE SET refused_until = excluded.refused_until`,
      origin,
      epoch,
      now + eraseRefusalMs,
    )
    this.#last.set(key(origin, epoch), refused)
  }

  /**
   * Drops the cursors of those who are gone, some at a time, and overwrites what digested slots hold for longer than a
   * week. Whoever may come back keeps the cursor, however long they were quiet: their object sends what it last sent
   * again, as it stores an acknowledgement with its next write only. A refusal stays, too: it says that somebody was
   * forgotten.
   */
  forgetOld(now: number, { quietDays, condition }: GoneSenders): void {
    const { sql } = this.#storage
    const after = this.#lookedAfter
    const [last] = sql.exec<{ origin: string; epoch: string }>(
      'SELECT origin, epoch FROM cursor WHERE (origin, epoch) > (?, ?) ORDER BY origin, epoch LIMIT 1 OFFSET ?',
      ...after,
      cursorsAtOnce - 1,
    )
    sql.exec(
      `DELETE FROM cursor WHERE (origin, epoch) > (?1, ?2) AND (?3 IS NULL OR (origin, epoch) <= (?3, ?4))
         AND seen < ?5 AND refused_until IS NULL AND ${condition}`,
      ...after,
      last?.origin ?? null,
      last?.epoch ?? null,
      Math.floor(now / dayMs) - quietDays,
    )
    this.#lookedAfter = last ? [last.origin, last.epoch] : ['', '']
    // What waits to be digested is known by memory alone.
    if (this.rows === 0) this.#last.clear()
    if (!last) this.#overwriteOld(now)
  }

  /** Spaces of as many bytes, so that nothing is left of the text underneath. */
  #overwriteOld(now: number): void {
    this.#storage.sql.exec(
      `UPDATE delta SET origin = printf('%*s', octet_length(origin), ''), epoch = '',
           facts = '[' || printf('%*s', octet_length(facts) - 2, '') || ']'
         WHERE arrival <= ? AND received_at < ? AND epoch <> ''`,
      this.#digested,
      now - slotsKeptMs,
    )
  }

  /** The row of an arrival, while its slot still holds it: looked up by the slot, as the others are not worth reading. */
  #slot(arrival: number): DeltaRow | undefined {
    return this.#storage.sql
      .exec<DeltaRow>(
        'SELECT arrival, origin, epoch, n, facts, received_at FROM delta WHERE slot = ? AND arrival = ?',
        arrival % deltaSlots,
        arrival,
      )
      .toArray()[0]
  }

  #lastOf(origin: string, epoch: string, now: number): number {
    const known = this.#last.get(key(origin, epoch))
    if (known !== undefined) return known
    const [row] = this.#storage.sql.exec<{ n: number; refused_until: number | null }>(
      'SELECT n, refused_until FROM cursor WHERE origin = ? AND epoch = ?',
      origin,
      epoch,
    )
    const last = row ? ((row.refused_until ?? 0) > now ? refused : row.n) : 0
    this.#last.set(key(origin, epoch), last)
    return last
  }
}

interface DeltaRow extends Record<string, string | number> {
  arrival: number
  origin: string
  epoch: string
  n: number
  facts: string
  received_at: number
}

function deltaOf({ arrival, origin, facts, received_at }: DeltaRow): Waiting {
  return { arrival, origin, facts: JSON.parse(facts), receivedAt: received_at }
}

const refused = Number.MAX_SAFE_INTEGER
const key = (origin: string, epoch: string): string => `${origin}\n${epoch}`
const newestOf = (flush: Flush): number => flush.facts.at(-1)?.n ?? flush.prev
