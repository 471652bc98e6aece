import * as v from 'valibot'
import type { Channel } from './channel.ts'
import { id } from './fields.ts'
import type { RfmSegment } from './worth.ts'

/** What a person is to us: known by a customer id, a guest known by a hashed e-mail, or an anonymous visitor. */
export type PersonKind = 'customer' | 'guest' | 'visitor'

/** One row of `GET /v1/customers`. Amounts are minor units of the store's currency; times are epoch milliseconds. */
export interface CustomerRow {
  /** The person's key: `c:` and the customer id, `g:` and an e-mail hash, or `v:` and a visitor id. */
  id: string
  kind: PersonKind
  name: string | null
  orders: number
  revenue_minor: number
  net_revenue_minor: number
  sessions: number
  views: number
  first_seen_at: number
  last_seen_at: number
  /** The day of the last order, in the store's time zone; null without one. */
  last_order_day: string | null
  /** The tier's id, and points active and pending, as told last; null for who has none. */
  tier: string | null
  points: number | null
  /** Points that wait for review. */
  points_held: number | null
}

/** A row of the list: with what is known of the person beside what they did. Null where nobody can tell. */
export interface ListedCustomer extends CustomerRow {
  /** ISO 3166, as told, else where the newest order went. */
  country: string | null
  /** What brought them first, of those with an order. */
  channel: Channel | null
  /** The RFM segment, and the probability of another order, 0 to 1, by the newest run of the models. */
  rfm: RfmSegment | null
  p_alive: number | null
  /** What they said last, 0 (worst) to 1. */
  satisfaction: number | null
}

export const customerSorts = [
  'revenue',
  'net_revenue',
  'orders',
  'last_order',
  'last_seen',
  'first_seen',
  'points',
] as const
export type CustomerSort = (typeof customerSorts)[number]

/** `GET /v1/customers?sort=&direction=&segment=&q=&limit=&cursor=` and every field of a filter (`segment.ts`). */
export interface CustomerList {
  customers: ListedCustomer[]
  total: number
  next_cursor: string | null
  /** Asked for is what the models say, and no run of theirs has ended yet: nobody is on the list, ask again shortly. */
  pending?: true
  /** More people have the text `q` than are looked at where nothing else is asked (200): `total` is of those alone. */
  cut?: true
}

/** One entry of a person's timeline, newest first. `title` is a product's, where the entry is about one. */
export interface TimelineEntry {
  at: number
  type: 'event' | 'order' | 'refund' | 'merge'
  name: string
  items: { id: string; title?: string }[]
  order_id?: string
  amount_minor?: number
  placement?: string
  recommender?: string
  search_term?: string
}

/** `GET /v1/customers/{id}`. */
export interface CustomerDetail extends CustomerRow {
  currency: string
  /** Other ids of the same person: visitors that were merged into this one. */
  aliases: string[]
  /** Share of attention by category, 0 to 1, largest first. */
  categories: { name: string; share: number }[]
  timeline: TimelineEntry[]
}

const email = v.pipe(v.string(), v.maxLength(254), v.email('must be an e-mail address'))

/** `POST /v1/customers/search`: the fields of `GET /v1/customers`, in a body. */
export const searchSchema = v.record(
  v.string(),
  v.pipe(
    v.union([v.string(), v.number(), v.boolean()], 'must be a text, a number, true or false'),
    v.transform(String),
  ),
)

/** `POST /v1/customers/find`: exactly one of what somebody may be known by. */
export const findSchema = v.pipe(
  v.object({ email: v.exactOptional(email), order_id: v.exactOptional(id), id: v.exactOptional(id) }),
  v.check(
    (asked) => Object.values(asked).filter((one) => one !== undefined).length === 1,
    'must have exactly one of email, order_id and id',
  ),
)
export type FindRequest = v.InferOutput<typeof findSchema>

/** Who was found. */
export interface FoundPeople {
  people: {
    /** The person's key, which every address takes as `{id}`. */
    id: string
    /** `nobody`: the order names no one. */
    kind: PersonKind | 'nobody'
    name: string | null
    orders: number
    last_seen_at: number
  }[]
}
