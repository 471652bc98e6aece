import { type Finding, stuck } from './finding.ts'
import type { StoredIntake } from './stored-intake.ts'
import type { StoredStore } from './stored-store.ts'

/** A receiver digests a minute after a flush came; with what may go wrong on the way, no later than this, in milliseconds. */
export const patienceMs = 10 * 60_000

/** What receivers have taken and nothing will digest, or should have digested long ago. */
export function checkWaiting({ insightsIntake, shardIntakes }: StoredStore): Finding[] {
  // Unlike the clock at the audit, this says what had time to happen before the server was stopped.
  const awakeAt = Math.max(...[insightsIntake, ...shardIntakes].map((intake) => intake.awakeAt))
  return [
    ...checkReceiver('insights', insightsIntake, awakeAt),
    ...shardIntakes.flatMap((intake, shard) => checkReceiver(`index ${shard}`, intake, awakeAt)),
  ]
}

function checkReceiver(where: string, { waiting, alarmAt }: StoredIntake, awakeAt: number): Finding[] {
  if (waiting.length === 0) return []
  if (alarmAt === null)
    return [stuck(where, 'flushes taken and not digested, and no alarm is set', waiting.length)]
  const late = waiting.filter(({ receivedAt }) => {
    const latest = receivedAt + patienceMs
    return receivedAt > 0 && (alarmAt > latest || awakeAt > latest)
  })
  return late.length > 0 ? [stuck(where, 'flushes that were to be digested long ago', late.length)] : []
}
