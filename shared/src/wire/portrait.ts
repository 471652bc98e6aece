import type { VisitSource } from './channel.ts'
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

/** What somebody bought for others; `said`, `wrapped` and `other_recipient` say why it is taken for a present. */
export interface Presents {
  orders: number
  said: number
  wrapped: number
  other_recipient: number
  net_minor: number
  last_at: number | null
  /** Narrowest categories of the presents, those with the most lines first. */
  categories: { name: string; lines: number }[]
}

/** How somebody responds to offers. An order is on offer with a discount, or with a product that was reduced. */
export interface Promotions {
  orders: number
  on_offer: number
  /** `on_offer` / `orders`; null without an order. */
  share: number | null
  with_discount: number
  with_reduced: number
  /** Discounts of whole orders, all told. */
  discount_minor: number
  /** Net amount of an order on offer, and of another; null without one. */
  average_on_offer_minor: number | null
  average_otherwise_minor: number | null
}

/** Clicks on a shelf, of the newest that are kept, and the orders that followed within 7 days. */
export interface ShelfResponse {
  placement: string
  recommender: string
  clicks: number
  orders: number
}

/** How somebody can be reached: true and false are their word, null is none. */
export interface Reach {
  channels: Record<'email' | 'sms' | 'phone' | 'post' | 'push', boolean | null>
  personalisation: boolean
}

/**
 * One person: who, where, worth, what and how they buy, how they can be reached, how they respond; and loyalty. With the
 * timeline beside it these are the views a customer's card should have.
 */
export interface Portrait {
  who: ToldAbout & {
    is_known: boolean
    since: number
    last_seen_at: number
    merged_visitors: number
    /** The first visit known, and where it came from; null where none is. */
    first_touch: (VisitSource & { at: number }) | null
  }
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
  how: { rhythm: Rhythm; lifecycle: Lifecycle; orders: number; gift_orders: number; presents: Presents }
  reach: Reach
  response: {
    shelves_seen: number
    clicks: number
    click_rate: number | null
    orders_after_click: number
    /** The shelves that worked, at most five. */
    shelves: ShelfResponse[]
    promotions: Promotions
  }
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
