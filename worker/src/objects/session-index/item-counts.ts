import { dayShare } from '#shared/recommend/network-share'
import { purchaseWeight, raiseLevel, viewWeight } from '#shared/recommend/popularity'
import type { Entry } from '#shared/recommend/ring-merge'
import { encodeStats, type ItemStats } from '#shared/recommend/stats-codec'
import { type Scored, Top } from '#shared/recommend/top'
import type { IndexRows } from './index-rows.ts'
import { ringCapacity } from './merge-row.ts'
import type { PendingItem } from './pending-entries.ts'

/** The counts of all items of a shard as of the last digestion: read from the rows when first asked for, then kept. */
export class ItemCounts {
  readonly #rows: IndexRows
  #items: Map<number, ItemStats> | null = null
  /** Whether they go by rising number, as the snapshot does. */
  #isSorted = true

  constructor(rows: IndexRows) {
    this.#rows = rows
  }

  /** Reads everything anew when next asked. */
  forget(): void {
    this.#items = null
    this.#isSorted = true
  }

  /** Keeps up with a row that was written. */
  note({ item, df, bought, level, ends }: ItemStats): void {
    if (!this.#items) return
    if (!this.#items.has(item)) this.#isSorted = false
    this.#items.set(item, { item, df, bought, level, ends })
  }

  /** The compact snapshot that `decodeStats` reads. */
  snapshot(): Uint8Array {
    return encodeStats(this.#rows.totals(), this.#sorted().values())
  }

  /** The most popular items, best first, with their levels; what is pending counts too. */
  popular(limit: number, pending: ReadonlyMap<number, PendingItem>): Scored[] {
    const top = new Top(limit)
    const items = this.#all()
    for (const { item, level } of items.values()) {
      if (level > 0 && !pending.has(item)) top.offer(item, level)
    }
    for (const [item, { sessions, baskets }] of pending) {
      const known = items.get(item)
      let level = known?.level ?? 0
      for (const { time } of withinShare(sessions, known?.df ?? 0))
        level = raiseLevel(level, viewWeight, time * 1_000)
      for (const entry of baskets) {
        if (entry.items.length > 0) level = raiseLevel(level, purchaseWeight, entry.time * 1_000)
      }
      if (level > 0) top.offer(item, level)
    }
    return top.list()
  }

  #sorted(): Map<number, ItemStats> {
    const items = this.#all()
    if (this.#isSorted) return items
    this.#items = new Map([...items].sort(([a], [b]) => a - b))
    this.#isSorted = true
    return this.#items
  }

  #all(): Map<number, ItemStats> {
    this.#items ??= new Map(this.#rows.allStats().map((stats) => [stats.item, stats]))
    return this.#items
  }
}

/**
 * What waits is not held against its ring yet; until then no network speaks louder than a day's share of one with as many
 * entries as there were visits.
 */
function withinShare(sessions: readonly Entry[], visits: number): Entry[] {
  const told = new Map<number, number>()
  let size = visits
  return sessions.filter(({ mark }) => {
    const count = told.get(mark) ?? 0
    if (mark !== 0 && count >= dayShare(Math.min(size, ringCapacity))) return false
    told.set(mark, count + 1)
    size++
    return true
  })
}
