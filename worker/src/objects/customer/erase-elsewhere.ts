import { customerOf, directoryOf, directoryShardOf } from '../names.ts'
import type { Person } from './person-row.ts'

/** Visitors erased before it is noted who is left: with the Directory's eight, fewer than the calls one turn may make. */
const visitorsAtOnce = 30

/**
 * Erases the visitors that became a forgotten person, and the name on the person's orders. Safe to repeat; `left` hears
 * of the visitors that are still to come, so that a turn that may make only so many calls is gone on from.
 */
export async function eraseElsewhere(
  env: Env,
  store: string,
  { profile, policy }: Person,
  left: (aliases: string[]) => void,
): Promise<void> {
  if (!profile.erased) return
  const { aliases, orders } = profile.erased
  const byShard = Map.groupBy(orders, directoryShardOf)
  await Promise.all([...byShard.values()].map((ids) => directoryOf(env, store, ids[0] ?? '').forget(ids)))
  for (let done = 0; done < aliases.length; done += visitorsAtOnce) {
    if (done > 0) left(aliases.slice(done))
    const some = aliases.slice(done, done + visitorsAtOnce)
    await Promise.all(some.map((alias) => customerOf(env, store, alias).erase(policy)))
  }
}
