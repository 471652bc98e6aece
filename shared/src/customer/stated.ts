import { dayOf } from '../maths/calendar.ts'
import type { PointsEntry } from '../wire/points.ts'
import type { Answer, QuestionKind, TouchPoint } from '../wire/question.ts'
import { scoreOf } from './answers.ts'
import type { KnownOrder } from './known-order.ts'
import { loyaltyIndex } from './loyalty-index.ts'
import { addFact } from './outbox.ts'
import type { Profile } from './profile.ts'
import { referralsIn } from './referrals.ts'
import { rhythmOf } from './rhythm.ts'

/** An answer as the rest of the system counts it: without a word of who gave it, and without their own words. */
export interface CountedAnswer {
  /** The calendar day in the store's time zone on which it was given. */
  day: string
  kind: QuestionKind
  touch_point: TouchPoint
  value: number
  expected?: number
}

/**
 * What somebody said last, and what the loyalty index needs of how they act: enough to put the two side by side later,
 * when more time has passed or a model has spoken.
 */
export interface Stated {
  /** When the newest answer was given, and what it says, 0 to 1. */
  at: number
  score: number
  /** (Order days − 1) ÷ order days; null without an order. */
  repeats: number | null
  /** The habits that are known, but for being there still. */
  habits: number[]
  /** When they ordered last, and how many days lie between two orders of theirs. */
  last_order_at: number | null
  gap_days: number
}

export interface StatedInputs {
  profile: Profile
  orders: readonly KnownOrder[]
  entries: readonly PointsEntry[]
  usualGapDays: number
  sealed: number
  timeZone: string
  now: number
}

/** The profile with the new answers waiting in the outbox. Answering is no visit: the person was seen when they were. */
export function tellAnswers(
  profile: Profile,
  fresh: readonly Answer[],
  { sealed, timeZone }: { sealed: number; timeZone: string },
): Profile {
  if (fresh.length === 0) return profile
  const answers = fresh.map(({ at, kind, touch_point, value, expected }) => ({
    day: dayOf(at, timeZone),
    kind,
    touch_point,
    value,
    ...(expected === undefined ? {} : { expected }),
  }))
  return addFact(profile, { ...emptyActivity(profile, timeZone), answers }, sealed)
}

/** The profile with what somebody said last waiting in the outbox, where that or how they act has changed. */
export function tellStated(inputs: StatedInputs): Profile {
  const { profile, sealed, timeZone } = inputs
  const stated = statedOf(inputs)
  if (!stated || JSON.stringify(stated) === JSON.stringify(profile.stated)) return profile
  return addFact({ ...profile, stated }, { ...emptyActivity(profile, timeZone), stated }, sealed)
}

/** What somebody said last beside how they act; null for who never answered. */
export function statedOf({
  profile,
  orders,
  entries,
  usualGapDays,
  now,
}: Omit<StatedInputs, 'sealed' | 'timeZone'>): Stated | null {
  const newest = profile.about?.answers?.at(-1)
  if (!newest) return null
  const rhythm = rhythmOf(orders, now, usualGapDays)
  const { parts } = loyaltyIndex({ orders, rhythm, pAlive: null, referrals: referralsIn(entries) })
  const { last_at, expected_gap_days } = rhythm
  return {
    at: newest.at,
    score: scoreOf(newest),
    repeats: parts.find(({ name }) => name === 'repeats')?.value ?? null,
    habits: parts.flatMap(({ name, value }) => (name === 'repeats' || name === 'alive' ? [] : (value ?? []))),
    last_order_at: last_at,
    gap_days: expected_gap_days,
  }
}

function emptyActivity(profile: Profile, timeZone: string) {
  const { last_at: at } = profile
  const counts = { day: dayOf(at, timeZone), at, sessions: 0, views: 0, shelves: [], live: [] }
  return { kind: 'activity' as const, ...counts }
}
