import type { Scored } from '#shared/recommend/top'
import type { RankerModel } from './ranker-work.ts'
import type { GrowthState } from './shard-growth.ts'

/** What a reader holds of this shard. */
export interface ShardVersion {
  epoch: string
  version: number
}

/** Rings in the order they were asked for, and what the reader has to forget; null: everything. */
export interface RingsReply extends ShardVersion {
  /** Of how many shards this is one: rings of items that are not its own mean nothing. */
  shards: number
  changed: number[] | null
  sessions: Uint8Array[]
  baskets: Uint8Array[]
  /** What lies two steps away from the items whose sessions were asked for (`decodeDistant` reads it). */
  distant: Uint8Array[]
  /** The version of the model that says so; 0 before the first. */
  model: number
}

/** The counts of all items, and the ranker's model if it is another than the reader holds; null: the same, or none. */
export interface StatsReply {
  stats: Uint8Array
  model: RankerModel | null
  /** Of how many shards this is one. */
  shards: number
}

/** The most popular items of a shard. */
export interface PopularReply {
  items: Scored[]
  /** Of how many shards this is one. */
  shards: number
}

/** How a shard stands in the growth of the index. */
export interface ShardStanding {
  shards: number
  state: GrowthState
}

/** What a shard has taken and not yet written into the items' rows, and how long the oldest of it waits. */
export interface WaitingReply {
  waiting: number
  oldest_ms: number | null
  /** Bytes of the object. */
  bytes: number
  /** Of how many shards this is one. */
  shards: number
}
