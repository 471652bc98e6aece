import * as v from 'valibot'
import { amountMinor, day, id, text } from './fields.ts'

/** Whole points, 1 to 10^9. */
const points = v.pipe(
  v.number(),
  v.integer('must be whole points'),
  v.minValue(1, 'must be at least 1'),
  v.maxValue(1e9, 'must be at most 10^9'),
)
const days = v.pipe(v.number(), v.integer('must be whole days'), v.minValue(0), v.maxValue(3_650))
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))

/**
 * A bonus rule: which orders, and what they earn on top. `multiplier` 2 doubles the points of the order's matching
 * lines; `points` adds a fixed number once an order. All that match are added up.
 */
const bonusRuleSchema = v.pipe(
  v.object({
    id,
    name: v.exactOptional(text),
    from: v.exactOptional(day),
    /** The last day on which it holds. */
    until: v.exactOptional(day),
    min_net_minor: v.exactOptional(amountMinor),
    first_order: v.exactOptional(v.boolean()),
    tiers: v.exactOptional(v.pipe(v.array(id), v.maxLength(20))),
    categories: v.exactOptional(v.pipe(v.array(text), v.maxLength(50))),
    brands: v.exactOptional(v.pipe(v.array(text), v.maxLength(50))),
    multiplier: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(100))),
    points: v.exactOptional(points),
  }),
  v.check(
    (rule) => (rule.multiplier === undefined) !== (rule.points === undefined),
    'must have either multiplier or points',
  ),
)
export type BonusRule = v.InferOutput<typeof bonusRuleSchema>

/** What settings may say about points. What is left out keeps its default (`defaultPointsPolicy`). */
export const pointsPolicySchema = v.object({
  enabled: v.exactOptional(v.boolean()),
  /** Net amount that earns one point, in minor units; a part of a point is not given. */
  minor_per_point: v.exactOptional(v.pipe(amountMinor, v.minValue(1, 'must be at least 1'))),
  /** Orders placed before this day earn nothing. */
  starts_on: v.exactOptional(day),
  /** Days after the order until its points can be spent: the time in which it may be returned. */
  pending_days: v.exactOptional(days),
  /** Days from then until what was not spent expires; 0: never. */
  expiry_days: v.exactOptional(days),
  bonus_rules: v.exactOptional(v.pipe(v.array(bonusRuleSchema), v.maxLength(50))),
  /** Points given once a year, on the birthday; 0: none. */
  birthday_points: v.exactOptional(v.union([v.literal(0), points])),
  /** What a spent point is worth to the shopper, in minor units. */
  minor_per_redeemed_point: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e6))),
  min_redeem: v.exactOptional(points),
  /** Points are spent in multiples of this. */
  redeem_step: v.exactOptional(points),
  /** Points given back are good for this many days at least, even if they would have expired. */
  rollback_days: v.exactOptional(days),
  /**
   * When a refunded order's points are spent already: `never` forgives what is missing, `allowed` lets the balance go
   * below zero until it is earned again.
   */
  negative_balance: v.exactOptional(v.picklist(['never', 'allowed'])),
  /** Earning beyond these is held for review. */
  max_orders_per_day: v.exactOptional(count),
  max_points_per_day: v.exactOptional(points),
  max_referrals_per_week: v.exactOptional(count),
})
export type PointsPolicyPatch = v.InferOutput<typeof pointsPolicySchema>
export type PointsPolicy = Required<Omit<PointsPolicyPatch, 'starts_on'>> & { starts_on?: string }

/** The programme a store has before anybody sets anything: a point for each whole unit of a two-digit currency. */
export const defaultPointsPolicy: PointsPolicy = {
  enabled: true,
  minor_per_point: 100,
  pending_days: 14,
  expiry_days: 365,
  bonus_rules: [],
  birthday_points: 100,
  minor_per_redeemed_point: 1,
  min_redeem: 100,
  redeem_step: 1,
  rollback_days: 14,
  negative_balance: 'never',
  max_orders_per_day: 10,
  max_points_per_day: 100_000,
  max_referrals_per_week: 10,
}

/** Why an entry waits for somebody to look at it. */
export const holdReasons = [
  'order_velocity',
  'points_velocity',
  'referral_velocity',
  'self_referral',
  'not_first_order',
] as const
export type HoldReason = (typeof holdReasons)[number]

/** What an entry of the ledger is. */
export const entryKinds = [
  'earn',
  'birthday',
  'referral',
  'adjust',
  'clawback',
  'redeem',
  'rollback',
  'release',
  'cancel',
] as const
export type EntryKind = (typeof entryKinds)[number]

/**
 * One row of a person's ledger; rows are added and never changed. What is pending, active or expired at a moment
 * follows from the rows and the moment alone.
 */
export interface PointsEntry {
  /** 1, 2, 3 … in the order of writing; `at` never runs backwards. */
  n: number
  /** What makes a repetition harmless: no two rows have the same. */
  key: string
  at: number
  kind: EntryKind
  /**
   * Signed. What a clawback could not take, because it was spent, is in `forgiven`; below zero there, what had been
   * forgiven of the order and is taken, or not given again, after all.
   */
  points: number
  /** From when a credit can be spent, and when the rest of it expires (null: never). */
  available_at?: number
  expires_at?: number | null
  order?: string
  /** The row a rollback, release or cancel is about. */
  of?: number
  /** Set when the credit waits for review. */
  held?: HoldReason[]
  forgiven?: number
  /** Of an order's rows: when it was placed; of the first: the net amount its points were worked out from. */
  placed_at?: number
  basis_minor?: number
  /** What bonus rules added to the points. */
  bonuses?: { rule: string; points: number }[]
  /** Of a referral: a hash of who was brought, so that nobody is rewarded twice. */
  referred?: number
  reason?: string
}

/** What somebody has. `active` can be spent now; below zero only where the policy allows it. */
export interface PointsBalance {
  active: number
  pending: number
  held: number
  spent: number
  expired: number
  /** All that was credited, less what was clawed back or cancelled. */
  earned: number
  /** What expires next: soonest first, at most five. */
  expiring: { at: number; points: number }[]
  /** What becomes spendable next: soonest first, at most five. */
  arriving: { at: number; points: number }[]
}

const request = {
  customer_id: id,
  /** The caller's own key of this act: sent again, it changes nothing and gets the same answer. */
  idempotency_key: id,
  reason: v.exactOptional(text),
}

/** `POST /v1/points/earn`: points for something else than an order. */
export const earnRequestSchema = v.object({
  ...request,
  points,
  /** Who was brought to the store, when that is what is rewarded: a customer id. */
  referred: v.exactOptional(id),
})
/** `POST /v1/points/redeem`. */
export const redeemRequestSchema = v.object({ ...request, points, order_id: v.exactOptional(id) })
/** `POST /v1/points/reverse`: gives back what a redemption took. */
export const reverseRequestSchema = v.object({ ...request, redemption_key: id })
/** `POST /v1/points/adjust`: what a person decided by hand, up or down. */
export const adjustRequestSchema = v.object({
  ...request,
  points: v.pipe(
    v.number(),
    v.integer('must be whole points'),
    v.minValue(-1e9),
    v.maxValue(1e9),
    v.check((n) => n !== 0, 'must not be 0'),
  ),
})
/** `POST /v1/points/review`: lets a held credit go, or takes it away. */
export const reviewRequestSchema = v.object({
  ...request,
  entry: v.pipe(v.number(), v.integer(), v.minValue(1)),
  decision: v.picklist(['release', 'cancel']),
})

/** The answer to every `POST /v1/points/*`. */
export interface PointsReply {
  entry: PointsEntry
  /** False when this key was used before: nothing was written. */
  created: boolean
  balance: PointsBalance
}
