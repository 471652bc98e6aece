import { dayOf } from '../maths/calendar.ts'
import type { ActivityFact, SessionFact } from './fact.ts'
import { addFact } from './outbox.ts'
import { kept, type Profile } from './profile.ts'
import { addToSessions } from './sessions.ts'

/** A past visit whose items have met the catalogue. */
export interface PastSession {
  id: string
  started_at: number
  items: { item: string; n: number }[]
}

/** Nobody knows when each product was opened; they are set this far apart, in milliseconds. */
export const pastViewSpacingMs = 20_000

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
    let views = next.views
    let added = 0
    let start = visit.started_at
    const numbers: number[] = []
    visit.items.forEach(({ item, n }, i) => {
      const at = visit.started_at + i * pastViewSpacingMs
      const step = addToSessions(sessions, at, n)
      sessions = step.sessions
      start = step.session.start
      added += step.isNew ? 1 : 0
      numbers.push(n)
      views = [...views.filter((view) => view.n !== n || view.at > at), { item, n, at }]
    })
    const last = visit.started_at + (visit.items.length - 1) * pastViewSpacingMs
    const whole = sessions.find((session) => session.start === start)
    next = {
      ...next,
      sessions,
      session_count: next.session_count + added,
      views: views.toSorted((a, b) => a.at - b.at).slice(-kept.views),
      counts: { ...next.counts, view_item: (next.counts.view_item ?? 0) + visit.items.length },
      created_at: Math.min(next.created_at, visit.started_at),
      last_at: Math.max(next.last_at, last),
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
      items: whole?.items ?? numbers,
      network: 0,
    }
    next = addFact(addFact(next, activity, context.sealed), session, context.sealed)
  }
  return next
}
