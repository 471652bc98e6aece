import * as v from 'valibot'
import { placement, text, timestamp } from './fields.ts'
import { choosingRecommender } from './placement.ts'

/** Most experiments of a store, and most arms of one. */
const mostExperiments = 20
const mostArms = 10

const slug = placement

/**
 * What an arm shows in place of a placement: another placement, a list of recommenders in order, or null: no shelf at
 * all.
 */
const variantSchema = v.nullable(
  v.union([
    placement,
    v.pipe(
      v.array(choosingRecommender),
      v.minLength(1, 'must name at least one recommender'),
      v.maxLength(10, 'must name at most 10 recommenders'),
    ),
  ]),
)
export type Variant = v.InferOutput<typeof variantSchema>

const armSchema = v.object({
  id: slug,
  /** Its share among the arms is its weight over the sum of all. */
  weight: v.pipe(v.number(), v.gtValue(0, 'must be above 0'), v.maxValue(1_000, 'must be at most 1000')),
  /** What differs, by placement; `*` stands for every placement not named. Empty: everything as without the experiment. */
  placements: v.optional(
    v.pipe(
      v.record(v.union([v.literal('*'), placement], 'must be a placement or *'), variantSchema),
      v.check((changes) => Object.keys(changes).length <= 20, 'must have at most 20 placements'),
    ),
    {},
  ),
})
export type Arm = v.InferOutput<typeof armSchema>

/** An experiment. The first arm is what the others are compared with. */
export const experimentSchema = v.pipe(
  v.object({
    id: slug,
    /** A note for people. */
    note: v.exactOptional(text),
    /** Only a running one assigns and counts anybody anew. */
    status: v.picklist(['draft', 'running', 'ended'], 'must be draft, running or ended'),
    /** The end of what is counted: orders after it are in no figure. */
    ended_at: v.exactOptional(timestamp),
    /** Of all visitors, the share that takes part: 0 to 1. */
    share: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
    /** Who is in which arm follows from this and the visitor's id; the experiment's id when left out. */
    salt: v.exactOptional(slug),
    arms: v.pipe(
      v.array(armSchema),
      v.minLength(2, 'must have at least two arms'),
      v.maxLength(mostArms, `must have at most ${mostArms} arms`),
      v.check((arms) => areDistinct(arms), 'two arms have the same id'),
    ),
  }),
  v.check(
    ({ arms }) => arms.some((arm) => Object.keys(arm.placements).length > 0),
    'at least one arm must name a placement',
  ),
)
export type Experiment = v.InferOutput<typeof experimentSchema>

/** All experiments of a store; the first that changes a placement for somebody decides it. */
export const experimentsSchema = v.pipe(
  v.array(experimentSchema),
  v.maxLength(mostExperiments, `must have at most ${mostExperiments} experiments`),
  v.check((experiments) => areDistinct(experiments), 'two experiments have the same id'),
)

function areDistinct(list: readonly { id: string }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length
}

/** What one arm came to. Amounts are minor units of the store's currency; what was ordered after the first exposure. */
export interface ArmFigures {
  arm: string
  /** The share of the people that the weights let expect. */
  expected_share: number
  /** People who met this arm and no other. */
  people: number
  /** Of these, who ordered. */
  converters: number
  orders: number
  revenue_minor: number
  conversion_rate: number
  revenue_per_person_minor: number
  /** Of the people, who had ordered in the 365 days before they met the arm. */
  past_buyers: number
  /** What these had ordered then, for each of all the people: without an effect of chance the same in every arm. */
  past_revenue_per_person_minor: number
  /** What clicks on shelves are credited with (within 7 days), beside what the experiment shows to be caused. */
  attributed_orders: number
  attributed_revenue_minor: number
}

/** A difference between two arms' means, with 95 % intervals. */
export interface Difference {
  difference: number
  low: number
  high: number
  p_value: number
  /** The same, valid however often and whenever anybody looks. */
  always_low: number
  always_high: number
  always_p_value: number
  /** The difference as a share of the baseline's mean, with its interval; null when that is 0 or not told from 0. */
  relative: number | null
  relative_low: number | null
  relative_high: number | null
}

/** A difference with what people had ordered before they met the experiment taken off (CUPED). */
export interface AdjustedDifference extends Difference {
  /** How much of a difference in what was ordered before is taken off: θ. */
  theta: number
  /** How closely what people ordered goes with what they had ordered before: ρ, −1 to 1. */
  correlation: number
  /** By which share the interval is narrower than that of the plain difference: 1 − √(1 − ρ²). */
  narrower: number
}

/** Why a comparison is not adjusted: nobody had ordered before, or too few in one of the arms. */
export type NotAdjusted = 'no_past' | 'little_past'

/** An arm beside the first one; null where fewer than two people are in one of them. */
export interface ArmComparison {
  arm: string
  baseline: string
  conversion: Difference | null
  revenue_per_person: Difference | null
  /** The same, adjusted: for whether people had ordered before, and for how much. Null where `not_adjusted` says why. */
  conversion_adjusted: AdjustedDifference | null
  revenue_per_person_adjusted: AdjustedDifference | null
  not_adjusted: NotAdjusted | null
}

/** Whether people are spread over the arms as the weights say (chi-squared); below 0.001 something is broken. */
export interface SampleRatio {
  chi_squared: number
  degrees_of_freedom: number
  p_value: number
  is_suspect: boolean
}

export interface ExperimentReport {
  id: string
  note?: string
  status: Experiment['status']
  arms: ArmFigures[]
  comparisons: ArmComparison[]
  /** Null before anybody was exposed. */
  sample_ratio: SampleRatio | null
  /** People who met more than one arm, on two devices most likely: in no arm's figures. */
  excluded: number
}

/** `GET /v1/insights/experiments`. */
export interface ExperimentReports {
  currency: string
  experiments: ExperimentReport[]
}
