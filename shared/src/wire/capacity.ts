import * as v from 'valibot'

/** Shards a session index may have: each has been twice as many as before, and more were never tried. */
const shardCounts = [1, 2, 4, 8, 16, 32, 64] as const
/** Relays there may be before Insights. */
const mostRelays = 64

/** `POST /v1/capacity`: how many objects share the work of a busy store. What is left out stays. */
export const capacityRequestSchema = v.object({
  index_shards: v.exactOptional(v.picklist(shardCounts, `must be one of ${shardCounts.join(', ')}`)),
  insight_relays: v.exactOptional(
    v.pipe(
      v.number('must be a number'),
      v.integer('must be a whole number'),
      v.minValue(0, 'must be at least 0'),
      v.maxValue(mostRelays, `must be at most ${mostRelays}`),
    ),
  ),
})
export type CapacityRequest = v.InferOutput<typeof capacityRequestSchema>

/** How many objects share the work, and which shards of the session index are being split. */
export interface Capacity {
  index_shards: number
  insight_relays: number
  /** `waiting` to begin, `copying` to the new shard, or `sweeping` what moved out of the old one. */
  growing: { shard: number; state: 'waiting' | 'copying' | 'sweeping' }[]
}
