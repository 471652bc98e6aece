import { channels } from '#shared/wire/channel'
import type {
  CustomerDetail,
  CustomerList,
  CustomerRow,
  FoundPeople,
  ListedCustomer,
  TimelineEntry,
} from '#shared/wire/customer'
import type { SegmentList, SegmentRow } from '#shared/wire/segment'
import { rfmSegments } from '#shared/wire/worth'
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

/** What the API answers about people and the filters that choose them, by name. */
export const answersOfPeople: Record<string, JsonSchema> = {
  CustomerRow: objectOf<CustomerRow>(customerRow),
  ListedCustomer: objectOf<ListedCustomer>({
    ...customerRow,
    country: nullable(string),
    channel: nullable(oneOf(channels)),
    rfm: nullable(oneOf(rfmSegments)),
    p_alive: nullable(number),
    satisfaction: nullable(number),
  }),
  CustomerList: objectOf<CustomerList>(
    {
      customers: list(ref('ListedCustomer')),
      total: integer,
      next_cursor: nullable(string),
      pending: {
        const: true,
        description: 'Asked for is what the models say, and no run of theirs has ended yet.',
      },
      cut: {
        const: true,
        description: 'More people have this text than are looked at; `total` is of those 200 at most.',
      },
    },
    ['pending', 'cut'],
  ),
  FoundPeople: objectOf<FoundPeople>({
    people: list(
      objectOf<FoundPeople['people'][number]>({
        id: customerRow.id,
        kind: {
          ...oneOf(['customer', 'guest', 'visitor', 'nobody']),
          description: '`nobody`: the order names no one.',
        },
        name: nullable(string),
        orders: integer,
        last_seen_at: time,
      }),
    ),
  }),
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
}
