import type { KeptOrder } from '#shared/customer/apply-order'
import { type Click, openings, type Profile, recentlyOpened } from '#shared/customer/profile'
import type { Seen } from '#shared/customer/seen'
import type { Touch } from '#shared/customer/touch'
import type { LoyaltySettings } from '#shared/wire/loyalty-settings'
import type { PointsEntry } from '#shared/wire/points'
import type { RecommendationSettings } from '#shared/wire/recommendation-settings'
import type { Policy } from './person-row.ts'

/** What goes into the calls of a Customer object and comes back. */

/** Where a call must go instead, or that there is nobody to take it any more. */
export type Elsewhere = { status: 'moved'; to: string } | { status: 'erased' }

export interface IngestInput {
  /** `KnownEvent[]` as JSON: a text crosses to the object at a fraction of the cost of nested objects. */
  events: string
  network: number
  policy: Policy
  /** The visitor's key the batch came with, when an identity token brought it here. */
  visitor?: string
  name?: string
  /** What one action says about taste, as the store set it. */
  weights?: RecommendationSettings['weights']
}

/** What a store decided about what orders bring. */
export interface OrderRules {
  loyalty: LoyaltySettings
  /** What a line of an order says about taste, in product views. */
  tasteWeight: number
}

/** How somebody came to order: what orders of a guest are put down to beside the guest's own. */
export interface Coming {
  clicks: readonly Click[]
  touches: readonly Touch[]
}

export const nothingComing: Coming = { clicks: [], touches: [] }

/** Everything kept of a person. */
export interface PersonRecord {
  profile: Profile
  orders: KeptOrder[]
  points: readonly PointsEntry[]
}

export type IngestReply =
  | { status: 'taken'; accepted: number; duplicates: number; tooOld: number[] }
  /** The visitor has to be merged into this customer first; nothing was applied. */
  | { status: 'merge_needed' }
  /** This visitor became a customer more than 30 days ago; the browser is to begin anew. */
  | { status: 'moved_long_ago' }
  | Elsewhere

/** What the read path asks of a known person. */
export interface PersonState {
  /** Products opened, each once, the most recent last. */
  recent: number[]
  /** Products opened and bought, as often as they were, side by side with when (epoch milliseconds), oldest first. */
  opened: number[]
  opened_at: number[]
  purchased: number[]
  purchased_at: number[]
  hidden: number[]
}

/** How many of the products opened the read path gets, and how many openings. */
const recentProducts = 50
const recentOpenings = 150

/** Of whoever does not want to be known by what they did, only what they hid. */
export function personState(profile: Profile): PersonState {
  const { hidden, purchases } = profile
  if (profile.about?.personalisation === false) return { ...unknownPast, hidden }
  const { items, at } = openings(profile, recentOpenings)
  return {
    recent: recentlyOpened(profile, recentProducts),
    opened: items,
    opened_at: at,
    purchased: purchases.map(({ n }) => n),
    purchased_at: purchases.map((purchase) => purchase.at),
    hidden,
  }
}

const unknownPast = { recent: [], opened: [], opened_at: [], purchased: [], purchased_at: [] }

/** What one object hands to another when a visitor turns out to be a customer. */
export interface Handover {
  visitor: string
  profile: Profile | null
  seen: Seen
  orders: KeptOrder[]
  visits: string[]
}
