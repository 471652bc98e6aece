import type { BasePending } from './customer-base.ts'
import type { PointsBalance, PointsEntry } from './points.ts'
import type { Affinities } from './taste.ts'
import type { TierStanding } from './tier.ts'
import type {
  Contribution,
  CustomerValue,
  Lifecycle,
  LoyaltyIndex,
  Needs,
  Rfm,
  Rhythm,
  Satisfaction,
} from './worth.ts'

/** What the store's models expect of somebody; null where there is no model yet. */
export interface Outlook {
  /** Discounted margin of the next twelve months, in minor units. */
  clv_minor: number | null
  /** Probability of being a customer still. */
  p_alive: number | null
}

/** The run of the models that figures rest on; or that none has ended yet: then ask again shortly. */
export type ModelsState = BasePending | { state: 'ready'; version: number; as_of: string }

/** What somebody told, or the shop did for them. */
export interface ToldAbout {
  birthday: string | null
  birth_year: number | null
  country: string | null
}

/** Where somebody lives, as far as it is known, and where their orders went that are no presents. */
export interface Whereabouts {
  country: string | null
  /** Whether somebody said so, or the newest order went there. */
  by: 'told' | 'orders' | null
  shipped_to: { country: string; orders: number }[]
}

/** How somebody can be reached: true and false are their word, null is none. */
export interface Reach {
  channels: Record<'email' | 'sms' | 'phone' | 'post' | 'push', boolean | null>
  personalisation: boolean
}

/** Seven views of one person: who, worth, what they buy, how they buy, reach, response, loyalty. */
export interface Portrait {
  who: ToldAbout & { is_known: boolean; since: number; last_seen_at: number; merged_visitors: number }
  where: Whereabouts
  worth: {
    value: CustomerValue
    /** The last 365 days, and ever. */
    year: Contribution
    lifetime: Contribution
    rfm: Rfm
    outlook: Outlook
    /** Null when the models could not be asked. */
    models: ModelsState | null
  }
  what: { affinities: Affinities[]; needs: Needs }
  how: { rhythm: Rhythm; lifecycle: Lifecycle; orders: number; gift_orders: number }
  reach: Reach
  response: { shelves_seen: number; clicks: number; click_rate: number | null; orders_after_click: number }
  loyalty: {
    index: LoyaltyIndex
    satisfaction: Satisfaction
    /** Null for who is no customer: tiers and points are for those with an account. */
    tier: TierStanding | null
    points: PointsBalance | null
    /** The newest rows of the ledger, newest first. */
    ledger: PointsEntry[]
  }
}
