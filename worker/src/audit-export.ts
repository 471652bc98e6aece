import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'
import { noteChange } from './audit.ts'

const hourMs = 3_600_000
const mostHands = 500

/** By store and key, when this isolate had the log note it (epoch ms). */
const noted = new Map<string, number>()

/**
 * Enters into the log that the store is read as a whole, once an hour and key: a backup asks thousands of times. The log
 * itself keeps to that, too, as isolates do not know of each other.
 */
export async function noteExport(c: Context<AppEnv>): Promise<void> {
  const hand = `${c.var.store.id}\n${c.var.keyId}`
  const sinceMs = Date.now() - (noted.get(hand) ?? 0)
  if (sinceMs >= 0 && sinceMs < hourMs) return
  await noteChange(c, { action: 'export.store', changes: [] })
  if (noted.size >= mostHands) noted.clear()
  noted.set(hand, Date.now())
}
