import type { IndexStanding } from '#shared/wire/index-growth'
import { indexShardOf } from './objects/names.ts'
import { storeDocument } from './objects/store.ts'

/**
 * Takes a store's index the next step towards so many shards, and says how it stands. The shards do the work by
 * themselves; asking again is how a store with all of them split comes to know of it, and how the next doubling begins.
 */
export async function growIndex(
  env: Env,
  store: string,
  now: number,
  wanted: number,
): Promise<IndexStanding> {
  for (let shards = now; ; shards *= 2) {
    const asked = Math.max(shards, wanted)
    const standings = await Promise.all(
      Array.from({ length: shards }, (_, shard) => indexShardOf(env, store, shard).grow(asked)),
    )
    const isDoubled = standings.every((standing) => standing.shards > shards)
    if (!isDoubled) return { shards, growing: growing(standings) }
    await storeDocument(env, store).grow(2 * shards)
  }
}

function growing(standings: readonly { state: string }[]): IndexStanding['growing'] {
  return standings.flatMap(({ state }, shard) =>
    state === 'waiting' || state === 'copying' || state === 'sweeping' ? [{ shard, state }] : [],
  )
}
