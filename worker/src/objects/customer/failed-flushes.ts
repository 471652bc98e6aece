import type { Receiver } from '#shared/customer/outbox'
import { tally } from '../../meter/tally.ts'

/** Since when no flush has reached a receiver from this isolate, by store and receiver (epoch ms). */
const silentSince = new Map<string, number>()
const mostReceivers = 1_000

/** Counts a flush that did not arrive: `flushes.failed.…`, and as `flushes.longest` for how long none has arrived. */
export function countFailedFlush(store: string, receiver: Receiver, now: number): void {
  const key = `${store} ${receiver}`
  if (silentSince.size >= mostReceivers) silentSince.clear()
  const since = silentSince.get(key) ?? now
  silentSince.set(key, since)
  const kind = receiver === 'insights' ? 'insights' : 'index'
  tally(store, { [`flushes.failed.${kind}`]: 1, 'flushes.longest': now - since }, now)
}

/** To be said of each flush that arrived. */
export function noteArrival(store: string, receiver: Receiver): void {
  if (silentSince.size > 0) silentSince.delete(`${store} ${receiver}`)
}
