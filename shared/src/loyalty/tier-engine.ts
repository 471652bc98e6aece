import type { Tier, TierChange, TierProgramme, TierState } from '../wire/tier.ts'
import { termEnd, windowStart } from './tier-time.ts'

/**
 * What counts after `from` and up to `to`, in the unit of the programme's basis, with what was known at `known` (a
 * refund that came later does not count yet).
 */
export type Measure = (from: number, to: number, known: number) => number

export interface TierContext {
  programme: TierProgramme
  measure: Measure
  timeZone: string
}

const dayMs = 86_400_000
/** Changes that are remembered. */
const mostChanges = 60

/**
 * The state at `now`. Terms and graces that ended since are worked through first, each at its own time, so that it does
 * not matter how late anybody looks; then what is known now may raise the tier or keep it. A tier is lost only through
 * a grace (of no days, if the programme says so). `null` is somebody who was never looked at.
 */
export function advanceTier(state: TierState | null, context: TierContext, now: number): TierState {
  const { programme } = context
  let next = state ?? joined(programme, now)
  if (!programme.tiers.some(({ id }) => id === next.tier)) next = reassigned(next, context, now)
  next = asOfNow(worked(next, context, now), context, now)
  return worked(next, context, now) // a grace of no days is over as it begins
}

function worked(state: TierState, context: TierContext, now: number): TierState {
  let next = state
  for (let due = nextDue(next); due !== null && due <= now; due = nextDue(next)) {
    next = next.grace ? afterGrace(next, context, due) : afterTerm(next, context, due)
  }
  return next
}

/** When the state changes by itself next; null: never. */
export function nextDue({ grace, term_ends_at }: TierState): number | null {
  return grace ? grace.until : term_ends_at
}

/** The highest tier an amount is enough for. */
export function qualifyingTier({ tiers }: TierProgramme, amount: number): number {
  return tiers.reduce((best, { threshold }, i) => (amount >= threshold ? i : best), 0)
}

/** What is enough to keep a tier. */
export function keepThreshold({ threshold, keep_threshold }: Tier): number {
  return keep_threshold ?? threshold
}

/** What counts towards keeping the tier when `at` comes: in a grace, all since the window of the term began. */
export function amountToKeep(state: TierState, context: TierContext, at: number, known: number): number {
  const closes = state.grace ? state.grace.from : at
  return context.measure(windowStart(context.programme, closes, context.timeZone), at, known)
}

function joined({ tiers }: TierProgramme, now: number): TierState {
  const tier = tiers[0]?.id ?? ''
  const history: TierChange[] = [{ at: now, what: 'joined', tier, amount: 0 }]
  return { tier, since: now, rests_on: null, term_ends_at: null, grace: null, history }
}

/** The programme has no such tier any more: from now on the one that what counts is enough for. */
function reassigned(state: TierState, context: TierContext, now: number): TierState {
  const amount = amountNow(context, now)
  return entered(state, qualifyingTier(context.programme, amount), 'programme', context, now, amount)
}

function afterTerm(state: TierState, context: TierContext, at: number): TierState {
  const { programme } = context
  const tier = programme.tiers[indexOf(state, programme)]
  const amount = amountToKeep(state, context, at, at)
  if (!tier || programme.downgrade === 'none' || amount >= keepThreshold(tier)) {
    return kept(state, context, at, amount)
  }
  return inGrace(state, context, at, amount, 'term_over')
}

function afterGrace(state: TierState, context: TierContext, at: number): TierState {
  const { programme } = context
  const index = indexOf(state, programme)
  const tier = programme.tiers[index]
  const amount = amountToKeep(state, context, at, at)
  if (!tier || amount >= keepThreshold(tier)) return kept(state, context, at, amount)
  const lower = programme.downgrade === 'one_step' ? index - 1 : qualifyingTier(programme, amount)
  return entered(state, Math.max(0, Math.min(index - 1, lower)), 'down', context, at, amount)
}

function asOfNow(state: TierState, context: TierContext, now: number): TierState {
  const { programme } = context
  const index = indexOf(state, programme)
  const tier = programme.tiers[index]
  const amount = amountNow(context, now)
  const reached = qualifyingTier(programme, amount)
  if (reached > index) return entered(state, reached, 'up', context, now, amount)
  if (!tier || index === 0) return state
  const isEnough = amount >= keepThreshold(tier)
  if (state.grace) {
    const inTime = amountToKeep(state, context, now, now)
    if (inTime >= keepThreshold(tier)) return kept(state, context, now, inTime)
    return isEnough ? kept({ ...state, grace: null }, context, now, amount) : state
  }
  if (programme.refunds !== 'at_once' || programme.downgrade === 'none' || !state.rests_on) return state
  // What the tier rested on, with what came back since.
  const { from, to, amount: then } = state.rests_on
  const left = context.measure(from, to, now)
  const isUndone = then >= keepThreshold(tier) && left < keepThreshold(tier)
  if (!isUndone) return state
  // From now on it rests on what was bought since, or is in danger.
  return isEnough
    ? { ...state, rests_on: restingOn(state, context, now, amount) }
    : inGrace(state, context, now, left, 'refunded')
}

/** What counts at a moment, and over which time: in a grace, since the window of the term began. */
function restingOn(
  { grace }: Pick<TierState, 'grace'>,
  { programme, timeZone }: TierContext,
  at: number,
  amount: number,
): NonNullable<TierState['rests_on']> {
  return { from: windowStart(programme, grace?.from ?? at, timeZone), to: at, amount }
}

function amountNow({ programme, measure, timeZone }: TierContext, now: number): number {
  return measure(windowStart(programme, now, timeZone), now, now)
}

function entered(
  state: TierState,
  index: number,
  what: 'up' | 'down' | 'programme',
  context: TierContext,
  at: number,
  amount: number,
): TierState {
  const { programme, timeZone } = context
  const tier = programme.tiers[index]?.id ?? ''
  return {
    tier,
    since: at,
    // Who fell was measured over the grace too; who rose, as of now.
    rests_on: index === 0 ? null : restingOn(what === 'down' ? state : { grace: null }, context, at, amount),
    term_ends_at: index === 0 ? null : termEnd(programme, at, timeZone),
    grace: null,
    history: noted(state, { at, what, tier, amount }),
  }
}

function kept(state: TierState, context: TierContext, at: number, amount: number): TierState {
  const { programme, timeZone } = context
  return {
    ...state,
    rests_on: restingOn(state, context, at, amount),
    term_ends_at: termEnd(programme, at, timeZone),
    grace: null,
    history: noted(state, { at, what: 'kept', tier: state.tier, amount }),
  }
}

function inGrace(
  state: TierState,
  { programme }: TierContext,
  at: number,
  amount: number,
  why: 'term_over' | 'refunded',
): TierState {
  const until = at + programme.grace_days * dayMs
  return {
    ...state,
    grace: { from: at, until },
    history: noted(state, { at, what: 'grace', tier: state.tier, amount, until, why }),
  }
}

function noted(state: TierState, change: TierChange): TierChange[] {
  return [...state.history, change].slice(-mostChanges)
}

function indexOf(state: TierState, { tiers }: TierProgramme): number {
  return Math.max(
    0,
    tiers.findIndex(({ id }) => id === state.tier),
  )
}
