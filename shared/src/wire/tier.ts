import * as v from 'valibot'
import { day, id, text } from './fields.ts'

const days = v.pipe(v.number(), v.integer('must be whole days'), v.minValue(1), v.maxValue(3_650))
const threshold = v.pipe(v.number(), v.minValue(0, 'must not be negative'), v.maxValue(1e12))

/** One tier. `threshold` is in the unit of the basis: minor units, orders, points, or 0 to 100. */
const tierSchema = v.object({
  id,
  name: v.pipe(text, v.nonEmpty('must not be empty')),
  threshold,
  /** What is enough to stay; left out: the threshold. */
  keep_threshold: v.exactOptional(threshold),
  /** What points are multiplied by. */
  multiplier: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(100))),
  benefits: v.exactOptional(v.pipe(v.array(text), v.maxLength(20))),
})
export type Tier = v.InferOutput<typeof tierSchema>

/**
 * What is measured: net spend (minor units), orders, points earned (never those left), the composite value (0 to 100)
 * or the rank by net spend (0 to 100; 90 are the top ten per cent).
 */
export const tierBases = ['net_spend', 'orders', 'points_earned', 'value', 'top_percent'] as const
export type TierBasis = (typeof tierBases)[number]

export const tierProgrammeSchema = v.object({
  enabled: v.boolean(),
  basis: v.picklist(tierBases),
  /** Over which time: the last so many days, the calendar year in the store's time zone, or all of it. */
  window: v.variant('kind', [
    v.object({ kind: v.literal('rolling'), days }),
    v.object({ kind: v.literal('calendar_year') }),
    v.object({ kind: v.literal('lifetime') }),
  ]),
  /** How long a tier is certain once reached. */
  term: v.variant('kind', [
    v.object({ kind: v.literal('days'), days }),
    v.object({
      kind: v.literal('year_end'),
      years_more: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)),
    }),
    v.object({ kind: v.literal('forever') }),
  ]),
  /** Where somebody falls to who did not keep a tier: the next lower one, the one they qualify for, or nowhere. */
  downgrade: v.picklist(['one_step', 'to_qualifying', 'none']),
  /** Days after the term in which the tier can still be kept. */
  grace_days: v.pipe(v.number(), v.integer('must be whole days'), v.minValue(0), v.maxValue(365)),
  /** A refund that takes away what a tier rests on: begins the grace at once, counts at the term's end, or never. */
  refunds: v.picklist(['at_once', 'at_term_end', 'ignored']),
  /** Nothing before this day counts. */
  starts_on: v.exactOptional(day),
  tiers: v.pipe(
    v.array(tierSchema),
    v.minLength(1, 'must have at least one tier'),
    v.maxLength(20, 'must have at most 20 tiers'),
    v.check((tiers) => tiers[0]?.threshold === 0, 'must begin with a tier whose threshold is 0'),
    v.check(
      (tiers) => tiers.every((tier, i) => i === 0 || tier.threshold > (tiers[i - 1]?.threshold ?? 0)),
      'must have rising thresholds',
    ),
    v.check(
      (tiers) => new Set(tiers.map((tier) => tier.id)).size === tiers.length,
      'must have different ids',
    ),
    v.check(
      (tiers) => tiers.every((tier) => (tier.keep_threshold ?? 0) <= tier.threshold),
      'must not ask more for keeping a tier than for reaching it',
    ),
  ),
})
export type TierProgramme = v.InferOutput<typeof tierProgrammeSchema>

/**
 * The programme a store has before anybody sets anything: three tiers by what somebody spent in a year.
 *
 * @param unit minor units of one whole unit of the store's currency
 */
export function defaultTierProgramme(unit: number): TierProgramme {
  return {
    enabled: true,
    basis: 'net_spend',
    window: { kind: 'rolling', days: 365 },
    term: { kind: 'days', days: 365 },
    downgrade: 'one_step',
    grace_days: 30,
    refunds: 'at_once',
    tiers: [
      { id: 'member', name: 'Member', threshold: 0, benefits: ['Points on every order'] },
      {
        id: 'silver',
        name: 'Silver',
        threshold: 200 * unit,
        multiplier: 1.25,
        benefits: ['A quarter more points'],
      },
      {
        id: 'gold',
        name: 'Gold',
        threshold: 1_000 * unit,
        multiplier: 1.5,
        benefits: ['Half as many points again'],
      },
    ],
  }
}

/** One thing that happened to somebody's tier. `amount` is what was measured, in the unit of the basis. */
export interface TierChange {
  at: number
  what: 'joined' | 'up' | 'kept' | 'grace' | 'down' | 'programme'
  tier: string
  amount: number
  /** Of a grace: its end, and what brought it on. */
  until?: number
  why?: 'term_over' | 'refunded'
}

/** Where somebody is on the ladder; what is kept of it in their profile. */
export interface TierState {
  tier: string
  since: number
  /** What it rests on since it was reached or kept last: what counted after `from` and up to `to`. A refund may undo it. */
  rests_on: { from: number; to: number; amount: number } | null
  /** Until when it is certain; null: for good. */
  term_ends_at: number | null
  /** Set while the term is over and the tier not lost yet. */
  grace: { from: number; until: number } | null
  /** Newest last. */
  history: TierChange[]
}

/** A tier and what lies around it, as the shopper and the merchant see it. */
export interface TierStanding {
  tier: { id: string; name: string; multiplier: number; benefits: string[] }
  since: number | null
  basis: TierBasis
  /** What counts now. */
  amount: number
  next: { id: string; name: string; threshold: number; missing: number; benefits: string[] } | null
  /** What is needed, and until when, to stay; null where nothing can be lost. */
  keep: { threshold: number; missing: number; until: number } | null
  /** What the tier will be when the term (and the grace) is over and nothing more is bought. */
  projected: { at: number; tier: string; name: string } | null
  is_in_grace: boolean
  term_ends_at: number | null
  history: TierChange[]
}

/** `POST /v1/tiers/dry-run`: a programme as settings take it. */
export const dryRunRequestSchema = v.object({ tiers: tierProgrammeSchema })

/** People who are in one tier today and qualify for another (or the same) under the programme that is tried. */
export interface DryRunMove {
  /** Null: in none yet. */
  from: string | null
  to: string
  /** Up happens with the next order; down only when the term and the grace are over. */
  direction: 'up' | 'down' | 'same'
  count: number
  /** Keys of the first twenty. */
  people: string[]
}

/** The answer to `POST /v1/tiers/dry-run`: nothing was changed. */
export interface TierDryRun {
  customers: number
  moves: DryRunMove[]
}
