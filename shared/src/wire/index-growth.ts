import * as v from 'valibot'

/** Shards a session index may have: each has been twice as many as before, and more were never tried. */
export const shardCounts = [1, 2, 4, 8, 16, 32, 64] as const

/** `POST /v1/session-index`: how many shards there are to be. */
export const indexGrowthRequestSchema = v.object({
  shards: v.picklist(shardCounts, `must be one of ${shardCounts.join(', ')}`),
})
export type IndexGrowthRequest = v.InferOutput<typeof indexGrowthRequestSchema>

/** How a store's session index stands: of how many shards it is, and what those that are being split are at. */
export interface IndexStanding {
  shards: number
  /** `waiting` to begin, `copying` to the new shard, or `sweeping` what moved out of the old one. */
  growing: { shard: number; state: 'waiting' | 'copying' | 'sweeping' }[]
}
