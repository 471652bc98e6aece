import type { KeptOrder } from '../customer/apply-order.ts'
import { addFact } from '../customer/outbox.ts'
import type { Profile } from '../customer/profile.ts'
import type { Standing } from '../customer/standing.ts'
import { dayOf } from '../maths/calendar.ts'
import type { LoyaltySettings } from '../wire/loyalty-settings.ts'
import type { PointsEntry } from '../wire/points.ts'
import type { TierState } from '../wire/tier.ts'
import { birthdayEntry, nextBirthday } from './birthday.ts'
import { type ProgrammeArm, programmeArm, programmeId } from './holdout.ts'
import { orderEntry, rowsOfOrders } from './order-points.ts'
import { balanceOf } from './replay.ts'
import { tierContext } from './tier-context.ts'
import { advanceTier, nextDue } from './tier-engine.ts'

export interface SettleInputs {
  /** The person's key; without it nobody new is held out of the programme. */
  person?: string
  profile: Profile
  orders: readonly KeptOrder[]
  entries: readonly PointsEntry[]
  settings: LoyaltySettings
  now: number
  timeZone: string
  /** Facts up to this number may be on their way. */
  sealed: number
}

export interface Settled {
  profile: Profile
  /** The ledger with the rows that were due. */
  entries: readonly PointsEntry[]
}

/**
 * A customer's ledger and tier brought up to `now`: every order has its points, a birthday its present, terms and graces
 * that ended are worked through, and what changed waits in the outbox. Doing it again changes nothing.
 */
export function settle(asked: SettleInputs): Settled {
  const arm = programmeArm(asked)
  const inputs = arm ? { ...asked, profile: meeting(asked, arm) } : asked
  if (arm === 'outside')
    return { profile: telling({ ...inputs, profile: nothingDue(inputs.profile) }), entries: inputs.entries }
  const entries = settledEntries(inputs)
  const tier = settledTier(inputs, entries)
  const profile = withDue(tier ? { ...inputs.profile, tier } : inputs.profile, inputs)
  const isChanged =
    JSON.stringify(profile.tier) !== JSON.stringify(inputs.profile.tier) || profile.due !== inputs.profile.due
  return { profile: telling({ ...inputs, profile: isChanged ? profile : inputs.profile, entries }), entries }
}

/** With the arm of the programme's experiment, which a customer meets with the first order. */
function meeting({ profile, orders, now, timeZone, sealed }: SettleInputs, arm: ProgrammeArm): Profile {
  const { exposures = [] } = profile
  const isMet = exposures.some(({ experiment }) => experiment === programmeId)
  if (isMet || !orders.some(({ cancelled }) => !cancelled)) return profile
  const met = { experiment: programmeId, arm, at: now }
  const { last_at: at } = profile
  const fact = {
    day: dayOf(at, timeZone),
    at,
    sessions: 0,
    views: 0,
    shelves: [],
    live: [],
    exposures: [met],
  }
  return addFact({ ...profile, exposures: [...exposures, met] }, { kind: 'activity', ...fact }, sealed)
}

function nothingDue(profile: Profile): Profile {
  if (profile.due === undefined) return profile
  const { due: _, ...rest } = profile
  return rest
}

/** With the moment of what comes by itself next; without, when nothing does. */
function withDue({ due: _, ...profile }: Profile, { settings, now, timeZone }: SettleInputs): Profile {
  const { birthday } = profile.about ?? {}
  const isGiven = settings.points.enabled && settings.points.birthday_points > 0
  const dues = [
    ...(profile.tier && settings.tiers.enabled ? [nextDue(profile.tier)] : []),
    ...(birthday && isGiven ? [nextBirthday(birthday, now, timeZone)] : []),
  ].flatMap((at) => at ?? [])
  return dues.length > 0 ? { ...profile, due: Math.min(...dues) } : profile
}

function settledEntries({
  profile,
  orders,
  entries,
  settings,
  now,
  timeZone,
}: SettleInputs): readonly PointsEntry[] {
  const policy = settings.points
  const multiplier = settings.tiers.tiers.find(({ id }) => id === profile.tier?.tier)?.multiplier ?? 1
  const tier = profile.tier ? { tier: { id: profile.tier.tier, multiplier } } : {}
  const inTime = orders.toSorted((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
  const first = inTime.find(({ cancelled }) => !cancelled)
  // Each order is asked about once, so the rows it may have are those that were there before.
  const rowsOf = rowsOfOrders(entries)
  const next = [...entries]
  for (const order of inTime) {
    const isFirstOrder = order === first
    const row = orderEntry(next, order, { policy, now, timeZone, isFirstOrder, ...tier }, rowsOf)
    if (row) next.push(row)
  }
  const { birthday } = profile.about ?? {}
  const present = birthday ? birthdayEntry(next, birthday, policy, now, timeZone) : null
  return present ? [...next, present] : next.length > entries.length ? next : entries
}

/** Nobody climbs before the first order or point: then there is something to keep. */
function settledTier(inputs: SettleInputs, entries: readonly PointsEntry[]): TierState | undefined {
  const { profile, orders, settings, now } = inputs
  const isMember = profile.tier !== undefined || orders.length > 0 || entries.length > 0
  if (!settings.tiers.enabled || !isMember) return profile.tier
  return advanceTier(profile.tier ?? null, tierContext({ ...inputs, entries }), now)
}

function telling({ profile, orders, entries, now, timeZone, sealed }: SettleInputs): Profile {
  const { active, pending, earned, held } = balanceOf(entries, now)
  const standing: Standing = {
    tier: profile.tier?.tier ?? null,
    points: active + pending,
    points_earned: earned,
    points_held: held,
  }
  const isNews = JSON.stringify(standing) !== JSON.stringify(profile.standing ?? nothingTold)
  if (!isNews) return profile
  // Of a day that was told already: nobody was here because the books were done.
  const at = Math.max(...orders.map((order) => order.created_at), orders.length > 0 ? 0 : profile.last_at)
  const fact = { day: dayOf(at, timeZone), at, sessions: 0, views: 0, shelves: [], live: [], standing }
  return addFact({ ...profile, standing }, { kind: 'activity', ...fact }, sealed)
}

const nothingTold: Standing = { tier: null, points: 0, points_earned: 0, points_held: 0 }
