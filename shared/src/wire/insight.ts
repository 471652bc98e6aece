/** Sums over a range of days in the store's time zone. Amounts are minor units of the store's currency. */
export interface Totals {
  /** Gross: the sum of all order lines. */
  revenue_minor: number
  /** Gross less discounts, refunds and the tax stated on the order; shipping is in neither figure. */
  net_revenue_minor: number
  orders: number
  /** Distinct people with an order in the range. */
  customers: number
  /** People whose first order is in the range. */
  new_customers: number
  /** Sessions begun. */
  sessions: number
  /** Products opened. */
  views: number
  /** Shelves that came into sight. */
  impressions: number
  /** Cards clicked. */
  clicks: number
  /** Orders that hold a product clicked on a shelf by the same person in the 7 days before, and those lines' sum. */
  attributed_orders: number
  attributed_revenue_minor: number
}

export interface DayPoint extends Omit<Totals, 'customers' | 'new_customers'> {
  day: string
}

/** The work of one placement and recommender over the range. */
export interface ShelfRow {
  placement: string
  recommender: string
  impressions: number
  clicks: number
  attributed_orders: number
  attributed_revenue_minor: number
}

/** What a segment's people bought from the shelves of a placement; what chose the products is not known by person. */
export interface PlacementRow {
  placement: string
  attributed_orders: number
  attributed_revenue_minor: number
}

/**
 * `GET /v1/insights/overview?from=&to=`: the days are inclusive, `YYYY-MM-DD` in the store's time zone; without them
 * the range is everything the store knows. `previous` is the range it is compared with: the one of the same length just
 * before, or what `compare` says.
 */
export interface Overview {
  currency: string
  time_zone: string
  from: string
  to: string
  totals: Totals
  previous: { from: string; to: string; totals: Totals }
  /** One point for every day of the range, days without anything included. */
  series: DayPoint[]
  previous_series: DayPoint[]
  shelves: ShelfRow[]
  /** The shelves of the days that are compared with. */
  previous_shelves: ShelfRow[]
  /** With `segment`, in the place of `shelves`: what its people bought from the shelves of each placement. */
  placements?: PlacementRow[]
  previous_placements?: PlacementRow[]
  /**
   * With `segment`: the figures that are counted without a person, which are null (shelves: none) since nobody knows whose
   * they are.
   */
  not_applicable?: string[]
}

/**
 * The first message of `GET /v1/live?recent=true`: what happened in the half hour before. Everything that reached the
 * store before the connection stood is in it, and everything after comes as a `LiveMessage`: nothing is in both.
 */
export interface LiveRecent {
  type: 'recent'
  /** Since when nothing is missing: half an hour ago, or later where so much came that it is not kept as long. */
  since: number
  /** The minutes in which anybody did something, by their beginning, in order. */
  minutes: { at: number; deeds: number; orders: number }[]
  /** Who did something in the last five minutes, and when last. */
  people: { person: string; at: number }[]
  /** The newest things, newest first. */
  messages: LiveMessage[]
}

/** A message of `GET /v1/live` (WebSocket, JSON text): something a person just did. */
export interface LiveMessage {
  type: 'event' | 'order' | 'refund'
  at: number
  person: string
  name: string
  item?: { id: string; title?: string }
  placement?: string
  recommender?: string
  amount_minor?: number
}
