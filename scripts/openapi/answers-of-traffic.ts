import { channels } from '#shared/wire/channel'
import { type CubeAnswer, cubeDimensions, cubeMeasures, cubeTimes } from '#shared/wire/cube'
import type {
  ChannelRow,
  ChannelsAnswer,
  Funnel,
  FunnelAnswer,
  HoursAnswer,
  Intent,
  OrderTotals,
  Share,
  Transition,
} from '#shared/wire/traffic'
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

const range = { from: day, to: day }
const steps = ['view', 'cart', 'checkout', 'order']
const funnel = {
  visits: integer,
  steps: list(
    objectOf<Funnel['steps'][number]>({
      step: oneOf(steps),
      reached: integer,
      of_visits: nullable(ref('Share')),
      from_before: nullable(ref('Share')),
    }),
  ),
}
const orders = { orders: integer, gross_minor: minor, net_minor: minor }
const map = (values: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties: values })
const nullableMinor = nullable(minor)

/** What is answered about how people come and how they buy. */
export const answersOfTraffic: Record<string, JsonSchema> = {
  Share: objectOf<Share>({ share: number, low: number, high: number }),
  FunnelTransition: objectOf<Transition>({
    from: oneOf(['start', ...steps]),
    visits: integer,
    to: list(objectOf<Transition['to'][number]>({ state: string, visits: integer, share: number })),
  }),
  Funnel: objectOf<FunnelAnswer>({
    ...range,
    by: nullable(oneOf(['channel', 'who'])),
    total: objectOf<Funnel>(funnel),
    transitions: list(ref('FunnelTransition')),
    groups: list(objectOf<FunnelAnswer['groups'][number]>({ key: string, ...funnel })),
  }),
  Intent: objectOf<Intent>({
    visit: nullable(
      objectOf<NonNullable<Intent['visit']>>({
        began_at: time,
        last_at: time,
        channel: oneOf(channels),
        steps: list(oneOf(steps)),
      }),
    ),
    chance: nullable(number),
    usual: nullable(number),
    visits: integer,
  }),
  HoursOfWeek: objectOf<HoursAnswer>({
    ...range,
    time_zone: string,
    visits: list(list(integer)),
    orders: list(list(integer)),
    days: list(integer),
  }),
  OrderTotals: objectOf<OrderTotals>(orders),
  ChannelRow: objectOf<ChannelRow>({
    channel: oneOf([...channels, 'unknown']),
    visits: integer,
    ordered: integer,
    conversion: nullable(ref('Share')),
    first_touch: ref('OrderTotals'),
    last_touch: ref('OrderTotals'),
    new_customers: integer,
    net_90_days_minor: nullableMinor,
    contribution_90_days_minor: nullableMinor,
    clv_minor: nullableMinor,
    spend_minor: nullableMinor,
    cac_minor: nullableMinor,
    clv_to_cac: nullable(number),
    payback_month: nullable(integer),
    lacking: map(oneOf(['no_spend', 'no_new_customers', 'too_recent', 'no_model', 'not_earned_back'])),
    sources: list(
      objectOf<ChannelRow['sources'][number]>({
        source: string,
        medium: string,
        campaign: string,
        visits: integer,
        ordered: integer,
      }),
    ),
  }),
  Channels: objectOf<ChannelsAnswer>({
    currency: string,
    ...range,
    margin: number,
    channels: list(ref('ChannelRow')),
    first_to_last: list(
      objectOf<ChannelsAnswer['first_to_last'][number]>({ first: string, last: string, ...orders }),
    ),
  }),
  Cube: objectOf<CubeAnswer>({
    currency: string,
    ...range,
    measures: list(oneOf(cubeMeasures)),
    by: list(oneOf([...cubeDimensions, ...cubeTimes])),
    where: map(string),
    totals: map(nullable(integer)),
    cells: list(
      objectOf<CubeAnswer['cells'][number]>({ keys: list(string), figures: map(nullable(integer)) }),
    ),
    lacking: map(oneOf(['not_by_these', 'too_many_orders'])),
  }),
}
