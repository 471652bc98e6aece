import {
  type Anomaly,
  type AnomalyList,
  anomalyKinds,
  anomalyStates,
  type DataQuality,
  type DayDifference,
  type Maturity,
  type MaturityEvidence,
  type MaturityStage,
  maturityEvidences,
  type QualityCheck,
  type QualityPart,
  qualityChecks,
  qualityParts,
  qualitySteps,
} from '#shared/wire/inspection'
import {
  boolean,
  day,
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
  time,
} from './json-schema.ts'

type Ready<T> = Extract<T, { state: 'ready' }>
const ready = oneOf(['ready'])
const pending = objectOf<{ state: 'pending' }>({ state: oneOf(['pending']) })
const orPending = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, pending] })

/** What looking through the base answers with, by name. */
export const answersOfInspections: Record<string, JsonSchema> = {
  Anomaly: objectOf<Anomaly>(
    {
      id: string,
      kind: oneOf(anomalyKinds),
      person: string,
      order: string,
      day,
      score: number,
      figures: { type: 'object', additionalProperties: number },
      state: oneOf(anomalyStates),
      note: string,
      found_at: time,
      decided_at: nullable(time),
    },
    ['person', 'order', 'day', 'note'],
  ),
  AnomalyList: orPending(
    objectOf<Ready<AnomalyList>>({
      state: ready,
      version: integer,
      at: time,
      anomalies: list(ref('Anomaly')),
      is_cut: { ...boolean, description: 'There was no room for all.' },
    }),
  ),
  QualityCheck: objectOf<QualityCheck>({
    check: oneOf(qualityChecks),
    have: integer,
    of: integer,
    share: nullable(number),
    goal: number,
    verdict: oneOf(['good', 'fair', 'poor', 'unknown']),
    next_step: nullable(oneOf(qualitySteps)),
  }),
  DataQuality: orPending(
    objectOf<Ready<DataQuality>>({
      state: ready,
      at: time,
      version: integer,
      score: nullable(number),
      parts: list(
        objectOf<QualityPart>({
          part: oneOf(qualityParts),
          weight: number,
          score: nullable(number),
          checks: list(ref('QualityCheck')),
        }),
      ),
      rows: objectOf<Ready<DataQuality>['rows']>({
        people: integer,
        orders: integer,
        days: integer,
        products: integer,
      }),
      differences: list(
        objectOf<DayDifference>({ day, orders: integer, revenue_minor: minor, net_revenue_minor: minor }),
      ),
    }),
  ),
  Maturity: orPending(
    objectOf<Ready<Maturity>>({
      state: ready,
      at: time,
      stage: integer,
      stages: list(
        objectOf<MaturityStage>({
          stage: integer,
          name: oneOf(['orders', 'tracking', 'knowing', 'tailoring', 'sharing']),
          reached: boolean,
          evidence: list(
            objectOf<MaturityEvidence>({
              evidence: oneOf(maturityEvidences),
              have: number,
              need: number,
              met: boolean,
            }),
          ),
        }),
      ),
      next_step: nullable(oneOf(maturityEvidences)),
    }),
  ),
}
