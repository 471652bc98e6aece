import type {
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

const difference = objectOf<Difference>({
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
})

/** What `GET /v1/insights/experiments` answers with, by name. */
export const answersOfExperiments: Record<string, JsonSchema> = {
  ArmDifference: difference,
  ArmFigures: objectOf<ArmFigures>({
    arm: string,
    expected_share: number,
    people: integer,
    converters: integer,
    orders: integer,
    revenue_minor: minor,
    conversion_rate: number,
    revenue_per_person_minor: number,
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
