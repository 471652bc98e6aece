import { ProblemError } from '../problem.ts'

/**
 * Requests one source may make in a minute. Counted in the isolate that answers: a flood meets the same isolate, and
 * several isolates let through a small multiple. Fails open when an isolate restarts.
 */
export const requestsPerMinute = {
  /** Batches of events of one visitor. */
  eventsPerVisitor: 300,
  /** Batches of events from one network. */
  eventsPerNetwork: 3_000,
  /** New visitor ids for one network. */
  newVisitorsPerNetwork: 120,
  /** Recommendation requests from one network. */
  shelvesPerNetwork: 3_000,
  /** Attempts to log in from one network. */
  loginsPerNetwork: 20,
} as const

export type RateLimit = keyof typeof requestsPerMinute

const windowMs = 60_000
const maxSources = 50_000
let windowStart = 0
const counts = new Map<string, number>()

/** Counts one request of `source`; throws `too_many_requests` when it has used up this minute. Empty: not counted. */
export function limitRate(limit: RateLimit, source: string, now: number): void {
  if (source === '') return
  if (now - windowStart >= windowMs || counts.size > maxSources) {
    windowStart = now
    counts.clear()
  }
  const slot = `${limit} ${source}`
  const count = (counts.get(slot) ?? 0) + 1
  counts.set(slot, count)
  if (count > requestsPerMinute[limit]) {
    throw new ProblemError('too_many_requests', {
      retryAfterS: Math.ceil((windowStart + windowMs - now) / 1_000),
    })
  }
}
