import type { BulkLineReport, BulkReport } from '#shared/wire/bulk'
import type { EventBatchResult, Rejection } from '#shared/wire/event'
import type {
  DayPoint,
  LiveMessage,
  LiveRecent,
  Overview,
  PlacementRow,
  ShelfRow,
  Totals,
} from '#shared/wire/insight'
import type { Fault } from '#shared/wire/parse'
import { type Problem, problems } from '#shared/wire/problem'
import type { Settings, StoreCreated } from '#shared/wire/settings'
import { answersOfBackup } from './answers-of-backup.ts'
import { answersOfBusiness } from './answers-of-business.ts'
import { answersOfExperiments } from './answers-of-experiments.ts'
import { answersOfExport } from './answers-of-export.ts'
import { answersOfGoods } from './answers-of-goods.ts'
import { answersOfInsights } from './answers-of-insights.ts'
import { answersOfLoyalty } from './answers-of-loyalty.ts'
import { answersOfOperations } from './answers-of-operations.ts'
import { answersOfPeople } from './answers-of-people.ts'
import { answersOfPortraits } from './answers-of-portraits.ts'
import { answersOfProgramme } from './answers-of-programme.ts'
import { answersOfQuestions } from './answers-of-questions.ts'
import { answersOfRecommendations } from './answers-of-recommendations.ts'
import { answersOfShelves } from './answers-of-shelves.ts'
import { answersOfSpend } from './answers-of-spend.ts'
import { answersOfTraffic } from './answers-of-traffic.ts'
import { answersOfValue } from './answers-of-value.ts'
import {
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

const fault = objectOf<Fault>({ path: string, message: string })

const countedTotals = {
  revenue_minor: minor,
  net_revenue_minor: minor,
  orders: integer,
  sessions: nullable(integer),
  views: nullable(integer),
  impressions: nullable(integer),
  clicks: nullable(integer),
  attributed_orders: integer,
  attributed_revenue_minor: minor,
}

const totals = objectOf<Totals>({ ...countedTotals, customers: integer, new_customers: integer })

/** What the API answers with, by name. Kept equal to the interfaces of `shared/src/wire` by the compiler. */
export const answers: Record<string, JsonSchema> = {
  ...answersOfRecommendations,
  ...answersOfPeople,
  ...answersOfExport,
  ...answersOfExperiments,
  ...answersOfInsights,
  ...answersOfBusiness,
  ...answersOfValue,
  ...answersOfSpend,
  ...answersOfGoods,
  ...answersOfTraffic,
  ...answersOfShelves,
  ...answersOfLoyalty,
  ...answersOfPortraits,
  ...answersOfProgramme,
  ...answersOfQuestions,
  ...answersOfOperations,
  ...answersOfBackup,
  Problem: objectOf<Problem>(
    {
      type: { type: 'string', format: 'uri-reference' },
      code: oneOf(Object.keys(problems)),
      title: string,
      status: integer,
      request_id: string,
      detail: string,
      faults: list(fault),
    },
    ['detail', 'faults'],
  ),
  EventBatchResult: objectOf<EventBatchResult>(
    {
      visitor: string,
      accepted: integer,
      duplicates: integer,
      rejected: list(
        objectOf<Rejection>(
          {
            index: integer,
            id: string,
            code: oneOf(['invalid', 'too_old']),
            faults: list(fault),
          },
          ['id'],
        ),
      ),
      dropped: oneOf(['bot', 'consent']),
    },
    ['visitor', 'dropped'],
  ),
  BulkReport: objectOf<BulkReport>({
    created: integer,
    updated: integer,
    unchanged: integer,
    rejected: integer,
    lines: list(
      objectOf<BulkLineReport>(
        {
          line: { ...integer, description: '1-based, counted in the body of the request.' },
          id: string,
          code: oneOf(['invalid', 'unknown_item', 'conflict', 'erased']),
          faults: list(fault),
        },
        ['id'],
      ),
    ),
  }),
  Settings: objectOf<Settings>({
    id: string,
    name: string,
    currency: string,
    time_zone: string,
    origins: list(string),
    consent_default: oneOf(['granted', 'denied']),
    publish_delay_ms: integer,
    placements: {
      type: 'object',
      description: 'The placements that the store changed or made, by name.',
      additionalProperties: ref('Placement'),
    },
    rules: list(ref('Rule')),
    experiments: list(ref('Experiment')),
    recommendation: ref('RecommendationSettings'),
    loyalty: objectOf<Settings['loyalty']>({ holdout: number }),
    tiers: ref('TierProgramme'),
    points: ref('PointsPolicy'),
    value: ref('ValueSettings'),
    questions: ref('QuestionSettings'),
    retention: objectOf<Settings['retention']>({ visitor_days: integer, customer_days: nullable(integer) }),
  }),
  StoreCreated: objectOf<StoreCreated>({
    store: ref('Settings'),
    publishable_key: string,
    secret_key: string,
    identity_secret: string,
  }),
  Totals: totals,
  DayPoint: objectOf<DayPoint>({ ...countedTotals, day }),
  PlacementRow: objectOf<PlacementRow>({
    placement: string,
    attributed_orders: integer,
    attributed_revenue_minor: minor,
  }),
  ShelfRow: objectOf<ShelfRow>({
    placement: string,
    recommender: string,
    impressions: integer,
    clicks: integer,
    attributed_orders: integer,
    attributed_revenue_minor: minor,
  }),
  Overview: objectOf<Overview>(
    {
      currency: string,
      time_zone: string,
      from: day,
      to: day,
      totals: ref('Totals'),
      previous: objectOf<Overview['previous']>({ from: day, to: day, totals: ref('Totals') }),
      series: list(ref('DayPoint')),
      previous_series: list(ref('DayPoint')),
      not_applicable: list(string),
      shelves: list(ref('ShelfRow')),
      previous_shelves: list(ref('ShelfRow')),
      placements: { ...list(ref('PlacementRow')), description: 'With `segment`, in the place of `shelves`.' },
      previous_placements: list(ref('PlacementRow')),
    },
    ['not_applicable', 'placements', 'previous_placements'],
  ),
  LiveRecent: objectOf<LiveRecent>({
    type: oneOf(['recent']),
    since: time,
    minutes: list(objectOf<LiveRecent['minutes'][number]>({ at: time, deeds: integer, orders: integer })),
    people: list(objectOf<LiveRecent['people'][number]>({ person: string, at: time })),
    messages: list(ref('LiveMessage')),
  }),
  LiveMessage: objectOf<LiveMessage>(
    {
      type: oneOf(['event', 'order', 'refund']),
      at: time,
      person: string,
      name: string,
      item: objectOf<{ id: string; title?: string }>({ id: string, title: string }, ['title']),
      placement: string,
      recommender: string,
      amount_minor: minor,
    },
    ['item', 'placement', 'recommender', 'amount_minor'],
  ),
}
