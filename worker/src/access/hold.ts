import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { ProblemError } from '../problem.ts'

/** Requests that write nothing although they are no GET, and those a backup is made with. */
const harmless =
  /^\/v1\/(?:recommendations|scores|rules\/preview|tiers\/dry-run|export\/hold|import\/.*|logout)$/

/**
 * Refuses whatever would write while the store is held still for a backup: trackers and servers keep what they have and
 * come again. Shelves are served. Throws `overloaded`.
 */
export function refuseWhileHeld(c: Context<AppEnv>, store: StoreRecord): void {
  const { held_until: until = 0 } = store
  const now = Date.now()
  if (until <= now || c.req.method === 'GET' || harmless.test(c.req.path)) return
  throw new ProblemError('overloaded', {
    detail: 'The store is held still for a backup.',
    retryAfterS: Math.min(30, Math.ceil((until - now) / 1_000)),
  })
}
