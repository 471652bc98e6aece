import type { CustomerList } from '#shared/wire/customer'
import type { CustomerFilter, SegmentRequest, SegmentRow } from '#shared/wire/segment'
import type { BaseResultTable } from '../models/base-result-table.ts'
import type { BaseDay } from '../models/base-runs.ts'
import { countPersons, listCustomers, listFew, type PageQuery } from './customer-list.ts'
import { type KeptCount, stillCounts } from './kept-count.ts'
import type { NameBlocks } from './name-blocks.ts'
import { asksModels, type Condition, compileFilters, type FilterContext } from './person-filter.ts'
import { personSearch } from './person-search.ts'
import { type KeptSegment, SegmentTable } from './segment-table.ts'

/** The day and the place a question about people is asked in. */
export interface AskedWhen {
  /** Today in the store's time zone. */
  today: string
  timeZone: string
}

export interface CustomersQuery extends PageQuery, AskedWhen {
  filter: CustomerFilter
  /** Only who has this in their name or id; empty for everybody. */
  q: string
  /** The id of a saved filter that must hold, too. */
  segment?: string | undefined
}

/** A saved segment whose people alone are asked about, and when. */
export interface SegmentAsked extends AskedWhen {
  segment: string
}

/** What was answered of a segment; null: there is none; `pending` while it asks what no run of the models has said yet. */
export type OfSegment<A> = A | 'pending' | null

interface PeoplePorts {
  sql: SqlStorage
  /** What people are searched by. */
  names: NameBlocks
  results: BaseResultTable
  /** Begins a run of the models if one is due; returns whether there is a result. */
  isReady(asked: BaseDay): boolean
  /** Counts what has been digested. */
  revision(): number
}

/** The people of a store as filters choose them, and the filters that were saved. */
export class People {
  readonly #ports: PeoplePorts
  readonly #segments: SegmentTable
  readonly #counted = new Map<string, KeptCount>()

  constructor(ports: PeoplePorts) {
    this.#ports = ports
    this.#segments = new SegmentTable(ports.sql)
  }

  /** A page of those whom filter and segment choose; null when there is no such segment. */
  list({ filter, segment, today, timeZone, q, ...page }: CustomersQuery): CustomerList | null {
    const saved = segment === undefined ? undefined : this.#segments.get(segment)
    if (saved === null) return null
    const filters = saved ? [saved.filter, filter] : [filter]
    const context = this.#contextOf(filters, { today, timeZone })
    if (!context) return { customers: [], total: 0, next_cursor: null, pending: true }
    const scored = context.scoring ? context : { ...context, scoring: this.#ports.results.scoring() }
    const chosen = compileFilters(filters, context)
    const { sql, names } = this.#ports
    const asked = { ...page, context: scored }
    if (q === '') return listCustomers(sql, chosen, asked)
    const { condition, isFew, isCut } = personSearch(sql, names, q, filters)
    const list = isFew ? listFew : listCustomers
    const both = {
      sql: `${condition.sql} AND ${chosen.sql}`,
      bindings: [...condition.bindings, ...chosen.bindings],
    }
    const found = list(sql, both, asked)
    return isCut ? { ...found, cut: true } : found
  }

  /** The condition of a saved filter; null when there is none, `pending` while it asks what no run has said yet. */
  among(id: string, when: AskedWhen): Condition | 'pending' | null {
    const saved = this.#segments.get(id)
    const context = saved && this.#contextOf([saved.filter], when)
    if (!saved) return null
    return context ? compileFilters([saved.filter], context) : 'pending'
  }

  /** Answers a question of a segment's people alone. */
  narrowed<A>({ segment, ...when }: SegmentAsked, answer: (among: Condition) => A): OfSegment<A> {
    const among = this.among(segment, when)
    return among === null || among === 'pending' ? among : answer(among)
  }

  /** A saved filter; null when there is none. */
  saved(id: string): KeptSegment | null {
    return this.#segments.get(id)
  }

  segments(when: AskedWhen): SegmentRow[] {
    return this.#segments.all().map((saved) => this.#row(saved, when))
  }

  /** What the list of segments is kept under; null while one of them waits for the models. */
  segmentsKey(when: AskedWhen): string | null {
    const all = this.#segments.all()
    const isWaiting = this.#ports.results.newest() === null && all.some(({ filter }) => asksModels(filter))
    return isWaiting
      ? null
      : JSON.stringify(['segments', when, all.map(({ id, changed_at }) => [id, changed_at])])
  }

  segment(id: string, when: AskedWhen): SegmentRow | null {
    const saved = this.#segments.get(id)
    return saved && this.#row(saved, when)
  }

  /** The segment as saved; null when there are too many already. */
  save(id: string, request: SegmentRequest, when: AskedWhen & { now: number }): SegmentRow | null {
    const saved = { id, ...request, changed_at: when.now }
    return this.#segments.put(saved) ? this.#row(saved, when) : null
  }

  /** Returns whether there was one. */
  removeSegment(id: string): boolean {
    this.#counted.delete(id)
    return this.#segments.remove(id)
  }

  #row(saved: KeptSegment, when: AskedWhen): SegmentRow {
    const context = this.#contextOf([saved.filter], when)
    return { ...saved, people: context && this.#count(saved, context) }
  }

  #count({ id, filter }: KeptSegment, context: FilterContext): number {
    const { sql, results, revision } = this.#ports
    const of = JSON.stringify([filter, context.today])
    const state = `${revision()} ${results.newest()?.version ?? 0}`
    const now = Date.now()
    const kept = this.#counted.get(id)
    if (kept && stillCounts(kept, { of, state, now })) return kept.people
    const counted = countPersons(sql, compileFilters([filter], context))
    this.#counted.set(id, { ...counted, of, state, at: now })
    return counted.people
  }

  /** Null while filters ask for what the models say and there is no result yet. */
  #contextOf(filters: readonly CustomerFilter[], { today, timeZone }: AskedWhen): FilterContext | null {
    if (!filters.some(asksModels)) return { today, timeZone, scoring: null }
    if (!this.#ports.isReady({ day: today, exactly: false })) return null
    return { today, timeZone, scoring: this.#ports.results.scoring() }
  }
}
