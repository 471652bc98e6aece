import type { PersonRef } from './account.ts'
import type { TierBasis } from './tier.ts'

/** `GET /v1/insights/points`: what all customers together have in points, and what the store owes for them. */
export interface PointsReport {
  currency: string
  /** What a point is worth when it is spent. */
  minor_per_redeemed_point: number
  people: {
    /** Customers who ever earned any, who have some to spend now or soon, and of whom some wait for a look. */
    earned: number
    holding: number
    held: number
  }
  points: {
    earned: number
    /** Active and pending. */
    open: number
    held: number
    /** Earned and no longer there: spent, or expired. */
    gone: number
  }
  /** `open` at `minor_per_redeemed_point`, whole minor units. */
  liability_minor: number
  /** What only the customers' own ledgers know. */
  unknown: ('pending' | 'spent' | 'expired')[]
}

/** One step of the way to the next tier: `from` to `from` + 0.1 of what that asks. */
export interface ProgressStep {
  from: number
  people: number
  /** The first twenty, by id. */
  some: PersonRef[]
}

/** People of one tier by how much of the next one's threshold they have. */
export interface TierProgress {
  tier: string
  next: string
  threshold: number
  people: number
  steps: ProgressStep[]
}

/** Who would have stood where by today's thresholds, from the orders alone: no terms, no grace. */
export interface ReckonedTiers {
  members: { day: string; labels: { label: string; people: number }[] }[]
  /** From the first of these days to the last; `from` null: no order yet. */
  flows: { from: string | null; to: string; people: number; some: PersonRef[] }[]
}

/** `GET /v1/insights/tiers`: who is in which tier, how far from the next, and how that came about. */
export interface TiersReport {
  from: string
  to: string
  basis: TierBasis
  customers: number
  /** In the programme's order; the last is of people in none. */
  tiers: { tier: string | null; name: string | null; threshold: number | null; people: number }[]
  /** Null where the basis is the composite value, which is worked out person by person. */
  progress: TierProgress[] | null
  reckoned: ReckonedTiers | null
  /** Why nothing was reckoned: by spend and by orders alone it can be, in stores with at most 200,000 orders. */
  lacking: 'not_by_this_basis' | 'too_many_orders' | null
}
