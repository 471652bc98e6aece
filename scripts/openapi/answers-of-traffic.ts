import { channels } from '#shared/wire/channel'
import { type CubeAnswer, cubeDimensions, cubeMeasures, cubeTimes } from '#shared/wire/cube'
import type {
  ChannelDays,
  ChannelRow,
  ChannelsAnswer,
  Funnel,
  FunnelAnswer,
  FunnelDays,
  HourSums,
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
const funnelDays = {
  ...range,
  total: objectOf<Funnel>(funnel),
  transitions: list(ref('FunnelTransition')),
  groups: list(objectOf<FunnelDays['groups'][number]>({ key: string, ...funnel })),
}
const hourSums = {
  ...range,
  visits: list(list(integer)),
  orders: list(list(integer)),
  days: list(integer),
}
const beside = (name: string): JsonSchema => ({
  ...nullable(ref(name)),
  description: 'With `compare`: the same of the days that are compared with.',
})
const orders = { orders: integer, gross_minor: minor, net_minor: minor }
const channelDays = {
  ...range,
  channels: list(ref('ChannelRow')),
  first_to_last: list(
    objectOf<ChannelDays['first_to_last'][number]>({ first: string, last: string, ...orders }),
  ),
}
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
  FunnelDays: objectOf<FunnelDays>(funnelDays),
  Funnel: objectOf<FunnelAnswer>({
    ...funnelDays,
    by: nullable(oneOf(['channel', 'who'])),
    previous: beside('FunnelDays'),
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
  HourSums: objectOf<HourSums>(hourSums),
  HoursOfWeek: objectOf<HoursAnswer>({ ...hourSums, time_zone: string, previous: beside('HourSums') }),
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
  ChannelDays: objectOf<ChannelDays>(channelDays),
  Channels: objectOf<ChannelsAnswer>({
    ...channelDays,
    currency: string,
    margin: number,
    previous: beside('ChannelDays'),
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
