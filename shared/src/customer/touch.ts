import type { Channel, VisitSource } from '../wire/channel.ts'
import type { Profile, ProfileSession } from './profile.ts'
import { beganAt } from './visit.ts'

/** A visit as what brought somebody: when it began, and where it came from. */
export interface Touch extends VisitSource {
  at: number
}

/** What an order is put down to: the first visit of the person, and the last one that says where it came from. */
export interface Touches {
  first: Channel
  last: Channel
}

/** A visit longer before an order than this did not bring it, in milliseconds (90 days, as GA4). */
const touchWindowMs = 90 * 86_400_000

/** The shop's clock and ours may differ by this much. */
const clockToleranceMs = 60_000

/** How the visits of a profile began, in order of time. Imported visits say nothing of it. */
export function touchesOf(profile: Pick<Profile, 'sessions' | 'first_touch'>): Touch[] {
  const touches = profile.sessions.filter(({ visit }) => visit).map(touchOf)
  const { first_touch: first } = profile
  const isKnown = !first || touches.some(({ at }) => at <= first.at)
  return [...(isKnown ? [] : [first]), ...touches].sort((a, b) => a.at - b.at)
}

/** How the visit began. */
export function touchOf(session: ProfileSession): Touch {
  return { at: beganAt(session), ...(session.visit?.source ?? { channel: 'direct' }) }
}

/** The earlier of two; of two at the same moment the one that reads first. */
export function earlierTouch(a: Touch | undefined, b: Touch | undefined): Touch | undefined {
  if (!a || !b) return a ?? b
  if (a.at !== b.at) return a.at < b.at ? a : b
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b
}

/**
 * What an order placed at `at` is put down to; null when no visit before it is known. Last is the newest visit of the
 * 90 days before that was not direct, or direct where there is none.
 */
export function touchesBefore(touches: readonly Touch[], at: number): Touches | null {
  const before = touches.filter((touch) => touch.at <= at + clockToleranceMs)
  const first = before[0]
  if (!first) return null
  const last = before.findLast((touch) => touch.channel !== 'direct' && touch.at >= at - touchWindowMs)
  return { first: first.channel, last: last?.channel ?? 'direct' }
}
