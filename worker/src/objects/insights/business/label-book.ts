import { type LifecycleInputs, lifecycleOf } from '#shared/customer/lifecycle'
import { daysBetween } from '#shared/maths/calendar'
import { pAlive, type Scoring } from '../people/person-scores.ts'
import { clusterCase, labelColumn, segmentOfCode } from './label-sql.ts'

/** A snapshot that is being taken: plain data, a row of text between slices. */
interface SnapshotState {
  day: string
  after: string
  usualGapDays: number
  people: number
  rows: number
}

/** What somebody is called from a day on; `cluster` is its lasting key. */
export interface CalledSince {
  day: string
  tier: string | null
  rfm: string | null
  cluster: number | null
  lifecycle: string
}

export interface SnapshotContext {
  scoring: Scoring | null
  /** Lasting keys of the clusters, by number. */
  keys: readonly number[]
}

interface PersonColumns extends Record<string, string | number | null> {
  id: string
  kind: string
  tier: string | null
  rfm: number | null
  cluster: number | null
  alive: number | null
  days: number
  first_day: string | null
  last_day: string | null
  before_day: string | null
  seen_at: number
  known: string | null
}

/** People looked at in one slice: some tens of milliseconds. */
const page = 2_000

/**
 * What everybody was called on each day: tier, RFM segment, cluster and lifecycle stage. A row says what somebody is
 * called from its day on, and is written only when that changes, so a day costs as many rows as people changed.
 */
export class LabelBook {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS label (person TEXT, day TEXT, tier TEXT, rfm TEXT, cluster INTEGER, lifecycle TEXT,
         PRIMARY KEY (person, day)) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS label_day (day TEXT PRIMARY KEY, people INTEGER NOT NULL, rows INTEGER NOT NULL)
         WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS label_run (id INTEGER PRIMARY KEY, next_at INTEGER NOT NULL, state TEXT)`,
    )
  }

  get isRunning(): boolean {
    return this.#state() !== null
  }

  /** Whether the day of the last snapshot is over. */
  isDue(now: number): boolean {
    const [row] = this.#sql.exec<{ next_at: number; state: string | null }>(
      'SELECT next_at, state FROM label_run',
    )
    return row === undefined || (row.state === null && row.next_at <= now)
  }

  /** Begins the snapshot of a day, or takes it anew. `nextAt`: when the next day begins, epoch ms. */
  begin(asked: { day: string; nextAt: number; usualGapDays: number }): void {
    const { day, nextAt, usualGapDays } = asked
    this.#keep(nextAt, { day, after: '', usualGapDays, people: 0, rows: 0 })
  }

  /** Looks at the next people; the caller holds the transaction. Returns whether more are left. */
  slice(contextOf: (day: string) => SnapshotContext): boolean {
    const state = this.#state()
    if (!state) return false
    const context = contextOf(state.day)
    const people = this.#people(state, context)
    for (const person of people) if (this.#write(state, person, context)) state.rows++
    state.people += people.length
    const last = people.at(-1)
    if (last && people.length === page) {
      this.#keep(null, { ...state, after: last.id })
      return true
    }
    this.#sql.exec(
      `INSERT INTO label_day (day, people, rows) VALUES (?, ?, ?)
         ON CONFLICT (day) DO UPDATE SET people = excluded.people, rows = rows + excluded.rows`,
      state.day,
      state.people,
      state.rows,
    )
    this.#keep(null, null)
    return false
  }

  /** What somebody was called, from which day on. */
  of(person: string): CalledSince[] {
    return this.#sql
      .exec<CalledSince & Record<string, never>>(
        'SELECT day, tier, rfm, cluster, lifecycle FROM label WHERE person = ? ORDER BY day',
        person,
      )
      .toArray()
  }

  /** A guest or visitor turned out to be somebody: whose history is longer is no matter, their own one counts. */
  move(from: string, to: string): void {
    this.#sql.exec(
      `UPDATE label SET person = ?2 WHERE person = ?1 AND NOT EXISTS (SELECT 1 FROM label WHERE person = ?2)`,
      from,
      to,
    )
    this.#sql.exec('DELETE FROM label WHERE person = ?', from)
  }

  /** Removes a person's rows, overwritten first. */
  forget(person: string): void {
    this.#sql.exec(
      `INSERT INTO label (person, day, tier, rfm, cluster, lifecycle)
         SELECT person, day, ${blank('tier')}, ${blank('rfm')}, 0, ${blank('lifecycle')} FROM label WHERE person = ?
         ON CONFLICT (person, day) DO UPDATE SET tier = excluded.tier, rfm = excluded.rfm,
           cluster = excluded.cluster, lifecycle = excluded.lifecycle`,
      person,
    )
    this.#sql.exec('DELETE FROM label WHERE person = ?', person)
    const state = this.#state()
    if (state?.after === person) this.#keep(null, { ...state, after: '' }) // from the start: nothing is written twice
  }

  #people({ day, after }: SnapshotState, { scoring }: SnapshotContext): PersonColumns[] {
    const context = { today: day, scoring, bands: [] }
    return this.#sql
      .exec<PersonColumns>(
        `SELECT id, kind, tier, ${labelColumn('rfm', this.#sql, context).sql} AS rfm,
           iif(order_days > 0, ${clusterCase(context)}, NULL) AS cluster,
           iif(order_days > 0, ${pAlive(context)}, NULL) AS alive,
           coalesce(order_days, 0) AS days, first_order_day AS first_day, last_order_day AS last_day,
           (SELECT max(day) FROM purchase WHERE person = person.id AND day < last_order_day
              AND NOT (fact ->> 'cancelled')) AS before_day,
           last_at AS seen_at,
           (SELECT json_array(tier, rfm, cluster, lifecycle) FROM label
              WHERE label.person = person.id ORDER BY day DESC LIMIT 1) AS known
         FROM person WHERE id > ? AND (kind = 'customer' OR (kind = 'guest' AND order_days > 0)) ORDER BY id LIMIT ?`,
        after,
        page,
      )
      .toArray()
  }

  /** Returns whether a row was needed. */
  #write(state: SnapshotState, person: PersonColumns, { keys }: SnapshotContext): boolean {
    const cluster = person.cluster === null ? null : (keys[person.cluster] ?? null)
    const labels = [person.tier, segmentOfCode(person.rfm), cluster, stageOf(person, state)]
    if (JSON.stringify(labels) === person.known) return false
    this.#sql.exec(
      `INSERT INTO label (person, day, tier, rfm, cluster, lifecycle) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (person, day) DO UPDATE SET tier = excluded.tier, rfm = excluded.rfm,
           cluster = excluded.cluster, lifecycle = excluded.lifecycle`,
      person.id,
      state.day,
      ...labels,
    )
    return true
  }

  #state(): SnapshotState | null {
    const [row] = this.#sql.exec<{ state: string | null }>('SELECT state FROM label_run')
    return row?.state ? (JSON.parse(row.state) as SnapshotState) : null
  }

  /** What was kept is overwritten first where nothing takes its place: it names the last person looked at. */
  #keep(nextAt: number | null, state: SnapshotState | null): void {
    if (!state) this.#sql.exec(`UPDATE label_run SET state = ${blank('state')} WHERE state IS NOT NULL`)
    this.#sql.exec(
      `INSERT INTO label_run (id, next_at, state) VALUES (1, coalesce(?1, 0), ?2)
         ON CONFLICT (id) DO UPDATE SET next_at = coalesce(?1, next_at), state = excluded.state`,
      nextAt,
      state && JSON.stringify(state),
    )
  }
}

const blank = (column: string) => `CAST(zeroblob(octet_length(${column})) AS TEXT)`

/** The stage as the customer's own page tells it (`lifecycleOf`), from what the row of a person holds. */
function stageOf(person: PersonColumns, { day, usualGapDays }: SnapshotState): string {
  const { days, first_day, last_day, before_day } = person
  const between = (from: string | null, to: string | null) => (from && to ? daysBetween(from, to) - 1 : 0)
  const expected = (span: number, gaps: number) => (2 * usualGapDays + span) / (2 + gaps)
  const inputs: LifecycleInputs = {
    isKnown: person.kind === 'customer',
    orders: days,
    overdue:
      days > 0
        ? Math.max(0, between(last_day, day)) / expected(between(first_day, last_day), days - 1)
        : null,
    pAlive: person.alive,
    lastGap:
      days > 1 ? between(before_day, last_day) / expected(between(first_day, before_day), days - 2) : null,
    daysSinceSeen: Math.max(0, (Date.parse(`${day}T00:00:00Z`) - person.seen_at) / 86_400_000),
  }
  return lifecycleOf(inputs).stage
}
