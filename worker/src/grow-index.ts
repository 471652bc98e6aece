import type { Capacity } from '#shared/wire/capacity'
import { indexShardOf } from './objects/names.ts'
import { storeDocument } from './objects/store/store.ts'

/**
 * Takes a store's session index the next step towards so many shards, and says how it stands. The shards do the work by
 * themselves; asking again is how the store comes to know that all of them have split, and how the next doubling begins.
 */
export async function growIndex(
  env: Env,
  store: string,
  now: number,
  wanted: number,
): Promise<Pick<Capacity, 'index_shards' | 'growing'>> {
  for (let shards = now; ; shards *= 2) {
    const asked = Math.max(shards, wanted)
    const standings = await Promise.all(
      Array.from({ length: shards }, (_, shard) => indexShardOf(env, store, shard).grow(asked)),
    )
    const isDoubled = standings.every((standing) => standing.shards > shards)
    if (!isDoubled) return { index_shards: shards, growing: growing(standings) }
    await storeDocument(env, store).resize({ index_shards: 2 * shards })
  }
}

function growing(standings: readonly { state: string }[]): Capacity['growing'] {
  return standings.flatMap(({ state }, shard) =>
    state === 'waiting' || state === 'copying' || state === 'sweeping' ? [{ shard, state }] : [],
  )
}
