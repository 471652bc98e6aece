import type {
  AdjustedDifference,
  ArmComparison,
  ArmFigures,
  Difference,
  ExperimentReport,
  ExperimentReports,
  SampleRatio,
} from '#shared/wire/experiment'
import {
  boolean,
  integer,
  type JsonSchema,
  list,
  minor,
  nullable,
  number,
  objectOf,
  oneOf,
  ref,
  string,
} from './json-schema.ts'

const differenceFields = {
  difference: number,
  low: number,
  high: number,
  p_value: number,
  always_low: { ...number, description: 'As `low`, valid however often anybody looks.' },
  always_high: number,
  always_p_value: number,
  relative: nullable(number),
  relative_low: nullable(number),
  relative_high: nullable(number),
}

/** What `GET /v1/insights/experiments` answers with, by name. */
export const answersOfExperiments: Record<string, JsonSchema> = {
  ArmDifference: objectOf<Difference>(differenceFields),
  AdjustedDifference: objectOf<AdjustedDifference>({
    ...differenceFields,
    theta: number,
    correlation: number,
    narrower: { ...number, description: 'By which share the interval is narrower than the plain one.' },
  }),
  ArmFigures: objectOf<ArmFigures>({
    arm: string,
    expected_share: number,
    people: integer,
    converters: integer,
    orders: integer,
    revenue_minor: minor,
    conversion_rate: number,
    revenue_per_person_minor: number,
    past_buyers: { ...integer, description: 'Who had ordered in the 365 days before they met the arm.' },
    past_revenue_per_person_minor: number,
    attributed_orders: integer,
    attributed_revenue_minor: minor,
  }),
  ExperimentReport: objectOf<ExperimentReport>(
    {
      id: string,
      note: string,
      status: oneOf(['draft', 'running', 'ended']),
      arms: list(ref('ArmFigures')),
      comparisons: list(
        objectOf<ArmComparison>({
          arm: string,
          baseline: string,
          conversion: nullable(ref('ArmDifference')),
          revenue_per_person: nullable(ref('ArmDifference')),
          conversion_adjusted: nullable(ref('AdjustedDifference')),
          revenue_per_person_adjusted: nullable(ref('AdjustedDifference')),
          not_adjusted: nullable(oneOf(['no_past', 'little_past'])),
        }),
      ),
      sample_ratio: nullable(
        objectOf<SampleRatio>({
          chi_squared: number,
          degrees_of_freedom: integer,
          p_value: number,
          is_suspect: boolean,
        }),
      ),
      excluded: { ...integer, description: 'People who met more than one arm: in no arm’s figures.' },
    },
    ['note'],
  ),
  ExperimentReports: objectOf<ExperimentReports>({
    currency: string,
    experiments: list(ref('ExperimentReport')),
  }),
}
