import type { VisitSource } from '../wire/channel.ts'
import type { EventName } from '../wire/event.ts'
import type { ActivityFact } from './fact.ts'
import { addFact } from './outbox.ts'
import { kept, type Profile, type ProfileSession } from './profile.ts'
import { earlierTouch, type Touch, touchOf } from './touch.ts'
import { addVisits, beganAt, visitChange, visitWith, withOrders } from './visit.ts'

type Activity = Omit<ActivityFact, 'n'>

/** What an event says of its visit. */
interface VisitEvent {
  event: { name: EventName }
  at: number
  source?: VisitSource
}

/**
 * Puts an event into its visit: what is known of the session changes in place (it was made by this very event), and
 * what the counts change by is told to the activity of the day the visit began.
 */
export function noteVisit(
  session: ProfileSession,
  { event, at, source }: VisitEvent,
  { order_times: orderTimes = [] }: Pick<Profile, 'order_times'>,
  { who, timeZone }: { who: string; timeZone: string },
  activityOf: (day: string, at: number) => Activity,
): void {
  const before = session.visit ? { ...session } : null
  session.visit = visitWith(session, { name: event.name, at, ...(source ? { source } : {}) }, who)
  const { visit } = withOrders(session, orderTimes)
  if (visit) session.visit = visit
  for (const { day, visits } of visitChange(before, session, timeZone)) {
    const activity = activityOf(day, beganAt(session))
    activity.visits = addVisits(activity.visits ?? [], visits)
  }
}

/** Keeps in `profile` how the person came first, which outlives the visit itself. */
export function keepFirstTouch(profile: Profile): void {
  const { sessions, first_touch: known } = profile
  const began = sessions.reduce((at, one) => (one.visit ? Math.min(at, beganAt(one)) : at), Infinity)
  const first = sessions
    .filter((one) => one.visit && beganAt(one) === began)
    .map(touchOf)
    .reduce<Touch | undefined>(earlierTouch, undefined)
  // What is known came from the same visit, or from an earlier one that has gone; the visit may know better by now.
  if (first && (!known || first.at <= known.at)) profile.first_touch = first
}

/** The profile with an order's moment in it, and the step `order` in the visit it was placed in. */
export function withOrderAt(
  profile: Profile,
  orderedAt: number,
  context: { sealed: number; timeZone: string },
): Profile {
  const order_times = [...(profile.order_times ?? []), orderedAt]
    .sort((a, b) => a - b)
    .slice(-kept.orderTimes)
  return withOrdersInVisits({ ...profile, order_times }, context)
}

/** The profile with the step `order` in every visit that one of its orders belongs to; told where that is new. */
export function withOrdersInVisits(
  profile: Profile,
  { sealed, timeZone }: { sealed: number; timeZone: string },
): Profile {
  const { order_times: times = [] } = profile
  let next = profile
  const sessions = profile.sessions.map((session) => {
    const after = withOrders(session, times)
    for (const { day, visits } of visitChange(session, after, timeZone)) {
      const at = beganAt(session)
      next = addFact(
        next,
        { kind: 'activity', day, at, sessions: 0, views: 0, shelves: [], live: [], visits },
        sealed,
      )
    }
    return after
  })
  return next === profile ? profile : { ...next, sessions }
}

/**
 * The sessions without what is known of old visits that say of no source: no event may be as old as they are, and
 * their steps are counted for good.
 */
export function withoutOldVisits(sessions: ProfileSession[]): ProfileSession[] {
  const newest = sessions.at(-1)?.last ?? 0
  const isOver = ({ visit, last }: ProfileSession) => visit && !visit.source && last < newest - visitOpenMs
  if (!sessions.some(isOver)) return sessions
  return sessions.map((session) => {
    const { visit: _, ...plain } = session
    return isOver(session) ? plain : session
  })
}

/** Events may come 72 hours late (`limits.eventAgeMs`), orders a day later still. */
const visitOpenMs = 4 * 86_400_000

/** What two profiles that are one person's know of visits besides the sessions. */
export function mergeVisits(a: Profile, b: Profile): Pick<Profile, 'order_times' | 'first_touch'> {
  const times = [...new Set([...(a.order_times ?? []), ...(b.order_times ?? [])])].sort((x, y) => x - y)
  const first = earlierTouch(a.first_touch, b.first_touch)
  return {
    ...(times.length > 0 ? { order_times: times.slice(-kept.orderTimes) } : {}),
    ...(first ? { first_touch: first } : {}),
  }
}
