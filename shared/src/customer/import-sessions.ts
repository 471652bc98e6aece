import { dayOf } from '../maths/calendar.ts'
import type { ActivityFact, SessionFact } from './fact.ts'
import { addFact } from './outbox.ts'
import { kept, lastSeen, type Profile } from './profile.ts'
import { addToSessions } from './sessions.ts'

/** A past visit whose items have met the catalogue. */
export interface PastSession {
  id: string
  started_at: number
  /** Catalogue numbers of the products opened, in order. */
  items: number[]
}

/** Nobody knows when each product was opened; they are set this far apart, in milliseconds. */
const pastViewSpacingMs = 20_000

/**
 * The profile with past visits in it. The caller keeps track of which ids are known already; a visit given here is
 * taken as new.
 */
export function importSessions(
  profile: Profile,
  past: readonly PastSession[],
  context: { sealed: number; timeZone: string },
): Profile {
  let next = profile
  for (const visit of past) {
    let sessions = next.sessions
    let added = 0
    let start = visit.started_at
    visit.items.forEach((n, i) => {
      const at = visit.started_at + i * pastViewSpacingMs
      // The oldest leave at the end only: a visit older than all that is kept would else begin anew with each item.
      const step = addToSessions(sessions, at, n, Number.POSITIVE_INFINITY)
      sessions = step.sessions
      start = step.session.start
      added += step.isNew ? 1 : 0
    })
    const last = visit.started_at + (visit.items.length - 1) * pastViewSpacingMs
    const whole = sessions.find((session) => session.start === start)
    next = {
      ...next,
      sessions: sessions.slice(-kept.sessions),
      session_count: next.session_count + added,
      counts: { ...next.counts, view_item: (next.counts.view_item ?? 0) + visit.items.length },
      created_at: Math.min(next.created_at, visit.started_at),
      last_at: lastSeen(next, last),
    }
    const activity: Omit<ActivityFact, 'n'> = {
      kind: 'activity',
      day: dayOf(visit.started_at, context.timeZone),
      at: last,
      sessions: added,
      views: visit.items.length,
      shelves: [],
      live: [],
    }
    const session: Omit<SessionFact, 'n'> = {
      kind: 'session',
      start,
      at: whole?.last ?? last,
      items: whole?.items ?? visit.items,
      network: 0,
      ...(whole?.person ? { person: whole.person } : {}),
    }
    next = addFact(addFact(next, activity, context.sealed), session, context.sealed)
  }
  return next
}
