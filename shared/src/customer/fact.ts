import type { LiveMessage } from '../wire/insight.ts'
import type { OrderProblem } from '../wire/order.ts'
import type { Demographics } from './demographics.ts'
import type { Exposure } from './profile.ts'
import type { Standing } from './standing.ts'
import type { CountedAnswer, Stated } from './stated.ts'
import type { Touches } from './touch.ts'
import type { VisitCount } from './visit.ts'

/**
 * What a profile tells the rest of the system. A fact carries its number `n` within (origin, epoch): the person's key
 * and a random word made when the profile was created. Receivers apply each number once.
 */
export type Fact = SessionFact | BasketFact | ActivityFact | OrderFact | MergeFact | EraseFact

/**
 * One browsing session as it stands: the item numbers opened, in order. It replaces what the index holds for the same
 * person and `start`. `network` is the mark of the network and day the shopper came from (0: unknown).
 */
export interface SessionFact {
  kind: 'session'
  n: number
  start: number
  at: number
  items: number[]
  network: number
  /** Whose session it is, when not the sender's own: one begun as a visitor and continued after signing in. */
  person?: string
}

/** The items of one paid order; replaces what is held for the same `order`. No items: the order was cancelled. */
export interface BasketFact {
  kind: 'basket'
  n: number
  order: string
  at: number
  items: number[]
  /** What was in it before and is no longer, for the shards that hold only that. */
  gone?: number[]
}

/** Counts to add to a day's roll-up, and lines for the live view. */
export interface ActivityFact {
  kind: 'activity'
  n: number
  /** The calendar day in the store's time zone that the counts belong to. */
  day: string
  at: number
  sessions: number
  views: number
  shelves: ShelfCount[]
  live: LiveMessage[]
  /** When the oldest of these lines came, where that was long after it happened (`under-way.ts`). */
  came?: number
  /** Arms of experiments met for the first time. */
  exposures?: Exposure[]
  /** The person's tier and points, when they changed. */
  standing?: Standing
  /** The person's name, when it became known or changed. */
  name?: string
  /** The person's country and year of birth, when they became known or changed. */
  who?: Demographics
  /** Answers to count. */
  answers?: CountedAnswer[]
  /** What the person said last, when that or how they act changed. */
  stated?: Stated
  /** What the day's visits change by: more or fewer of a kind. */
  visits?: VisitCount[]
}

export interface ShelfCount {
  placement: string
  recommender: string
  impressions: number
  clicks: number
}

/** An order as it stands, in the store's currency; replaces what is held for the same `order`. */
export interface OrderFact {
  kind: 'order'
  n: number
  order: string
  /** The calendar day in the store's time zone. */
  day: string
  at: number
  updated_at: number
  gross_minor: number
  net_minor: number
  /** Taken off the order as a whole. */
  discount_minor?: number
  /** Paid back so far. */
  refund_minor?: number
  cancelled: boolean
  /** What was bought, as far as a fact has room (`order-lines.ts`); missing in facts of an earlier version. */
  lines?: OrderLineFact[]
  /** It was a present. */
  gift?: true
  problems?: OrderProblem[]
  /** The lines whose product was clicked on a shelf in the 7 days before, by placement and recommender. */
  attributed: { placement: string; recommender: string; amount_minor: number }[]
  name?: string
  /** The visitor who placed a guest's order: what experiments count it for. */
  placed_by?: string
  /** The hour of `day` it was placed in, 0 to 23. */
  hour?: number
  /** Through which channels the buyer came. */
  touches?: Touches
  /** No earlier order of the buyer's was known when it was told first. */
  first?: true
  /** The buyer's country and tier when it was told first; noted by the receiver. */
  sale?: { country?: string; tier?: string }
  live?: LiveMessage
}

/** One product of an order, in the store's currency. */
export interface OrderLineFact {
  /** Catalogue number, 0 where unknown. */
  n: number
  quantity: number
  total_minor: number
  /** What it cost the shop, where it said so. */
  cost_minor?: number
  /** The product's category: the second broadest, or the only one. */
  category?: string
  brand?: string
  /** It was reduced when it was bought. */
  reduced?: true
}

/** The last fact of a visitor who turned out to be `to`: receivers move what they hold. */
export interface MergeFact {
  kind: 'merge'
  n: number
  at: number
  to: string
}

/** The last fact of a person who asked to be forgotten; `people` are the person's own key and all merged ones. */
export interface EraseFact {
  kind: 'erase'
  n: number
  at: number
  people: string[]
}

/**
 * Facts on their way to one receiver: those with a number above `prev` that concern it, in order. `prev` is what the
 * receiver last acknowledged.
 */
export interface Flush {
  origin: string
  epoch: string
  prev: number
  facts: Fact[]
  /** To a shard of the session index: how many shards the sender knows of; left out when it is one. */
  shards?: number
}

/** What a receiver answers: it has everything up to and including `last`. */
export interface FlushReply {
  last: number
  /** Set when nothing was taken, since there are more shards by now than the sender knows of: so many. */
  shards?: number
}
