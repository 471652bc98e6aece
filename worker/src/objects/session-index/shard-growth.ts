import type { Flush, FlushReply } from '#shared/customer/fact'
import { logLine, plainError } from '../../log.ts'
import type { IndexRows } from './index-rows.ts'
import type { ShardPlace } from './pending-entries.ts'
import { copiedTables, itemsOf, type Row, readPage, type Value, writePage } from './shard-copy.ts'

/** The other half of a split: the shard that takes over. Both calls may come twice. */
export interface NewShard {
  takeCopy(table: string, rows: Row[]): Promise<void>
  open(shards: number, totals: { sessions: number; orders: number }): Promise<void>
}

/** How far a shard is. `copying`: it takes nothing meanwhile, and whoever has something to tell tries again. */
export type GrowthState = 'whole' | 'waiting' | 'copying' | 'sweeping'

/** A split under way: into how many shards, in which table, after which key. */
interface Split {
  to: number
  /** −1: not begun; the number of copied tables and more: what moved is being swept out. */
  table: number
  after: Value[] | null
}

/** Pages that are copied or swept in one alarm. */
const stepsAtATime = 20
/** After a page could not be handed over. */
const againAfterMs = 1_000

/** More than this many shards have never been tried. */
export const mostShards = 64

/**
 * Which shard of how many this is, and its splitting. Shard `s` of `n` hands the items that fall to `s + n` of `2 n`
 * over: while it copies them it answers readers and takes nothing, so that the copy is exact; then the new shard is
 * opened, and the old one says to everybody who knows of fewer that there are more. Every step is stored before the
 * next, so that a split goes on wherever it was interrupted.
 */
export class ShardGrowth {
  readonly place: ShardPlace
  readonly #storage: DurableObjectStorage
  readonly rows: IndexRows
  #split: Split | null

  constructor(storage: DurableObjectStorage, shard: number, rows: (place: ShardPlace) => IndexRows) {
    this.#storage = storage
    const { sql } = storage
    sql.exec(
      `CREATE TABLE IF NOT EXISTS place (id INTEGER PRIMARY KEY, shards INTEGER NOT NULL);
       CREATE TABLE IF NOT EXISTS split (id INTEGER PRIMARY KEY, progress TEXT NOT NULL)`,
    )
    const [stored] = sql.exec<{ shards: number }>('SELECT shards FROM place')
    // The first shard is there from the beginning; every other one is opened by the one it was split from.
    this.place = { shard, shards: stored?.shards ?? (shard === 0 ? 1 : 0) }
    this.rows = rows(this.place)
    const [row] = sql.exec<{ progress: string }>('SELECT progress FROM split')
    this.#split = row ? (JSON.parse(row.progress) as Split) : null
  }

  get state(): GrowthState {
    if (!this.#split) return 'whole'
    if (this.#split.table < 0) return 'waiting'
    return this.#split.table <= copiedTables.length ? 'copying' : 'sweeping'
  }

  /** What to answer a flush of which nothing is taken now, so that its sender tries again; null: take it. */
  refusal({ shards = 1, prev }: Flush): FlushReply | null {
    if (!this.isOpen) return { last: prev }
    if (shards < this.place.shards) return { last: prev, shards: this.place.shards }
    if (shards === this.place.shards) return null
    // The sender heard from another shard that the index grows; this one has not been told, or not come to it.
    this.want(shards)
    return { last: prev }
  }

  /** Whether anything can be taken now. */
  get isOpen(): boolean {
    return this.place.shards > 0 && this.state !== 'copying'
  }

  /** Asks for a split into the next power of two up to `shards`. Returns whether one is under way. */
  want(shards: number): boolean {
    if (this.#split) return true
    if (this.place.shards === 0 || shards <= this.place.shards || shards > mostShards) return false
    this.#keep({ to: 2 * this.place.shards, table: -1, after: null })
    return true
  }

  /** Begins what was asked for. Nothing may wait to be digested, and nobody to be forgotten. */
  begin(): void {
    if (this.state === 'waiting') this.#keep({ ...this.#split!, table: 0 })
  }

  /**
   * Some steps of a split under way. `again`: milliseconds to the next ones, null when there are none. `hasMoved`: the
   * new shard is open, and readers have to hear of it. `store` is for the log.
   */
  async go(
    target: (shard: number) => NewShard,
    store: string,
  ): Promise<{ again: number | null; hasMoved: boolean }> {
    let hasMoved = false
    try {
      for (let step = 0; step < stepsAtATime; step++) {
        const done = await this.#step(target)
        hasMoved ||= done === 'opened'
        if (done === 'done') return { again: null, hasMoved }
        if (done === 'opened') break
      }
      return { again: 0, hasMoved }
    } catch (error) {
      logLine('warn', 'a page could not be handed to the new shard; trying again', {
        store,
        ...plainError(error),
      })
      return { again: againAfterMs, hasMoved }
    }
  }

  async #step(target: (shard: number) => NewShard): Promise<'more' | 'opened' | 'done'> {
    const split = this.#split
    if (!split || split.table < 0) return 'done'
    if (split.table > copiedTables.length) return this.#sweep(split)
    const to = this.place.shard + split.to / 2
    const table = copiedTables[split.table]
    if (!table) return this.#open(split, target(to))
    const { rows, last } = readPage(this.#storage.sql, table, split.after)
    const moved = rows.filter((row) => table.isMoved?.(row, to, split.to) ?? true)
    if (moved.length > 0) await target(to).takeCopy(table.name, moved)
    this.#keep(last ? { ...split, after: last } : { ...split, table: split.table + 1, after: null })
    return 'more'
  }

  /** Takes a page of what another shard hands over. */
  take(name: string, rows: readonly Row[]): void {
    const table = copiedTables.find((one) => one.name === name)
    if (!table || this.place.shards > 0) throw new Error('nothing is to be copied here')
    this.#storage.transactionSync(() => writePage(this.#storage.sql, table, rows))
  }

  /** From now on this shard is one of so many. */
  opened(shards: number, totals: { sessions: number; orders: number }): void {
    if (this.place.shards > 0) return
    this.#storage.transactionSync(() => {
      this.rows.addTotals(totals)
      this.#settle(shards)
    })
  }

  /** Half of what was counted goes along: readers only ask for the sum over all shards. */
  async #open(split: Split, target: NewShard): Promise<'opened'> {
    const { sessions, orders } = this.rows.totals()
    const half = { sessions: Math.floor(sessions / 2), orders: Math.floor(orders / 2) }
    await target.open(split.to, half)
    this.#storage.transactionSync(() => {
      this.rows.addTotals({ sessions: -half.sessions, orders: -half.orders })
      this.#settle(split.to)
      this.#keep({ ...split, table: copiedTables.length + 1, after: null })
    })
    return 'opened'
  }

  /** Overwrites and drops what moved, some rows at a time. */
  #sweep(split: Split): 'more' | 'done' {
    const { sql } = this.#storage
    const { shard, shards } = this.place
    const table = copiedTables[split.table - copiedTables.length - 1]
    return this.#storage.transactionSync(() => {
      if (table?.name !== 'item' && table?.name !== 'basket') {
        this.#split = null
        sql.exec('DELETE FROM split')
        return 'done'
      }
      const { rows, last } = readPage(sql, table, split.after)
      for (const row of rows) {
        if (table.name === 'item' && Number(row.item) % shards !== shard) this.rows.drop(Number(row.item))
        else if (table.name === 'basket' && !itemsOf(row.items).some((item) => item % shards === shard))
          this.rows.dropBasket(Number(row.key))
      }
      this.#keep(last ? { ...split, after: last } : { ...split, table: split.table + 1, after: null })
      return 'more'
    })
  }

  #settle(shards: number): void {
    this.place.shards = shards
    this.#storage.sql.exec('INSERT OR REPLACE INTO place (id, shards) VALUES (1, ?)', shards)
  }

  #keep(split: Split): void {
    this.#split = split
    this.#storage.sql.exec('INSERT OR REPLACE INTO split (id, progress) VALUES (1, ?)', JSON.stringify(split))
  }
}
