import type { Fact } from '#shared/customer/fact'
import { type PairRule, type PairRuleOptions, pairRules } from '#shared/insight/pair-rules'
import type { Scored } from '#shared/recommend/top'
import { ChangeLog } from '../change-log.ts'
import type { IndexRows, Totals } from './index-rows.ts'
import { ItemCounts } from './item-counts.ts'
import { mergeRings, mergeRow, rowWithout } from './merge-row.ts'
import {
  joinPending,
  type LoadedSession,
  PendingEntries,
  type PendingItem,
  type ShardPlace,
} from './pending-entries.ts'
import { PersonEraser, type PersonHash } from './person-eraser.ts'
import type { ShardVersion } from './shard-replies.ts'

/** Orders that rules of pairs are counted over: a second's work at most. */
const mostBaskets = 20_000

interface Rings {
  sessions: Uint8Array
  baskets: Uint8Array
}

/**
 * What a shard of the index holds, as readers see it: the items' rows, what is not written into them yet, without whoever
 * is being forgotten; and what has changed since a reader looked last.
 */
export class ShardContents {
  readonly eraser: PersonEraser
  readonly #rows: IndexRows
  readonly #counts: ItemCounts
  readonly #place: ShardPlace
  /** What came last, and what came before and is being written. */
  #open: PendingEntries
  #closed: PendingEntries
  /** Items of the closed lot that are not written yet, rising. */
  #unwritten: number[] = []
  /** Rings of items that have something pending, as they were last asked for. */
  readonly #merged = new Map<number, Rings>()
  readonly #log = new ChangeLog(0)
  #epoch = crypto.randomUUID()

  constructor(storage: DurableObjectStorage, rows: IndexRows, place: ShardPlace) {
    this.#rows = rows
    this.eraser = new PersonEraser(storage, rows)
    this.#counts = new ItemCounts(rows)
    this.#place = place
    this.#open = this.#newLot()
    this.#closed = this.#newLot()
  }

  /** Takes a visit or an order; other facts say nothing here. */
  add(origin: string, fact: Fact): void {
    this.#touch(this.#open.addFact(origin, fact))
  }

  addLoaded(session: LoadedSession): void {
    this.#touch(this.#open.addLoaded(session))
  }

  /** Where readers stand who look now, and what they have to forget who stood at `held`; null: everything. */
  since(held: ShardVersion | null): ShardVersion & { changed: number[] | null } {
    const changed = held?.epoch === this.#epoch ? this.#log.since(held.version) : null
    return { epoch: this.#epoch, version: this.#log.version, changed }
  }

  /** Rows were changed behind the memory's back: readers forget everything they hold. */
  reread(): void {
    this.#counts.forget()
    this.#merged.clear()
    this.#epoch = crypto.randomUUID()
  }

  rings(item: number): Rings {
    const known = this.#merged.get(item)
    if (known) return known
    const pending = this.#pendingOf(item)
    const { people } = this.eraser
    if (!pending && people.length === 0) return this.#rows.rings(item)
    let row = this.#rows.read(item)
    if (people.length > 0) row = rowWithout(row, people)?.row ?? row
    if (!pending) return { sessions: row.sessions.ring, baskets: row.baskets.ring }
    const rings = mergeRings(row, pending, Math.floor(Date.now() / 1_000))
    this.#merged.set(item, rings)
    return rings
  }

  /** All items' counts as of the last writing, packed. */
  snapshot(): Uint8Array {
    return this.#counts.snapshot()
  }

  /** The most popular items, best first, with their levels; what is not written yet counts too. */
  popular(limit: number): Scored[] {
    return this.#counts.popular(limit, this.#pending())
  }

  /** Rules of pairs over the orders written so far, at most 20,000; who is being forgotten is left out. */
  pairRules(options: PairRuleOptions): { rules: PairRule[]; counted: number; orders: number } {
    const { people } = this.eraser
    const baskets = this.#rows
      .baskets(mostBaskets)
      .filter(({ high, low, items }) => {
        const isLeaving = people.some((one) => one.high === high && one.low === low)
        return items.length > 0 && !isLeaving
      })
      .map(({ high, low, items }) => ({ person: `${high} ${low}`, items }))
    return { rules: pairRules(baskets, options), counted: baskets.length, orders: this.#rows.basketCount() }
  }

  /** Items that have something in the open lot, and in the closed one. */
  get openItems(): number {
    return this.#open.items.size
  }

  get closedItems(): number {
    return this.#unwritten.length
  }

  /** The open lot becomes the closed one, which must be written by now, without items up to `after`: these are written. */
  close(after = 0): void {
    this.#closed = this.#open
    this.#open = this.#newLot()
    const items = [...this.#closed.items.keys()]
    for (const item of items) if (item <= after) this.#closed.items.delete(item)
    this.#unwritten = items.filter((item) => item > after).sort((a, b) => a - b)
  }

  /** The next items of the closed lot. */
  nextClosed(count: number): number[] {
    return this.#unwritten.slice(0, count)
  }

  /**
   * Writes these items of the closed lot and returns what that adds to the totals. The caller holds the transaction, then
   * says `dropClosed`.
   */
  writeClosed(items: readonly number[], nowS: number): Totals {
    return this.#writeItems(items, (item) => this.#closed.items.get(item), nowS)
  }

  dropClosed(items: readonly number[]): void {
    this.#unwritten = this.#unwritten.slice(items.length)
    for (const item of items) {
      this.#closed.items.delete(item)
      if (!this.#open.items.has(item)) this.#merged.delete(item)
    }
    if (this.#unwritten.length === 0) this.#closed = this.#newLot()
  }

  /** Writes what all items of the closed lot add to the totals, and whose orders they hold. */
  endClosed(totals: Totals): void {
    this.#rows.addTotals(totals)
    for (const basket of this.#closed.baskets.values()) this.#rows.writeBasket(basket)
  }

  /**
   * Writes all that is pending, one write an item, and totals with what closed items written before add to them. The
   * caller holds the transaction, then says `written`.
   */
  write(nowS: number, before: Totals): void {
    const pending = this.#pending()
    const { sessions, orders } = this.#writeItems([...pending.keys()], (item) => pending.get(item), nowS)
    this.#rows.addTotals({ sessions: sessions + before.sessions, orders: orders + before.orders })
    for (const basket of this.#closed.baskets.values()) this.#rows.writeBasket(basket)
    for (const basket of this.#open.baskets.values()) this.#rows.writeBasket(basket)
  }

  written(): void {
    this.#open = this.#newLot()
    this.#closed = this.#newLot()
    this.#unwritten = []
    this.#merged.clear()
  }

  /** These people are out of every answer from now on; the stored rows are looked through slice by slice. */
  startErasing(people: readonly PersonHash[]): void {
    this.#forget(people)
    this.eraser.start(people)
  }

  eraseSlice(): void {
    this.eraser.nextSlice((row) => this.#counts.note(row))
  }

  /** After a new life of the object filled the memory again: nothing of who is being forgotten. */
  leaveOutErased(): void {
    this.#forget(this.eraser.people)
  }

  #forget(people: readonly PersonHash[]): void {
    this.#open.forget(people)
    this.#closed.forget(people)
  }

  #newLot(): PendingEntries {
    return new PendingEntries(this.#place, (key) => this.#closed?.baskets.get(key) ?? this.#rows.basket(key))
  }

  #pendingOf(item: number): PendingItem | undefined {
    return joinPending(this.#closed.items.get(item), this.#open.items.get(item))
  }

  #pending(): ReadonlyMap<number, PendingItem> {
    if (this.#closed.items.size === 0) return this.#open.items
    const all = new Map(this.#closed.items)
    for (const [item, later] of this.#open.items) all.set(item, joinPending(all.get(item), later) ?? later)
    return all
  }

  #writeItems(
    items: readonly number[],
    pendingOf: (item: number) => PendingItem | undefined,
    nowS: number,
  ): Totals {
    const totals = { sessions: 0, orders: 0 }
    for (const item of items) {
      const pending = pendingOf(item)
      if (!pending) continue
      const { row, added } = mergeRow(this.#rows.read(item), pending, nowS)
      this.#rows.write(row)
      this.#counts.note(row)
      totals.sessions += added.sessions
      totals.orders += added.orders
    }
    return totals
  }

  #touch(items: number[]): void {
    this.#log.note(items)
    for (const item of items) this.#merged.delete(item)
  }
}
