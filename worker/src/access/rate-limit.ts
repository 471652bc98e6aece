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
  /** Batches of events with one publishable key: about all that an isolate can do. */
  eventsPerKey: 240_000,
  /** New visitor ids for one network. */
  newVisitorsPerNetwork: 120,
  /** Recommendation requests of one visitor or customer, and from one network. */
  shelvesPerPerson: 600,
  shelvesPerNetwork: 3_000,
  /** Recommendation requests with one publishable key. */
  shelvesPerKey: 240_000,
  /** What people ask and tell about themselves (`/v1/me`), from one network. */
  selfPerNetwork: 3_000,
  /** Attempts to log in from one network. */
  loginsPerNetwork: 20,
  /** Keys that were wrong and stores that are not there, from one network. Then keys of stores nobody has asked for wait, too. */
  wrongKeysPerNetwork: 300,
} as const

export type RateLimit = keyof typeof requestsPerMinute

const windowMs = 60_000
const maxSources = 50_000
let windowStart = 0
const counts = new Map<string, number>()

/** Counts one request of `source`; throws `too_many_requests` when it has used up this minute. Empty: not counted. */
export function limitRate(limit: RateLimit, source: string, now: number): void {
  if (source === '') return
  if (!isThisMinute(now) || counts.size > maxSources) {
    windowStart = now
    counts.clear()
  }
  const slot = `${limit} ${source}`
  counts.set(slot, (counts.get(slot) ?? 0) + 1)
  refuseAbove(limit, source, now, requestsPerMinute[limit])
}

/** Throws `too_many_requests` when `source` has used up this minute, and counts nothing. */
export function refuseUsedUp(limit: RateLimit, source: string, now: number): void {
  if (isThisMinute(now)) refuseAbove(limit, source, now, requestsPerMinute[limit] - 1)
}

/** A clock that was put back begins a new minute, too: the old one would last until it has caught up. */
function isThisMinute(now: number): boolean {
  return now >= windowStart && now - windowStart < windowMs
}

function refuseAbove(limit: RateLimit, source: string, now: number, most: number): void {
  if ((counts.get(`${limit} ${source}`) ?? 0) <= most) return
  throw new ProblemError('too_many_requests', {
    retryAfterS: Math.ceil((windowStart + windowMs - now) / 1_000),
  })
}
