import type { LoyaltySettings } from '#shared/wire/loyalty-settings'
import type { OrderRules } from './objects/customer/customer-calls.ts'
import type { Policy } from './objects/customer/person-row.ts'
import type { StoreRecord } from './objects/store/store-record.ts'

/** What a Customer object needs to know of its store. */
export function policyOf(store: StoreRecord): Policy {
  const { publish_delay_ms, index_shards, insight_relays, time_zone } = store
  return {
    publishDelayMs: publish_delay_ms,
    shards: index_shards,
    timeZone: time_zone,
    ...(insight_relays > 0 ? { relays: insight_relays } : {}),
  }
}

/** What a store decided about tiers, points and value. */
export function loyaltyOf({ loyalty, tiers, points, value }: StoreRecord): LoyaltySettings {
  return { loyalty, tiers, points, value }
}

/** What a store decided about what orders bring. */
export function orderRulesOf(store: StoreRecord): OrderRules {
  return { loyalty: loyaltyOf(store), tasteWeight: store.recommendation.weights.purchase }
}
