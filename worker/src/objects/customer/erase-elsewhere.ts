import { customerOf, directoryOf, directoryShardOf } from '../names.ts'
import type { Person } from './person-row.ts'

/** Erases the visitors that became a forgotten person, and the name on the person's orders. Safe to repeat. */
export async function eraseElsewhere(env: Env, store: string, { profile, policy }: Person): Promise<void> {
  if (!profile.erased) return
  const { aliases, orders } = profile.erased
  const byShard = Map.groupBy(orders, directoryShardOf)
  await Promise.all([
    ...aliases.map((alias) => customerOf(env, store, alias).erase(policy)),
    ...[...byShard.values()].map((ids) => directoryOf(env, store, ids[0] ?? '').forget(ids)),
  ])
}
