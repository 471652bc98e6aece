import type { IndexStats } from '#shared/recommend/index-stats'
import type { Posting } from '#shared/recommend/posting'
import { decodeRing } from '#shared/recommend/ring-codec'
import { defaultSessionKnnSettings } from '#shared/recommend/session-knn-settings'
import { decodeStats, encodeStats } from '#shared/recommend/stats-codec'
import { sumVotes, type Votes, votesBytes } from '#shared/recommend/votes'
import { emptyRow, type IndexRow } from '../../worker/src/objects/session-index/index-rows.ts'
import { mergeRow } from '../../worker/src/objects/session-index/merge-row.ts'
import { PendingEntries } from '../../worker/src/objects/session-index/pending-entries.ts'
import type { TimedSession } from '../sessions/session-sets.ts'

/** Sessions between two digestions, as when sessions are loaded in bulk. */
const digestEvery = 20_000
/** Votes kept in memory. */
const keptBytes = 768 * 1024 * 1024

/** A session index in memory: the same entries, merging, packed rings and snapshot as in a Session index object. */
export class OfflineIndex {
  readonly rows: IndexRow[]
  readonly sessions: number
  readonly stats: IndexStats
  readonly #rings: (Uint8Array | undefined)[] = []
  #votes: (Votes | undefined)[] = []
  #bytes = 0

  constructor(sessions: readonly TimedSession[]) {
    const rows = new Map<number, IndexRow>()
    const totals = { sessions: 0, orders: 0 }
    const pending = new PendingEntries({ shard: 0, shards: 1 }, () => undefined)
    const digest = (nowS: number) => {
      for (const [item, entries] of pending.items) {
        const { row, added } = mergeRow(rows.get(item) ?? emptyRow(item), entries, nowS)
        rows.set(item, row)
        totals.sessions += added.sessions
      }
      pending.clear()
    }
    sessions.forEach(({ time, items }, i) => {
      pending.addLoaded({ id: i + 1, start: time * 1_000, items: items.slice(0, 200) })
      if ((i + 1) % digestEvery === 0) digest(time)
    })
    digest(sessions.at(-1)?.time ?? 0)
    this.rows = [...rows.values()].sort((a, b) => a.item - b.item)
    this.sessions = totals.sessions
    for (const { item, sessions: packed } of this.rows) this.#rings[item] = packed.ring
    this.stats = decodeStats([encodeStats(totals, this.rows)])
  }

  ring(item: number): Uint8Array | undefined {
    return this.#rings[item]
  }

  posting(item: number): Posting | undefined {
    const ring = this.#rings[item]
    return ring && decodeRing(ring)
  }

  /** What the item's sessions say, kept once it was asked for, as an isolate keeps it. */
  votes(item: number): Votes | undefined {
    const known = this.#votes[item]
    if (known) return known
    const posting = this.posting(item)
    if (!posting) return undefined
    const votes = sumVotes(posting, item, defaultSessionKnnSettings)
    this.#bytes += votesBytes(votes)
    if (this.#bytes > keptBytes) {
      this.#votes = []
      this.#bytes = votesBytes(votes)
    }
    this.#votes[item] = votes
    return votes
  }
}
