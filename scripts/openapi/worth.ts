import {
  type Contribution,
  type CustomerValue,
  type ExplainedPart,
  type Lifecycle,
  type LoyaltyIndex,
  lifecycleStages,
  type Need,
  type NeedSignal,
  type Needs,
  needNames,
  type Rfm,
  type Rhythm,
  rfmSegments,
  type Satisfaction,
  valueParts,
} from '#shared/wire/worth'
import { integer, list, minor, nullable, number, objectOf, oneOf, string, time } from './json-schema.ts'

/** Schemas of what a person is worth: parts of the portrait, which `answers-of-portraits.ts` puts together. */
export const contribution = objectOf<Contribution>({
  orders: integer,
  gross_minor: minor,
  discount_minor: minor,
  tax_minor: minor,
  refunds_minor: minor,
  net_minor: minor,
  cost_minor: minor,
  assumed_cost_minor: minor,
  service_minor: minor,
  contribution_minor: minor,
})

export const value = objectOf<CustomerValue>({
  value: number,
  parts: list(
    objectOf<ExplainedPart>({
      part: oneOf(valueParts),
      raw: nullable(number),
      unit: oneOf(['minor', 'ratio']),
      score: number,
      weight: number,
      adds: number,
      by: oneOf(['percentile', 'saturation', 'as_it_is', 'unknown']),
      formula: string,
      inputs: { type: 'object', additionalProperties: nullable(number) },
    }),
  ),
})

export const rfm = objectOf<Rfm>({
  recency_days: nullable(number),
  frequency: integer,
  monetary_minor: minor,
  average_order_minor: minor,
  score: nullable(
    objectOf<NonNullable<Rfm['score']>>({ r: integer, f: integer, m: integer, segment: oneOf(rfmSegments) }),
  ),
})

export const rhythm = objectOf<Rhythm>({
  order_days: integer,
  first_at: nullable(time),
  last_at: nullable(time),
  mean_gap_days: nullable(number),
  expected_gap_days: number,
  next_order_at: nullable(time),
  days_since_last: nullable(number),
  overdue: nullable(number),
  last_gap: nullable(number),
  regularity: nullable(number),
})

export const lifecycle = objectOf<Lifecycle>({
  stage: oneOf(lifecycleStages),
  rule: { ...string, description: 'The rule that decided it.' },
  inputs: objectOf<Lifecycle['inputs']>({
    orders: integer,
    overdue: nullable(number),
    p_alive: nullable(number),
    days_since_seen: number,
  }),
})

export const needs = objectOf<Needs>({
  needs: list(
    objectOf<Need>({
      need: oneOf(needNames),
      score: number,
      usual: number,
      evidence: number,
      signals: list(objectOf<NeedSignal>({ name: string, value: number, usual: number, evidence: number })),
    }),
  ),
  label: nullable(oneOf(needNames)),
})

export const loyaltyIndex = objectOf<LoyaltyIndex>({
  index: number,
  parts: list(
    objectOf<LoyaltyIndex['parts'][number]>({ name: string, value: nullable(number), formula: string }),
  ),
})

export const satisfaction = objectOf<Satisfaction>({
  stated: nullable(number),
  answers: integer,
  quadrant: nullable(oneOf(['apostle', 'mercenary', 'hostage', 'defector'])),
})
