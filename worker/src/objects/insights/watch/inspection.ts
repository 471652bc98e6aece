import { reconcile } from '#shared/insight/inspection/reconcile'
import { sharedVisitor, strangeOf } from '#shared/insight/inspection/strange'
import { strangeDays } from '#shared/insight/inspection/strange-days'
import { newSurvey, type Survey, survey } from '#shared/insight/inspection/survey'
import { type LogSpread, logSpread } from '#shared/insight/inspection/value-histogram'
import type { DayDifference, Strange } from '#shared/wire/inspection'
import type { Delta } from '../../intake.ts'
import { AnomalyTable } from './anomaly-table.ts'
import { ErasedDays, sumsOf } from './erased-days.ts'
import { inspectedPage } from './inspected-pages.ts'

/** People of one page, and rows after which a slice ends. */
const pagePeople = 200
const sliceRows = 2_000
/** An inspection of a day is made anew when facts have come since and it is older than this and a little more a row. */
const freshMs = 600_000
const freshMsARow = 20
/** Days that are told when they do not add up. */
const shownDifferences = 20
const padding = 16_384
/** Browsers that are counted guests for. */
const mostVisitors = 500

interface State {
  version: number
  day: string
  revision: number
  phase: 'survey' | 'strange'
  /** Everybody up to this key was seen. It names somebody: the state is overwritten when it is over, or they are forgotten. */
  cursor: string
  survey: Survey
  values: LogSpread | null
  visitors: Record<string, number>
  /** Days that changed while they were counted. */
  moved: string[]
  rows: number
  isCut: boolean
}

/** What an inspection came to; nothing in it is of anybody. */
export interface Inspected {
  version: number
  day: string
  revision: number
  at: number
  rows: number
  days: number
  checked_days: number
  unequal_days: number
  differences: DayDifference[]
  is_cut: boolean
  survey: Omit<Survey, 'values' | 'days'>
}

/**
 * Looks through everybody and every order, twice: to count, and, knowing what is usual, to find what is not. It is begun
 * when somebody asks and the newest is not of today, or old; goes on in slices, one an alarm; and keeps where it is in a
 * row, so that an object that sleeps or dies goes on where it was.
 */
export class Inspection {
  readonly anomalies: AnomalyTable
  readonly #sql: SqlStorage
  readonly #erased: ErasedDays

  constructor(sql: SqlStorage) {
    this.#sql = sql
    this.anomalies = new AnomalyTable(sql)
    this.#erased = new ErasedDays(sql)
    sql.exec(
      `CREATE TABLE IF NOT EXISTS inspection_run (id INTEGER PRIMARY KEY, state TEXT NOT NULL);
       CREATE TABLE IF NOT EXISTS inspection (id INTEGER PRIMARY KEY, result TEXT NOT NULL)`,
    )
  }

  /** The newest; null before the first. */
  newest(): Inspected | null {
    const [row] = this.#sql.exec<{ result: string }>('SELECT result FROM inspection')
    return row ? (JSON.parse(row.result) as Inspected) : null
  }

  /** Begins an inspection if one is due; returns whether one is going on. */
  ensure({ day, revision, now }: { day: string; revision: number; now: number }): boolean {
    if (this.#state()) return true
    const newest = this.newest()
    const isOld = newest && now - newest.at >= freshMs + freshMsARow * newest.rows
    if (newest?.day === day && !(isOld && newest.revision !== revision)) return false
    this.#keep({
      version: (newest?.version ?? 0) + 1,
      day,
      revision,
      phase: 'survey',
      cursor: '',
      survey: newSurvey(),
      values: null,
      visitors: {},
      moved: [],
      rows: 0,
      isCut: false,
    })
    return true
  }

  /** One slice of the inspection that is going on, if any; the caller holds the transaction. Whether more is left. */
  slice(now: number): boolean {
    const state = this.#state()
    if (!state) return false
    for (let rows = 0; rows < sliceRows; ) {
      const { people, last, isLast } = inspectedPage(this.#sql, state.cursor, pagePeople)
      for (const person of people) {
        rows += 1 + person.orders.length
        if (state.phase === 'survey') survey(state.survey, person, now)
        else this.#judge(state, person, now)
      }
      state.cursor = last
      if (!isLast) continue
      if (state.phase === 'strange') {
        this.#finish(state, now)
        return false
      }
      state.rows = state.survey.people + state.survey.orders
      state.phase = 'strange'
      state.cursor = ''
      state.values = logSpread(state.survey.values)
    }
    this.#keep(state)
    return true
  }

  /** To be said before deltas are applied: days whose orders are about to change are not held against one another. */
  touch(deltas: readonly Delta[]): void {
    const changing = deltas.filter(({ facts }) =>
      facts.some(({ kind }) => kind === 'order' || kind === 'merge'),
    )
    if (changing.length === 0 || this.#state()?.phase !== 'survey') return
    this.#move(
      changing.flatMap(({ origin, facts }) =>
        facts.flatMap((fact) => {
          if (fact.kind === 'order') return [fact.day, ...this.#dayOf(origin, fact.order)]
          return fact.kind === 'merge' ? this.#daysOf(origin) : []
        }),
      ),
    )
  }

  /**
   * To be said before somebody's rows are removed: keeps what their orders came to by day, and removes what was found
   * about them. An inspection on its way that names them is dropped, and begun anew when somebody asks.
   */
  forget(person: string): void {
    this.#erased.add(person)
    this.anomalies.forget([person])
    const name = JSON.stringify(person).slice(1, -1)
    const isNamed =
      this.#sql.exec('SELECT 1 FROM inspection_run WHERE instr(state, ?) > 0', name).toArray().length > 0
    if (isNamed) this.#blank()
    else this.#move(this.#daysOf(person))
  }

  /** Notes days that change while a survey counts them. */
  #move(days: readonly string[]): void {
    const state = days.length > 0 ? this.#state() : null
    if (state?.phase !== 'survey') return
    const moved = [...new Set([...state.moved, ...days])]
    if (moved.length > state.moved.length) this.#keep({ ...state, moved })
  }

  #judge(state: State, person: Parameters<typeof strangeOf>[0], now: number): void {
    this.#enter(state, strangeOf(person, state.values), now)
    if (person.row?.kind !== 'guest') return
    for (const visitor of new Set(person.orders.flatMap(({ placedBy }) => placedBy ?? []))) {
      const isNew = state.visitors[visitor] === undefined
      if (isNew && Object.keys(state.visitors).length >= mostVisitors) continue
      if (isNew && !this.#placedSeveral(visitor)) continue
      state.visitors[visitor] = (state.visitors[visitor] ?? 0) + 1
    }
  }

  #enter(state: State, found: readonly Strange[], now: number): void {
    for (const strange of found) {
      if (!this.anomalies.enter(strange, state.version, now)) state.isCut = true
    }
  }

  #finish(state: State, now: number): void {
    const days = sumsOf(this.#sql, 'day')
    for (const [visitor, guests] of Object.entries(state.visitors)) {
      this.#enter(state, sharedVisitor(visitor, guests), now)
    }
    this.#enter(state, strangeDays(days, state.day), now)
    this.anomalies.sweep(state.version, now)
    const { values: _, days: counted, ...rest } = state.survey
    const { checked, differences } = reconcile(days, counted, this.#erased.all(), new Set(state.moved))
    const result: Inspected = {
      version: state.version,
      day: state.day,
      revision: state.revision,
      at: now,
      rows: state.rows,
      days: days.size,
      checked_days: checked,
      unequal_days: differences.length,
      differences: differences.slice(0, shownDifferences),
      is_cut: state.isCut,
      survey: rest,
    }
    this.#sql.exec('INSERT OR REPLACE INTO inspection (id, result) VALUES (1, ?)', JSON.stringify(result))
    this.#blank()
  }

  #state(): State | null {
    const [row] = this.#sql.exec<{ state: string }>('SELECT state FROM inspection_run')
    return row && row.state.trim() !== '' ? (JSON.parse(row.state) as State) : null
  }

  /** Padded, so that what follows is mostly written over the same bytes. */
  #keep(state: State): void {
    const text = JSON.stringify(state)
    this.#sql.exec(
      'INSERT INTO inspection_run (id, state) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state',
      text.padEnd(Math.ceil(text.length / padding) * padding),
    )
  }

  /** Spaces of as many bytes: nothing is left of the text underneath. */
  #blank(): void {
    this.#sql.exec("UPDATE inspection_run SET state = printf('%*s', octet_length(state), '')")
  }

  #placedSeveral(visitor: string): boolean {
    return this.#sql.exec('SELECT 1 FROM placed WHERE person = ? LIMIT 2', visitor).toArray().length > 1
  }

  #dayOf(person: string, order: string): string[] {
    return this.#sql
      .exec<{ day: string }>('SELECT day FROM purchase WHERE person = ? AND id = ?', person, order)
      .toArray()
      .map(({ day }) => day)
  }

  #daysOf(person: string): string[] {
    return this.#sql
      .exec<{ day: string }>('SELECT DISTINCT day FROM purchase WHERE person = ?', person)
      .toArray()
      .map(({ day }) => day)
  }
}
