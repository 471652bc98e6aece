import type { KeptOrder } from '../customer/apply-order.ts'
import { loyaltyIndex } from '../customer/loyalty-index.ts'
import type { Profile } from '../customer/profile.ts'
import { rhythmOf } from '../customer/rhythm.ts'
import { emptyTaste } from '../customer/taste.ts'
import { customerValue } from '../customer/value.ts'
import { measuredParts } from '../customer/value-parts.ts'
import type { LoyaltySettings } from '../wire/loyalty-settings.ts'
import type { PointsEntry } from '../wire/points.ts'
import { defaultRecommendationSettings } from '../wire/recommendation-settings.ts'
import type { TierContext } from './tier-engine.ts'
import { measureOf } from './tier-measure.ts'

export interface TierInputs {
  profile: Profile
  orders: readonly KeptOrder[]
  entries: readonly PointsEntry[]
  settings: LoyaltySettings
  now: number
  timeZone: string
}

/** What the tier engine needs to know of a customer under the store's programme. */
export function tierContext(inputs: TierInputs): TierContext {
  const { profile, orders, entries, settings, timeZone } = inputs
  const { tiers: programme } = settings
  const measure = measureOf(programme, {
    orders,
    entries,
    value: programme.basis === 'value' ? ownValue(inputs) : null,
    topPercent: profile.rank?.top_percent ?? null,
  })
  return { programme, measure, timeZone }
}

/**
 * The composite value, 0 to 100, from the customer's own figures alone: a tier that went by ranks would be lost because
 * others bought more.
 */
function ownValue({ profile, orders, settings, now }: TierInputs): number {
  const rhythm = rhythmOf(orders, now, settings.value.usual_gap_days)
  const measured = measuredParts({
    orders,
    taste: profile.taste ?? emptyTaste,
    rhythm,
    index: loyaltyIndex({ orders, rhythm, pAlive: null, referrals: null }),
    clvMinor: null,
    now,
    settings: settings.value,
    halfLifeDays: defaultRecommendationSettings.half_life_days,
  })
  const { weights, typical_minor: typical } = settings.value
  return 100 * customerValue(measured, { weights, typical }).value
}
