import { ShardPlaces } from '#shared/recommend/shard-places'
import type { ShardStatus } from '#shared/wire/status'
import { indexShardOf } from '../objects/names.ts'
import { budgets } from './budgets.ts'
import { inTime } from './patience.ts'

/**
 * How each shard of a store's session index is: a call a shard, all at once, and those that turn out to have been split
 * off since `shards` was written down. One that does not answer in time has nulls.
 */
export async function indexStatus(env: Env, store: string, shards: number): Promise<ShardStatus[]> {
  const places = new ShardPlaces(shards)
  const known = new Map<number, ShardStatus>()
  const unknown = () => places.all().filter((shard) => !known.has(shard))
  for (let asked = unknown(); asked.length > 0; asked = unknown()) {
    await Promise.all(
      asked.map(async (shard) => {
        const { shards: count, ...status } = await shardStatus(env, store, shard)
        known.set(shard, { shard, ...status })
        if (count !== null) places.heard(shard, count)
      }),
    )
  }
  return [...known.values()].toSorted((a, b) => a.shard - b.shard)
}

async function shardStatus(
  env: Env,
  store: string,
  shard: number,
): Promise<Omit<ShardStatus, 'shard'> & { shards: number | null }> {
  try {
    const answer = (async () => await indexShardOf(env, store, shard).waiting())()
    return await inTime(answer, budgets.statusMs)
  } catch {
    return { shards: null, waiting: null, oldest_ms: null, bytes: null } // overloaded, out of reach, or too slow
  }
}
