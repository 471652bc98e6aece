import type { Fact } from '#shared/customer/fact'
import { type PairRule, type PairRuleOptions, pairRules } from '#shared/insight/pair-rules'
import type { Scored } from '#shared/recommend/top'
import { ChangeLog } from '../change-log.ts'
import type { IndexRows } from './index-rows.ts'
import { ItemCounts } from './item-counts.ts'
import { mergeRow, rowWithout } from './merge-row.ts'
import { type LoadedSession, PendingEntries, type ShardPlace } from './pending-entries.ts'
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
  readonly #pending: PendingEntries
  /** Rings of items that have something pending, as they were last asked for. */
  readonly #merged = new Map<number, Rings>()
  readonly #log = new ChangeLog(0)
  #epoch = crypto.randomUUID()

  constructor(storage: DurableObjectStorage, rows: IndexRows, place: ShardPlace) {
    this.#rows = rows
    this.eraser = new PersonEraser(storage, rows)
    this.#counts = new ItemCounts(rows)
    this.#pending = new PendingEntries(place, (key) => rows.basket(key))
  }

  /** Takes a visit or an order; other facts say nothing here. */
  add(origin: string, fact: Fact): void {
    this.#touch(this.#pending.addFact(origin, fact))
  }

  addLoaded(session: LoadedSession): void {
    this.#touch(this.#pending.addLoaded(session))
  }

  /** Where readers stand who look now, and what they have to forget who stood at `held`; null: everything. */
  since(held: ShardVersion | null): ShardVersion & { changed: number[] | null } {
    const changed = held?.epoch === this.#epoch ? this.#log.since(held.version) : null
    return { epoch: this.#epoch, version: this.#log.version, changed }
  }

  /** Readers forget everything they hold. */
  renew(): void {
    this.#epoch = crypto.randomUUID()
  }

  /** Rows were changed behind the memory's back. */
  reread(): void {
    this.#counts.forget()
    this.#merged.clear()
    this.renew()
  }

  rings(item: number): Rings {
    const known = this.#merged.get(item)
    if (known) return known
    const pending = this.#pending.items.get(item)
    const { people } = this.eraser
    if (!pending && people.length === 0) return this.#rows.rings(item)
    let row = this.#rows.read(item)
    if (people.length > 0) row = rowWithout(row, people)?.row ?? row
    if (pending) row = mergeRow(row, pending, Math.floor(Date.now() / 1_000)).row
    const rings = { sessions: row.sessions.ring, baskets: row.baskets.ring }
    if (pending) this.#merged.set(item, rings)
    return rings
  }

  /** All items' counts as of the last writing, packed. */
  snapshot(): Uint8Array {
    return this.#counts.snapshot()
  }

  /** The most popular items, best first, with their levels; what is not written yet counts too. */
  popular(limit: number): Scored[] {
    return this.#counts.popular(limit, this.#pending.items)
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

  /** Writes what is pending into the items' rows, one write an item. The caller holds the transaction, then says `written`. */
  write(nowS: number): void {
    const totals = { sessions: 0, orders: 0 }
    for (const [item, pending] of this.#pending.items) {
      const { row, added } = mergeRow(this.#rows.read(item), pending, nowS)
      this.#rows.write(row)
      this.#counts.note(row)
      totals.sessions += added.sessions
      totals.orders += added.orders
    }
    for (const basket of this.#pending.baskets.values()) this.#rows.writeBasket(basket)
    this.#rows.addTotals(totals)
  }

  written(): void {
    this.#pending.clear()
    this.#merged.clear()
  }

  /** These people are out of every answer from now on; the stored rows are looked through slice by slice. */
  startErasing(people: readonly PersonHash[]): void {
    this.#pending.forget(people)
    this.eraser.start(people)
  }

  eraseSlice(): void {
    this.eraser.nextSlice((row) => this.#counts.note(row))
  }

  /** After a new life of the object filled the memory again: nothing of who is being forgotten. */
  leaveOutErased(): void {
    this.#pending.forget(this.eraser.people)
  }

  #touch(items: number[]): void {
    this.#log.note(items)
    for (const item of items) this.#merged.delete(item)
  }
}
