import { dayOf } from '../maths/calendar.ts'
import { hourOf } from '../maths/hour-of.ts'
import type { VisitSource } from '../wire/channel.ts'
import type { EventName } from '../wire/event.ts'
import { limits } from '../wire/limits.ts'
import type { Profile, ProfileSession } from './profile.ts'

/** The steps of a visit on the way to an order. A visit's steps are a set of bits; each counts once a visit. */
export const stepBits = { view: 1, cart: 2, checkout: 4, order: 8 } as const
export type Step = keyof typeof stepBits

/** What a session knows of itself as a visit. Without it the session was imported, or is of an earlier version. */
export interface Visit {
  steps: number
  /** Who came: `anonymous`, `signed_in`, or `tier:` and the tier they had when the visit began. */
  who: string
  /** Milliseconds between the earliest event known and the session's start, when one came late. */
  early_ms?: number
  source?: VisitSource
  /** Milliseconds between the session's start and the event that said the source. */
  source_ms?: number
}

/**
 * A change in how many visits there are of a kind: `count` more (fewer when below 0) that began in this hour of the
 * day, came from there, and reached exactly these steps.
 */
export interface VisitCount extends VisitSource {
  /** 0 to 23, in the store's time zone. */
  hour: number
  who: string
  steps: number
  count: number
}

const bitOf: Partial<Record<EventName, number>> = {
  view_item: stepBits.view,
  add_to_cart: stepBits.cart,
  begin_checkout: stepBits.checkout,
  purchase: stepBits.order,
}

/** An order's clock and ours may differ by this much, in milliseconds. */
const clockToleranceMs = 60_000

/**
 * The visit with one more event of its session in it: the same whatever the order in which its events come, and the
 * very object it was when the event says nothing new.
 */
export function visitWith(
  session: ProfileSession,
  event: { name: EventName; at: number; source?: VisitSource },
  who: string,
): Visit {
  const known = session.visit ?? { steps: 0, who }
  const afterMs = event.at - session.start
  const early = Math.min(afterMs, known.early_ms ?? 0)
  const steps = known.steps | (bitOf[event.name] ?? 0)
  const source = event.source && isFirstWord(event.source, afterMs, known) ? event.source : null
  if (session.visit && !source && steps === known.steps && early === (known.early_ms ?? 0)) return known
  return {
    ...known,
    steps,
    ...(early < 0 ? { early_ms: early } : {}),
    ...(source ? { source, source_ms: afterMs } : {}),
  }
}

/** The earliest word on the source holds; of two at the same moment, the one that reads first. */
function isFirstWord(source: VisitSource, afterMs: number, { source: known, source_ms = 0 }: Visit): boolean {
  if (!known || afterMs !== source_ms) return !known || afterMs < source_ms
  return JSON.stringify(source) < JSON.stringify(known)
}

/** When the visit began (epoch milliseconds): its earliest event known. */
export function beganAt({ start, visit }: ProfileSession): number {
  return start + (visit?.early_ms ?? 0)
}

/** True when an order of this moment belongs to the session: placed during it, or before it would have ended. */
function isDuring(session: ProfileSession, orderedAt: number): boolean {
  return orderedAt >= beganAt(session) - clockToleranceMs && orderedAt <= session.last + limits.sessionGapMs
}

/** The session with the step `order` where one of these orders belongs to it. */
export function withOrders(session: ProfileSession, orderedAt: readonly number[]): ProfileSession {
  const { visit } = session
  if (!visit || (visit.steps & stepBits.order) !== 0) return session
  if (!orderedAt.some((at) => isDuring(session, at))) return session
  return { ...session, visit: { ...visit, steps: visit.steps | stepBits.order } }
}

/** A visit's counts with their day in the store's time zone. */
export interface DayOfVisits {
  day: string
  visits: VisitCount[]
}

/** What the counts of visits change by when a session becomes another: one less of what it was, one more of what it is. */
export function visitChange(
  before: ProfileSession | null,
  after: ProfileSession,
  timeZone: string,
): DayOfVisits[] {
  if (before && before.visit === after.visit && before.start === after.start) return []
  const [was, is] = [before?.visit ? countOf(before, -1, timeZone) : null, countOf(after, 1, timeZone)]
  if (!is || (was && keyOf(was) === keyOf(is) && was.day === is.day)) return []
  return [was, is].flatMap((one) => (one ? [{ day: one.day, visits: [one.count] }] : []))
}

function countOf(session: ProfileSession, count: number, timeZone: string) {
  const { visit } = session
  if (!visit) return null
  const began = beganAt(session)
  const { steps, who, source = { channel: 'direct' } } = visit
  return {
    day: dayOf(began, timeZone),
    count: { hour: hourOf(began, timeZone), who, ...source, steps, count } satisfies VisitCount,
  }
}

function keyOf({ count }: { count: VisitCount }): string {
  return JSON.stringify({ ...count, count: 0 })
}

/** Two lists of changes as one: each kind once, and what comes to nothing left out. */
export function addVisits(a: readonly VisitCount[], b: readonly VisitCount[]): VisitCount[] {
  const kinds = new Map<string, VisitCount>()
  for (const one of [...a, ...b]) {
    const key = keyOf({ count: one })
    kinds.set(key, { ...one, count: one.count + (kinds.get(key)?.count ?? 0) })
  }
  return [...kinds.values()].filter(({ count }) => count !== 0)
}

/** Who comes, as far as it can be told when a visit begins. */
export function whoOf(person: string, { tier }: Pick<Profile, 'tier'>): string {
  if (!person.startsWith('c:')) return 'anonymous'
  return tier?.tier ? `tier:${tier.tier}` : 'signed_in'
}
