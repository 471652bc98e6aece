import type { BulkLineReport, BulkReport } from '#shared/wire/bulk'
import type { CustomerDetail, CustomerList, CustomerRow, TimelineEntry } from '#shared/wire/customer'
import type { EventBatchResult, Rejection } from '#shared/wire/event'
import type { DayPoint, LiveMessage, Overview, ShelfRow, Totals } from '#shared/wire/insight'
import type { Fault } from '#shared/wire/parse'
import { type Problem, problems } from '#shared/wire/problem'
import type { ItemRef } from '#shared/wire/reason'
import {
  type OfferedProduct,
  type RecommendationResult,
  recommenders,
  type Shelf,
  type ShelfProduct,
} from '#shared/wire/recommendation'
import type { SegmentList, SegmentRow } from '#shared/wire/segment'
import type { Settings, StoreCreated } from '#shared/wire/settings'
import { answersOfBackup } from './answers-of-backup.ts'
import { answersOfBusiness } from './answers-of-business.ts'
import { answersOfExperiments } from './answers-of-experiments.ts'
import { answersOfGoods } from './answers-of-goods.ts'
import { answersOfInsights } from './answers-of-insights.ts'
import { answersOfLoyalty } from './answers-of-loyalty.ts'
import { answersOfOperations } from './answers-of-operations.ts'
import { answersOfPortraits } from './answers-of-portraits.ts'
import { answersOfProgramme } from './answers-of-programme.ts'
import { answersOfQuestions } from './answers-of-questions.ts'
import { answersOfShelves } from './answers-of-shelves.ts'
import { answersOfSpend } from './answers-of-spend.ts'
import { answersOfTraffic } from './answers-of-traffic.ts'
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

const fault = objectOf<Fault>({ path: string, message: string })

const countedTotals = {
  revenue_minor: minor,
  net_revenue_minor: minor,
  orders: integer,
  sessions: integer,
  views: integer,
  impressions: integer,
  clicks: integer,
  attributed_orders: integer,
  attributed_revenue_minor: minor,
}

const totals = objectOf<Totals>({ ...countedTotals, customers: integer, new_customers: integer })

const reason: JsonSchema = {
  type: 'object',
  description:
    'Why a product is shown, in data: what truly chose it. `people` and `of` appear from 5 people up.',
  properties: {
    because: oneOf([
      'viewed',
      'also_viewed',
      'viewed_then_bought',
      'bought_together',
      'buy_again',
      'similar',
      'history',
      'recently_viewed',
      'category',
      'brand',
      'on_sale',
      'to_free_shipping',
      'trending',
      'bestseller',
      'new',
      'chosen',
      'discover',
    ]),
    item: objectOf<ItemRef>({ id: string, title: string }),
    category: string,
    brand: string,
    shared: string,
    did: oneOf(['bought', 'viewed']),
    people: integer,
    of: integer,
    times: integer,
    last_at: time,
    percent: integer,
    hours: integer,
    missing_minor: minor,
  },
  required: ['because'],
}

const customerRow = {
  id: {
    ...string,
    description: '`c:` and the customer id, `g:` and an e-mail hash, or `v:` and a visitor id.',
  },
  kind: oneOf(['customer', 'guest', 'visitor']),
  name: nullable(string),
  orders: integer,
  revenue_minor: minor,
  net_revenue_minor: minor,
  sessions: integer,
  views: integer,
  first_seen_at: time,
  last_seen_at: time,
  last_order_day: nullable(day),
  tier: { ...nullable(string), description: 'The tier’s id, as told last.' },
  points: { ...nullable(integer), description: 'Points active and pending, as told last.' },
  points_held: { ...nullable(integer), description: 'Points that wait for review.' },
}

const segmentRow = objectOf<SegmentRow>({
  id: string,
  name: string,
  filter: ref('CustomerFilter'),
  changed_at: time,
  people: {
    ...nullable(integer),
    description: 'How many people it chooses now; null until the models it asks have run once.',
  },
})

const offered = {
  id: string,
  title: string,
  url: string,
  image_url: string,
  price_minor: minor,
  list_price_minor: minor,
  currency: string,
  brand: string,
  rating: number,
  rating_count: integer,
}
const optionalOfOffered = ['image_url', 'list_price_minor', 'brand', 'rating', 'rating_count'] as const

/** What the API answers with, by name. Kept equal to the interfaces of `shared/src/wire` by the compiler. */
export const answers: Record<string, JsonSchema> = {
  ...answersOfExperiments,
  ...answersOfInsights,
  ...answersOfBusiness,
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
  Reason: reason,
  OfferedProduct: objectOf<OfferedProduct>(offered, optionalOfOffered),
  ShelfProduct: objectOf<ShelfProduct>(
    {
      ...offered,
      recommender: oneOf(recommenders),
      reason: ref('Reason'),
    },
    optionalOfOffered,
  ),
  Shelf: objectOf<Shelf>(
    {
      id: string,
      placement: string,
      recommender: nullable(oneOf(recommenders)),
      heading: nullable(ref('Reason')),
      personal: { ...boolean, description: 'The shopper’s own actions chose the products.' },
      fallback: { ...boolean, description: 'The first recommenders had nothing; a general list stands in.' },
      products: list(ref('ShelfProduct')),
      subject: ref('OfferedProduct'),
      experiments: list(
        objectOf<NonNullable<Shelf['experiments']>[number]>({ experiment: string, arm: string }),
      ),
      holdout: { ...boolean, description: 'No shelf for this visitor: an arm of an experiment.' },
    },
    ['subject', 'experiments', 'holdout'],
  ),
  RecommendationResult: objectOf<RecommendationResult>({ id: string, shelves: list(ref('Shelf')) }),
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
  CustomerRow: objectOf<CustomerRow>(customerRow),
  CustomerList: objectOf<CustomerList>(
    {
      customers: list(ref('CustomerRow')),
      total: integer,
      next_cursor: nullable(string),
      pending: {
        const: true,
        description: 'Asked for is what the models say, and no run of theirs has ended yet.',
      },
    },
    ['pending'],
  ),
  SegmentRow: segmentRow,
  SegmentList: objectOf<SegmentList>({ segments: list(ref('SegmentRow')) }),
  CustomerDetail: objectOf<CustomerDetail>({
    ...customerRow,
    currency: string,
    aliases: list(string),
    categories: list(objectOf<{ name: string; share: number }>({ name: string, share: number })),
    timeline: list(
      objectOf<TimelineEntry>(
        {
          at: time,
          type: oneOf(['event', 'order', 'refund', 'merge']),
          name: string,
          items: list(objectOf<{ id: string; title?: string }>({ id: string, title: string }, ['title'])),
          order_id: string,
          amount_minor: minor,
          placement: string,
          recommender: string,
          search_term: string,
        },
        ['order_id', 'amount_minor', 'placement', 'recommender', 'search_term'],
      ),
    ),
  }),
  Totals: totals,
  DayPoint: objectOf<DayPoint>({ ...countedTotals, day }),
  Overview: objectOf<Overview>({
    currency: string,
    time_zone: string,
    from: day,
    to: day,
    totals: ref('Totals'),
    previous: objectOf<Overview['previous']>({ from: day, to: day, totals: ref('Totals') }),
    series: list(ref('DayPoint')),
    previous_series: list(ref('DayPoint')),
    shelves: list(
      objectOf<ShelfRow>({
        placement: string,
        recommender: string,
        impressions: integer,
        clicks: integer,
        attributed_orders: integer,
        attributed_revenue_minor: minor,
      }),
    ),
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
