import { withoutStaleMarks } from '#shared/recommend/ring-merge'
import type { IndexRows } from './index-rows.ts'
import { rowSince } from './merge-row.ts'

const dayMs = 86_400_000
/** Items looked through in one alarm. */
const itemsPerSlice = 500

/**
 * Once a day, slice by slice: visits older than the store keeps its visitors leave the rings, and of others the networks
 * they came from, once no limit needs them. What was counted stays; nothing in a count is personal. Orders stay with their
 * customers.
 */
export class RingSweep {
  readonly #storage: DurableObjectStorage
  readonly #rows: IndexRows
  #after: number
  /** When to go on (epoch ms). */
  dueAt: number

  constructor(storage: DurableObjectStorage, rows: IndexRows) {
    this.#storage = storage
    this.#rows = rows
    storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS ring_sweep (id INTEGER PRIMARY KEY, after INTEGER NOT NULL, due_at INTEGER NOT NULL)',
    )
    const [row] = storage.sql.exec<{ after: number; due_at: number }>('SELECT after, due_at FROM ring_sweep')
    this.#after = row?.after ?? 0
    this.dueAt = row?.due_at ?? 0
  }

  /** The next items. Returns whether any changed for readers, who see no networks. */
  slice(visitorDays: number, now: number): boolean {
    const nowS = Math.floor(now / 1_000)
    const since = Math.floor((now - visitorDays * dayMs) / 1_000)
    const items = this.#rows.itemsAfter(this.#after, itemsPerSlice)
    let isChanged = false
    this.#storage.transactionSync(() => {
      for (const item of items) {
        const row = this.#rows.read(item)
        const shorter = rowSince(row, since, nowS)
        if (shorter) {
          isChanged = true
          this.#rows.wipe(item)
          this.#rows.write(shorter)
          continue
        }
        const owners = withoutStaleMarks(row.sessions, nowS)
        if (owners) this.#rows.writeOwners(item, owners)
      }
      const isMore = items.length === itemsPerSlice
      this.#keep(isMore ? items.at(-1)! : 0, isMore ? now : now + dayMs)
    })
    return isChanged
  }

  /** After a failure: the same slice again. */
  later(at: number): void {
    this.#keep(this.#after, at)
  }

  #keep(after: number, dueAt: number): void {
    this.#after = after
    this.dueAt = dueAt
    this.#storage.sql.exec(
      'INSERT OR REPLACE INTO ring_sweep (id, after, due_at) VALUES (1, ?, ?)',
      after,
      dueAt,
    )
  }
}
