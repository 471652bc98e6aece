import {
  type ArrivalSummary,
  type FigureVerdict,
  type InsightsStatus,
  type Lag,
  type ShardStatus,
  type Status,
  type StatusHour,
  statusFigures,
  statusReasons,
} from '#shared/wire/status'
import {
  integer,
  type JsonSchema,
  list,
  nullable,
  number,
  objectOf,
  oneOf,
  ref,
  string,
  time,
} from './json-schema.ts'

const counts: JsonSchema = { type: 'object', additionalProperties: integer }
/** What `GET /v1/status` answers with, by name. */
export const answersOfStatus: Record<string, JsonSchema> = {
  StatusHour: objectOf<StatusHour>({
    hour: time,
    figures: { ...counts, properties: Object.fromEntries(statusFigures.map((name) => [name, integer])) },
    counts: { ...counts, description: 'Everything that was counted, by name: `events.rejected.too_old`.' },
    lag: nullable(ref('Lag')),
  }),
  Lag: objectOf<Lag>({ median_ms: integer, p95_ms: integer, longest_ms: integer }),
  ShardStatus: objectOf<ShardStatus>({
    shard: integer,
    waiting: { ...nullable(integer), description: 'Null: the shard did not answer in time.' },
    oldest_ms: nullable(integer),
    bytes: nullable(integer),
  }),
  FigureVerdict: objectOf<FigureVerdict>({
    figure: oneOf(statusFigures),
    value: integer,
    usual: nullable(number),
    z: nullable(number),
    samples: integer,
    verdict: oneOf(['usual', 'high', 'low', 'unknown']),
  }),
  Status: objectOf<Status>({
    at: time,
    state: oneOf(['well', 'attention', 'starting']),
    reasons: list(oneOf(statusReasons)),
    since: nullable(time),
    began: {
      ...counts,
      description: 'Since when a reason holds (epoch milliseconds), where that can be said.',
    },
    index: list(ref('ShardStatus')),
    readiness: nullable(
      objectOf<NonNullable<Status['readiness']>>({ waiting: integer, growing: integer, ready: integer }),
    ),
    hours: nullable(list(ref('StatusHour'))),
    compared: nullable(
      objectOf<InsightsStatus['compared']>({ hour: time, figures: list(ref('FigureVerdict')) }),
    ),
    arrival: nullable(
      objectOf<ArrivalSummary>({
        flushes: integer,
        within_2s: integer,
        within_10s: integer,
        within_60s: integer,
        within_600s: integer,
        later: integer,
        median_ms: nullable(integer),
        p95_ms: nullable(integer),
        longest_ms: nullable(integer),
      }),
    ),
    backlog: nullable(
      objectOf<InsightsStatus['backlog']>({ waiting: integer, oldest_ms: nullable(integer) }),
    ),
    models: nullable(
      objectOf<InsightsStatus['models']>({
        state: oneOf(['none', 'ready', 'running']),
        version: nullable(integer),
        as_of: nullable(string),
        at: nullable(time),
      }),
    ),
    insights_bytes: nullable(integer),
    latest: nullable(
      objectOf<InsightsStatus['latest']>({
        events: nullable(time),
        orders: nullable(time),
        products: nullable(time),
      }),
    ),
  }),
}
