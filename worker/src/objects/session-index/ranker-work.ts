import { defaultNet } from '#shared/recommend/default-ranker'
import { distantOnShelf, itemsAShelf } from '#shared/recommend/item-map'
import { plainNet } from '#shared/recommend/plain-net'
import { decodeNet, encodeNet } from '#shared/recommend/ranker-codec'
import type { Net } from '#shared/recommend/ranker-net'
import { RankerRun } from '#shared/recommend/ranker-run'
import { featureCount, fewestSessions } from '#shared/recommend/ranker-settings'
import { decodeRing } from '#shared/recommend/ring-codec'
import { type PartKind, partKinds } from '#shared/recommend/run-parts'
import { firstProgress, type RunProgress } from '#shared/recommend/run-progress'
import type { IndexRows } from './index-rows.ts'
import { LearningPace } from './learning-pace.ts'

/** After a run the next waits until the sessions have doubled, or for a day if there are some more. */
const dayMs = 86_400_000
const someMore = 1.02
/** Between two slices the object does what it is there for. */
const pauseMs = 100
/** A stored value is split into rows of this size: the platform's limit is 2 MB. */
const rowBytes = 1_000_000

/** What readers rank with: the net, and the items' places on the map. */
export interface RankerModel {
  version: number
  net: Uint8Array
  dims: number
  places: Uint8Array
}

interface Job {
  seed: number
  sessions: number
  progress: RunProgress
}

/** What there is to know of the last run. */
interface Standing {
  version: number
  sessions: number
  at: number
  winner: string
  /** Somebody was forgotten since: the map is drawn anew within a day, whatever else has come. */
  isStale?: boolean
}

/**
 * The learning of a shard's ranker, slice by slice. After each slice all of it is stored: a lost memory costs one slice.
 * The nets it is judged against are the one in use and the one before, so that a worse one is rolled back.
 */
export class RankerWork {
  readonly #storage: DurableObjectStorage
  readonly #rows: IndexRows
  #run: RankerRun | null = null
  #job: Job | null
  #standing: Standing | null

  constructor(storage: DurableObjectStorage, rows: IndexRows) {
    this.#storage = storage
    this.#rows = rows
    storage.sql.exec(
      `CREATE TABLE IF NOT EXISTS ranker (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
       CREATE TABLE IF NOT EXISTS ranker_note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)`,
    )
    this.#job = this.#readNote<Job>(notes.job)
    this.#standing = this.#readNote<Standing>(notes.standing)
  }

  /** When the next slice is due (epoch ms); null: nothing to do. */
  get dueAt(): number | null {
    return this.#job ? Date.now() + pauseMs : null
  }

  /** 0 before the first run. */
  get version(): number {
    return this.#standing?.version ?? 0
  }

  /** Begins a run when enough has come since the last. */
  beginIfDue(now: number): void {
    if (this.#job) return
    const { sessions } = this.#rows.totals()
    const { version = 0, sessions: before = 0, at = 0, isStale = false } = this.#standing ?? {}
    const isDue =
      version === 0 ||
      !this.#isFitting() ||
      sessions >= 2 * before ||
      (now - at >= dayMs && (isStale || sessions >= someMore * before))
    if (sessions < fewestSessions || !isDue) return
    this.#job = { seed: version + 1, sessions, progress: firstProgress }
    this.#writeNote(notes.job, this.#job)
  }

  /**
   * Does the next slice of the run and says whether a new model is in use. Between its steps others have their turn:
   * `calls` says how many came so far. A run given up meanwhile ends there.
   */
  async slice(now: number, calls: () => number): Promise<boolean> {
    const job = this.#job
    if (!job) return false
    this.#run ??= this.#start(job)
    const run = this.#run
    const steps = run.steps()
    const pace = new LearningPace()
    let heard = calls()
    for (;;) {
      if (this.#storage.transactionSync(() => this.#step(run, steps, job, now))) return run.isDone
      // Whoever came during the step is let in now. The clock stands still while a step is under way: it is read after that.
      await scheduler.wait(0)
      const { restMs } = pace
      const over = Date.now() + restMs
      await scheduler.wait(restMs)
      if (this.#run !== run) return false
      pace.rested({ calls: calls() - heard, lateMs: Date.now() - over })
      heard = calls()
    }
  }

  /** A step of a slice; the last one stores what the slice made. Returns whether it was the last. */
  #step(run: RankerRun, steps: ReturnType<RankerRun['steps']>, job: Job, now: number): boolean {
    const { done, value } = steps.next()
    if (!done) return false
    job.progress = value
    if (run.isDone) this.#finish(run, job, now)
    else this.#writeNote(notes.job, job)
    return true
  }

  /**
   * Somebody is to be forgotten: a run that is under way has read their sessions and is given up; what it wrote is
   * written over. Returns when a new one is due, which draws the map without them.
   */
  forget(now: number): number {
    this.giveUp()
    if (!this.#standing) return now
    this.#standing.isStale = true
    this.#writeNote(notes.standing, this.#standing)
    return Math.max(now, this.#standing.at + dayMs)
  }

  /** Gives up a run that is under way. */
  giveUp(): void {
    if (this.#job) this.#storage.transactionSync(() => this.#clear())
  }

  /** The model in use; null before the first run. */
  model(): RankerModel | null {
    if (!this.#standing) return null
    return {
      version: this.#standing.version,
      net: this.#read(keyOf('net'))!,
      dims: this.#readNote<number>(notes.dims)!,
      places: this.#read(keyOf('map'))!,
    }
  }

  /** The bytes of each item's distant items; empty for one that has none. */
  distant(items: readonly number[]): Uint8Array[] {
    const shelves = new Map<number, Uint8Array | null>()
    return items.map((item) => {
      const number = Math.floor(item / itemsAShelf)
      let shelf = shelves.get(number)
      if (shelf === undefined) {
        shelf = this.#standing && this.#read(keyOf('distant', number))
        shelves.set(number, shelf)
      }
      return shelf ? distantOnShelf(shelf, item) : noBytes
    })
  }

  /** Whether the net in use is one of today's features: after an update it may not be. */
  #isFitting(): boolean {
    const bytes = this.#read(keyOf('net'))
    return bytes !== null && decodeNet(bytes, featureCount) !== null
  }

  #start({ seed, progress, sessions }: Job): RankerRun {
    const stats = this.#rows.allStats()
    return new RankerRun(
      {
        sessions,
        stats: () => stats,
        posting: (item) => decodeRing(this.#rows.rings(item).sessions),
      },
      {
        read: (kind, number) => this.#read(keyOf(kind, number)),
        write: (kind, bytes, number) => this.#write(keyOf(kind, number), bytes),
      },
      this.#rivals(),
      { seed, progress },
    )
  }

  #rivals(): Record<string, Net> {
    const rivals: Record<string, Net> = { plain: plainNet(), default: defaultNet() }
    for (const name of ['net', 'net-before'] as const) {
      const bytes = this.#read(keyOf(name))
      const net = bytes && decodeNet(bytes, featureCount)
      if (net) rivals[name] = net
    }
    return rivals
  }

  #finish(run: RankerRun, { sessions }: Job, now: number): void {
    const { net, winner, places, dims } = run.result()
    const before = this.#read(keyOf('net'))
    if (before && winner !== 'net') this.#write(keyOf('net-before'), before)
    this.#write(keyOf('net'), encodeNet(net))
    this.#write(keyOf('map'), new Uint8Array(places.buffer))
    this.#standing = { version: this.version + 1, sessions, at: now, winner }
    this.#writeNote(notes.standing, this.#standing)
    this.#writeNote(notes.dims, dims)
    this.#clear()
  }

  /** Ends a run: its parts are written over and removed, but for the distant items, which stay in use. */
  #clear(): void {
    for (const kind of partKinds) {
      if (kind === 'distant') continue
      const range = [keyOf(kind), keyOf(kind) + kindSpan]
      if (kind === 'newest') {
        this.#storage.sql.exec(
          'UPDATE ranker SET bytes = zeroblob(length(bytes)) WHERE id >= ? AND id < ?',
          ...range,
        )
      }
      this.#storage.sql.exec('DELETE FROM ranker WHERE id >= ? AND id < ?', ...range)
    }
    this.#storage.sql.exec('DELETE FROM ranker_note WHERE id = ?', notes.job)
    this.#job = null
    this.#run = null
  }

  #read(key: number): Uint8Array | null {
    const rows = this.#storage.sql
      .exec<{ bytes: ArrayBuffer }>(
        'SELECT bytes FROM ranker WHERE id >= ? AND id < ? ORDER BY id',
        key,
        key + rowsAValue,
      )
      .toArray()
    if (rows.length <= 1) return rows[0] ? new Uint8Array(rows[0].bytes) : null
    const whole = new Uint8Array(rows.reduce((sum, { bytes }) => sum + bytes.byteLength, 0))
    let at = 0
    for (const { bytes } of rows) {
      whole.set(new Uint8Array(bytes), at)
      at += bytes.byteLength
    }
    return whole
  }

  #write(key: number, bytes: Uint8Array): void {
    const rows = Math.max(1, Math.ceil(bytes.length / rowBytes))
    for (let row = 0; row < rows; row++) {
      const part = bytes.slice(row * rowBytes, (row + 1) * rowBytes)
      this.#storage.sql.exec('INSERT OR REPLACE INTO ranker (id, bytes) VALUES (?, ?)', key + row, part)
    }
    this.#storage.sql.exec('DELETE FROM ranker WHERE id >= ? AND id < ?', key + rows, key + rowsAValue)
  }

  #readNote<T>(id: number): T | null {
    const row = this.#storage.sql
      .exec<{ text: string }>('SELECT text FROM ranker_note WHERE id = ?', id)
      .toArray()[0]
    return row ? (JSON.parse(row.text) as T) : null
  }

  #writeNote(id: number, value: unknown): void {
    this.#storage.sql.exec(
      'INSERT OR REPLACE INTO ranker_note (id, text) VALUES (?, ?)',
      id,
      JSON.stringify(value),
    )
  }
}

const noBytes = new Uint8Array(0)

const notes = { job: 1, standing: 2, dims: 3 }

/** Keys of stored values: the kind, its number, and the rows of the value. */
const kinds = [...partKinds, 'net', 'net-before', 'map'] as const
const rowsAValue = 16
const kindSpan = 2 ** 36

function keyOf(kind: PartKind | 'net' | 'net-before' | 'map', number = 0): number {
  return kinds.indexOf(kind) * kindSpan + number * rowsAValue
}
