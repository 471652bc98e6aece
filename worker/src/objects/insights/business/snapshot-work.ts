import { addDays, dayOf } from '#shared/maths/calendar'
import { dayStart } from '#shared/maths/day-start'
import { storeDocument } from '../../store/store.ts'
import type { Business } from './business.ts'
import type { LabelBook } from './label-book.ts'

interface SnapshotPorts {
  ctx: DurableObjectState
  env: Env
  labels: LabelBook
  business: Business
}

/**
 * Goes on with the snapshot of what everybody is called: one is begun when the day of the last one is over, and when a
 * run of the models has just ended (`isNew`). Only the alarm calls this, and it rings only where something happened, so
 * a store nobody visits takes none. Returns whether more is left to do.
 */
export async function takeSnapshot(
  { ctx, env, labels, business }: SnapshotPorts,
  isNew: boolean,
): Promise<boolean> {
  const now = Date.now()
  if (isNew || labels.isDue(now)) {
    const store = await storeDocument(env, ctx.id.name ?? '').read()
    if (!store) return false
    const day = dayOf(now, store.time_zone)
    const nextAt = dayStart(addDays(day, 1), store.time_zone)
    labels.begin({ day, nextAt, usualGapDays: store.value.usual_gap_days })
  }
  return ctx.storage.transactionSync(() => labels.slice((day) => business.snapshotContext(day)))
}
