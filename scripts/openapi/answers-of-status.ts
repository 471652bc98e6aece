import {
  type ArrivalSummary,
  type FigureVerdict,
  type Status,
  type StatusHour,
  type StatusReason,
  statusFigures,
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
const reasons: Record<StatusReason, true> = {
  events_stopped: true,
  events_unusual: true,
  rejections_high: true,
  requests_refused: true,
  failures: true,
  arrivals_late: true,
  backlog: true,
  nothing_yet: true,
}

/** What `GET /v1/status` answers with, by name. */
export const answersOfStatus: Record<string, JsonSchema> = {
  StatusHour: objectOf<StatusHour>({
    hour: time,
    figures: { ...counts, properties: Object.fromEntries(statusFigures.map((name) => [name, integer])) },
    counts: { ...counts, description: 'Everything that was counted, by name: `events.rejected.too_old`.' },
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
    reasons: list(oneOf(Object.keys(reasons))),
    hours: list(ref('StatusHour')),
    compared: objectOf<Status['compared']>({ hour: time, figures: list(ref('FigureVerdict')) }),
    arrival: objectOf<ArrivalSummary>({
      flushes: integer,
      within_2s: integer,
      within_10s: integer,
      within_60s: integer,
      within_600s: integer,
      later: integer,
      longest_ms: nullable(integer),
    }),
    backlog: objectOf<Status['backlog']>({ waiting: integer, oldest_ms: nullable(integer) }),
    models: objectOf<Status['models']>({
      state: oneOf(['none', 'ready', 'running']),
      version: nullable(integer),
      as_of: nullable(string),
      at: nullable(time),
    }),
    readiness: objectOf<Status['readiness']>({ waiting: integer, growing: integer, ready: integer }),
    insights_bytes: integer,
    latest: objectOf<Status['latest']>({
      events: nullable(time),
      orders: nullable(time),
      products: nullable(time),
    }),
  }),
}
