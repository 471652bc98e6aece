import { programmeArm } from '../loyalty/holdout.ts'
import { balanceOf } from '../loyalty/replay.ts'
import { tierContext } from '../loyalty/tier-context.ts'
import { advanceTier } from '../loyalty/tier-engine.ts'
import { tierStanding } from '../loyalty/tier-standing.ts'
import type { LoyaltySettings } from '../wire/loyalty-settings.ts'
import type { PointsEntry } from '../wire/points.ts'
import type { ModelsState, Outlook, Portrait, Reach } from '../wire/portrait.ts'
import type { TierStanding } from '../wire/tier.ts'
import type { LoyaltyIndex, Rhythm } from '../wire/worth.ts'
import { channels } from './about.ts'
import { affinities } from './affinity.ts'
import { scoreOf } from './answers.ts'
import type { KeptOrder } from './apply-order.ts'
import { contributionSince } from './contribution.ts'
import { whereabouts } from './demographics.ts'
import { lifecycleOf } from './lifecycle.ts'
import { loyaltyIndex, satisfactionOf } from './loyalty-index.ts'
import { needsOf } from './needs.ts'
import { presentsOf } from './presents.ts'
import type { Profile } from './profile.ts'
import { promotionsOf } from './promotions.ts'
import { referralsIn } from './referrals.ts'
import { type RfmBreaks, rfmOf } from './rfm.ts'
import { rhythmOf } from './rhythm.ts'
import { shelfResponses } from './shelf-response.ts'
import { emptyTaste } from './taste.ts'
import { touchesOf } from './touch.ts'
import { customerValue, type Population } from './value.ts'
import { measuredParts } from './value-parts.ts'

export interface PortraitInputs {
  /** The person's key: `c:` and a customer id, or a guest's or visitor's. */
  person: string
  profile: Profile
  orders: readonly KeptOrder[]
  entries: readonly PointsEntry[]
  now: number
  store: LoyaltySettings & { time_zone: string; half_life_days: number }
  outlook: Outlook
  /** What the other customers have of each part of the value. */
  population: Population
  /** What the models' figures rest on; null when they could not be asked. */
  models: ModelsState | null
  /** From which values on RFM scores are given; null before the models have run. */
  breaks: RfmBreaks | null
}

const dayMs = 86_400_000
/** Rows of the ledger that are shown. */
const mostRows = 50

/** Everything that can be said of one person at `now`, each figure with what it rests on. */
export function portrait(inputs: PortraitInputs): Portrait {
  const { profile, orders, entries, now, store, outlook } = inputs
  const { about = {}, counts, taste = emptyTaste } = profile
  const isKnown = inputs.person.startsWith('c:')
  const rhythm = rhythmOf(orders, now, store.value.usual_gap_days)
  const index = loyaltyIndex({ orders, rhythm, pAlive: outlook.p_alive, referrals: referralsIn(entries) })
  const year = contributionSince(orders, now - 365 * dayMs, store.value)
  const paid = orders.filter(({ cancelled }) => !cancelled)
  const presents = presentsOf(orders)
  const [seen, clicks] = [counts.view_item_list ?? 0, counts.select_item ?? 0]
  return {
    who: {
      is_known: isKnown,
      since: profile.created_at,
      last_seen_at: profile.last_at,
      merged_visitors: profile.aliases.length,
      first_touch: touchesOf(profile)[0] ?? null,
      birthday: about.birthday ?? null,
      birth_year: about.birth_year ?? null,
      country: about.country ?? null,
    },
    where: whereabouts(about, orders),
    worth: {
      value: explainedValue(inputs, rhythm, index),
      year,
      lifetime: contributionSince(orders, Number.NEGATIVE_INFINITY, store.value),
      rfm: rfmOf(orders, { now, timeZone: store.time_zone }, inputs.breaks),
      models: inputs.models,
      outlook,
    },
    what: {
      affinities: affinities(taste, now, store.half_life_days, about.interests),
      needs: needsOf({ ...profile, taste, orders, now, halfLifeDays: store.half_life_days }),
    },
    how: {
      rhythm,
      lifecycle: lifecycleOf({
        isKnown,
        orders: paid.length,
        overdue: rhythm.overdue,
        pAlive: outlook.p_alive,
        lastGap: rhythm.last_gap,
        daysSinceSeen: Math.max(0, now - profile.last_at) / dayMs,
      }),
      orders: paid.length,
      gift_orders: presents.orders,
      presents,
    },
    reach: reachOf(profile),
    response: {
      shelves_seen: seen,
      clicks,
      click_rate: seen > 0 ? clicks / seen : null,
      orders_after_click: paid.filter((order) => Object.keys(order.clicks).length > 0).length,
      shelves: shelfResponses(profile, orders),
      promotions: promotionsOf(orders),
    },
    loyalty: {
      index,
      satisfaction: satisfactionOf((about.answers ?? []).map(scoreOf), index.index),
      tier: isKnown ? standingOf(inputs) : null,
      points: isKnown ? balanceOf(entries, now) : null,
      ledger: entries.slice(-mostRows).reverse(),
    },
  }
}

/** Where somebody is on the ladder at `now`; null when the store has no tiers, or holds them out of its programme. */
export function standingOf(
  inputs: Pick<PortraitInputs, 'person' | 'profile' | 'orders' | 'entries' | 'now' | 'store'>,
): TierStanding | null {
  const { profile, orders, entries, now, store } = inputs
  if (!store.tiers.enabled || programmeArm({ ...inputs, settings: store }) === 'outside') return null
  const context = tierContext({ profile, orders, entries, settings: store, now, timeZone: store.time_zone })
  return tierStanding(advanceTier(profile.tier ?? null, context, now), context, now)
}

/** How somebody wants to be reached, and whether they want to be known. */
export function reachOf({ about = {} }: Profile): Reach {
  const told = channels.map((channel) => [channel, about.channels?.[channel] ?? null])
  return {
    channels: Object.fromEntries(told) as Reach['channels'],
    personalisation: about.personalisation !== false,
  }
}

function explainedValue(
  inputs: PortraitInputs,
  rhythm: Rhythm,
  index: LoyaltyIndex,
): Portrait['worth']['value'] {
  const { profile, orders, now, store, outlook, population } = inputs
  const measured = measuredParts({
    orders,
    taste: profile.taste ?? emptyTaste,
    rhythm,
    index,
    clvMinor: outlook.clv_minor,
    now,
    settings: store.value,
    halfLifeDays: store.half_life_days,
  })
  const { weights, typical_minor: typical } = store.value
  return customerValue(measured, { weights, population, typical })
}
