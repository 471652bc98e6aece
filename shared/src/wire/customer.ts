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
  /** The tier's id, and points active and pending, as told last; null for who has none. */
  tier: string | null
  points: number | null
  /** Points that wait for review. */
  points_held: number | null
}

export const customerSorts = ['revenue', 'orders', 'last_seen', 'first_seen'] as const
export type CustomerSort = (typeof customerSorts)[number]

/** `GET /v1/customers?sort=&kind=&q=&limit=&cursor=`. */
export interface CustomerList {
  customers: CustomerRow[]
  total: number
  next_cursor: string | null
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
