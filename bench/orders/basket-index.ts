import type { IndexStats } from '#shared/recommend/index-stats'
import type { Posting } from '#shared/recommend/posting'
import { decodeRing } from '#shared/recommend/ring-codec'
import { decodeStats, encodeStats } from '#shared/recommend/stats-codec'
import { emptyRow } from '../../worker/src/objects/session-index/index-rows.ts'
import { mergeRow } from '../../worker/src/objects/session-index/merge-row.ts'
import { PendingEntries } from '../../worker/src/objects/session-index/pending-entries.ts'
import type { PastOrder } from './orders-data.ts'

/** What the session index would answer after these orders, made by its own code. */
export interface BasketIndex {
  baskets(item: number): Posting | undefined
  stats: IndexStats
}

/** The index's rows after `orders`: the same entries, merge, packed rings and snapshot as in a Session index object. */
export function indexOrders(orders: readonly PastOrder[]): BasketIndex {
  const pending = new PendingEntries({ shard: 0, shards: 1 }, () => undefined)
  for (const { id, person, at, items } of orders) {
    pending.addFact(person, { kind: 'basket', n: 0, order: id, at, items })
  }
  const nowS = Math.floor((orders.at(-1)?.at ?? 0) / 1_000)
  const totals = { sessions: 0, orders: 0 }
  const rows = [...pending.items.entries()]
    .sort(([a], [b]) => a - b)
    .map(([item, entries]) => {
      const { row, added } = mergeRow(emptyRow(item), entries, nowS)
      totals.orders += added.orders
      return row
    })
  const rings = new Map(rows.map((row) => [row.item, row.baskets.ring]))
  const decoded = new Map<number, Posting>()
  return {
    stats: decodeStats([encodeStats(totals, rows)]),
    baskets(item) {
      const ring = rings.get(item)
      if (!ring) return undefined
      const known = decoded.get(item) ?? decodeRing(ring)
      decoded.set(item, known)
      return known
    },
  }
}
