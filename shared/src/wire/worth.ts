import * as v from 'valibot'
import { amountMinor } from './fields.ts'

/** What one person is worth, and how they buy: the shapes of the figures on a customer's page and in the API. */

/** The parts of the composite value. */
export const valueParts = ['contribution', 'future', 'credit', 'loyalty', 'growth'] as const
export type ValuePart = (typeof valueParts)[number]

const share = v.pipe(v.number(), v.minValue(0, 'must not be negative'), v.maxValue(1, 'must be at most 1'))

/** How much each part weighs in the composite value; together they are 1. */
export const valueWeightsSchema = v.pipe(
  v.object({ contribution: share, future: share, credit: share, loyalty: share, growth: share }),
  v.check((weights) => {
    const sum = valueParts.reduce((total, part) => total + weights[part], 0)
    return Math.abs(sum - 1) < 1e-6
  }, 'must add up to 1'),
)
export type ValueWeights = v.InferOutput<typeof valueWeightsSchema>

export const defaultValueWeights: ValueWeights = {
  contribution: 0.3,
  future: 0.3,
  credit: 0.1,
  loyalty: 0.2,
  growth: 0.1,
}

/** What settings may say about how people are valued. */
export const valueSettingsSchema = v.object({
  weights: v.exactOptional(valueWeightsSchema),
  /** Part of the net revenue that is left after the cost of goods, where an order does not tell its cost. */
  margin: v.exactOptional(share),
  /** What serving an order costs, where it does not tell. */
  service_cost_minor: v.exactOptional(amountMinor),
  /** Days between two orders of a usual customer, for those whose own rhythm is not known yet. */
  usual_gap_days: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(3_650))),
  /** An amount that is worth half, where there is nobody to compare with. */
  typical_minor: v.exactOptional(v.pipe(amountMinor, v.minValue(1, 'must be at least 1'))),
})
export type ValueSettings = v.InferOutput<typeof valueSettingsSchema>

export const defaultValueSettings = {
  weights: defaultValueWeights,
  margin: 0.4,
  service_cost_minor: 0,
  usual_gap_days: 90,
  typical_minor: 10_000,
}

/**
 * What orders brought: contribution = gross − discount − tax − refunds − cost − service, exact to the minor unit.
 */
export interface Contribution {
  orders: number
  gross_minor: number
  discount_minor: number
  tax_minor: number
  refunds_minor: number
  /** gross − discount − tax − refunds. */
  net_minor: number
  cost_minor: number
  /** Part of the cost that no order told and the store's usual margin stands for. */
  assumed_cost_minor: number
  service_minor: number
  contribution_minor: number
}

export const rfmSegments = [
  'champions',
  'loyal',
  'at_risk',
  'lost_regulars',
  'promising',
  'needs_attention',
  'slipping',
  'dormant',
  'new',
] as const
/** The groups that the three scores of RFM put customers into. */
export type RfmSegment = (typeof rfmSegments)[number]

/**
 * Recency, frequency, monetary. Scores are 1 (least) to 5 among the store's customers, with the group they lead to; null
 * without an order, and before the first run of the store's models.
 */
export interface Rfm {
  recency_days: number | null
  frequency: number
  monetary_minor: number
  average_order_minor: number
  score: { r: number; f: number; m: number; segment: RfmSegment } | null
}

/** How regularly somebody buys. Days on which several orders came count once. */
export interface Rhythm {
  order_days: number
  first_at: number | null
  last_at: number | null
  mean_gap_days: number | null
  /** Own gaps and the usual one, weighed: what is expected between this order and the next. */
  expected_gap_days: number
  next_order_at: number | null
  days_since_last: number | null
  /** Days since the last order by the expected gap: above 1 an order is late. */
  overdue: number | null
  /** The last gap by what was expected before it: a large one ended an absence; null below two order days. */
  last_gap: number | null
  /** 1 / (1 + coefficient of variation of the gaps): 1 is clockwork; null below two gaps. */
  regularity: number | null
}

export const lifecycleStages = ['attract', 'acquire', 'manage', 'retain', 'lost', 'won_back'] as const
export type LifecycleStage = (typeof lifecycleStages)[number]

/** Where somebody stands, and the rule that decided it with the figures it looked at. */
export interface Lifecycle {
  stage: LifecycleStage
  rule: LifecycleRule
  inputs: { orders: number; overdue: number | null; p_alive: number | null; days_since_seen: number }
}

export type LifecycleRule =
  | 'unknown_visitor'
  | 'known_without_order'
  | 'known_not_seen'
  | 'first_order'
  | 'buys_in_rhythm'
  | 'overdue'
  | 'probably_gone'
  | 'long_overdue'
  | 'surely_gone'
  | 'returned_after_absence'

export const needNames = ['price', 'quality', 'service', 'brand', 'convenience'] as const
export type NeedName = (typeof needNames)[number]

/** One thing that tells of a need: its value 0 to 1, what is usual, and how much it rests on. */
export interface NeedSignal {
  name: string
  value: number
  usual: number
  evidence: number
}

export interface Need {
  need: NeedName
  /** 0 to 1; `usual` without evidence. */
  score: number
  usual: number
  evidence: number
  signals: NeedSignal[]
}

/** What somebody looks for in a shop; `label` is null as long as no need stands out. */
export interface Needs {
  needs: Need[]
  label: NeedName | null
}

/** How loyal somebody acts, 0 to 1: the first part (`repeats`) times the mean of the others that are known. */
export interface LoyaltyIndex {
  index: number
  parts: { name: string; value: number | null; formula: string }[]
}

/** What somebody says, kept apart from what they do. */
export interface Satisfaction {
  /** The newest answer, 0 to 1; null when there is none. */
  stated: number | null
  /** How many answers are kept. */
  answers: number
  quadrant: Quadrant | null
}

/** Says and acts: both (apostle), says only (mercenary), acts only (hostage), neither (defector). */
export const quadrants = ['apostle', 'mercenary', 'hostage', 'defector'] as const
export type Quadrant = (typeof quadrants)[number]

/** A part of the composite value: `adds` = `weight` × `score`, and the sum over the parts is the value. */
export interface ExplainedPart {
  part: ValuePart
  /** What was measured: minor units, or 0 to 1; null when it is not known, and others share its weight. */
  raw: number | null
  unit: 'minor' | 'ratio'
  score: number
  weight: number
  adds: number
  /** How the raw figure became a score. */
  by: 'percentile' | 'saturation' | 'as_it_is' | 'unknown'
  formula: string
  inputs: Record<string, number | null>
}

export interface CustomerValue {
  /** 0 to 1. */
  value: number
  parts: ExplainedPart[]
}
