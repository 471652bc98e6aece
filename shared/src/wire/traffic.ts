import type { Channel } from './channel.ts'

/** A share of a count with Wilson's interval at 95 %. */
export interface Share {
  share: number
  low: number
  high: number
}

/** Visits and how many reached each step. */
export interface Funnel {
  visits: number
  steps: {
    step: 'view' | 'cart' | 'checkout' | 'order'
    reached: number
    /** Of all visits; null without any. */
    of_visits: Share | null
    /** Of the visits that reached the step before, those that reached this one too. */
    from_before: Share | null
  }[]
}

/** From one state of a visit to the next: how many, and which share of those who were there. */
export interface Transition {
  from: 'start' | 'view' | 'cart' | 'checkout' | 'order'
  visits: number
  to: { state: string; visits: number; share: number }[]
}

/** What funnels are told by: the channel a visit came through, or who came. */
export type FunnelBy = 'channel' | 'who'

/** How far visits went in a range of days. */
export interface FunnelDays {
  from: string
  to: string
  total: Funnel
  /** How visits go on from each step. */
  transitions: Transition[]
  /** With `by`: a funnel for each, the most visited first. `who` is `anonymous`, `signed_in` or `tier:` and the tier. */
  groups: (Funnel & { key: string })[]
}

/** `GET /v1/insights/funnel?from=&to=&by=&compare=` */
export interface FunnelAnswer extends FunnelDays {
  by: FunnelBy | null
  /** With `compare`: the same of the days that are compared with. */
  previous: FunnelDays | null
}

/** `GET /v1/insights/hours?from=&to=&compare=`: by hour of the week in the store's time zone. */
export interface HoursAnswer extends HourSums {
  time_zone: string
  /** With `compare`: the same of the days that are compared with. */
  previous: HourSums | null
}

/** Visits and orders of a range of days by hour of the week. */
export interface HourSums {
  from: string
  to: string
  /** 7 rows from Monday to Sunday, 24 hours each. */
  visits: number[][]
  orders: number[][]
  /** How often each day of the week is in the range: to reckon means with. */
  days: number[]
}

/** Orders and what they came to, minor units. */
export interface OrderTotals {
  orders: number
  gross_minor: number
  net_minor: number
}

/** Why a figure is null. */
export type Lacking = 'no_spend' | 'no_new_customers' | 'too_recent' | 'no_model' | 'not_earned_back'

/** What one channel brought. */
export interface ChannelRow {
  /** A channel, or `unknown`: orders of which no visit is known. */
  channel: Channel | 'unknown'
  visits: number
  /** Visits that led to an order. */
  ordered: number
  conversion: Share | null
  /** Orders of buyers whose first visit came through it, and orders whose last visit did. */
  first_touch: OrderTotals
  last_touch: OrderTotals
  /** Customers (not guests without an order) with their first order in the range, whom it brought first. */
  new_customers: number
  /** What those paid net in the 90 days from their first order, a customer; days to come count as nothing. */
  net_90_days_minor: number | null
  /** Of it, what is left at the store's margin. */
  contribution_90_days_minor: number | null
  /** What a customer of those is expected to be worth in the next twelve months at the store's margin. */
  clv_minor: number | null
  /** What was spent on the channel in the months of the range; null where nothing was entered. */
  spend_minor: number | null
  /** Spend for each new customer. */
  cac_minor: number | null
  clv_to_cac: number | null
  /** The month after the first order, counted from 1, by whose end a customer's contribution has paid the CAC. */
  payback_month: number | null
  /** Why a figure is null. */
  lacking: Partial<Record<'clv_minor' | 'net_90_days_minor' | 'cac_minor' | 'payback_month', Lacking>>
  /** The sources within it that brought most visits, 10 at most. */
  sources: { source: string; medium: string; campaign: string; visits: number; ordered: number }[]
}

/** `GET /v1/insights/channels?from=&to=&compare=` */
export interface ChannelsAnswer extends ChannelDays {
  currency: string
  margin: number
  /** With `compare`: the same of the days that are compared with. */
  previous: ChannelDays | null
}

/** What each channel brought in a range of days. */
export interface ChannelDays {
  from: string
  to: string
  channels: ChannelRow[]
  /** Orders by the channel of the first and of the last visit. */
  first_to_last: ({ first: string; last: string } & OrderTotals)[]
}

/** `GET /v1/customers/{id}/intent`: how likely the visit that is going on ends with an order. */
export interface Intent {
  /** Null: nobody is there, the last event is more than 30 minutes ago. */
  visit: {
    began_at: number
    last_at: number
    channel: Channel
    /** What it reached so far, in the order of the funnel. */
    steps: ('view' | 'cart' | 'checkout' | 'order')[]
  } | null
  /** P(order | steps so far), of the visits of the last 28 days; null without a visit, or without any to go by. */
  chance: number | null
  /** The same of a visit of which nothing is known yet. */
  usual: number | null
  /** The visits it is reckoned from. */
  visits: number
}
