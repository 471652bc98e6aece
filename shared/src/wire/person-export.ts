import type { AccountState } from './account.ts'
import type { AuditAction, AuditActor } from './audit.ts'
import type { Channel, VisitSource } from './channel.ts'
import type { PersonKind } from './customer.ts'
import type { AnomalyKind, AnomalyState } from './inspection.ts'
import type { OrderProblem } from './order.ts'
import type { EntryKind, HoldReason } from './points.ts'
import type { QuestionKind, TouchPoint } from './question.ts'
import type { Affinities, AffinityKind } from './taste.ts'
import type { TierChange } from './tier.ts'

/** The version of `PersonExport`. A later one is told by a greater number; within one, fields are only added. */
export const personExportFormat = 1

/** A moment as ISO 8601, in UTC: `2026-01-01T00:00:00.000Z`. */
export type Moment = string

/** A product as the shop knows it; of one that is in the catalogue no more, what is left. */
export interface ExportedProduct {
  id: string | null
  title: string | null
  url: string | null
}

export interface ExportedVisit {
  began_at: Moment
  ended_at: Moment
  /** The visitor it was begun as, where that was joined later. */
  as: string | null
  came_from: VisitSource | null
  /** How far it went. */
  steps: ('view' | 'cart' | 'checkout' | 'order')[]
  opened: { at: Moment; product: ExportedProduct }[]
}

/** What was done besides opening products. */
export interface ExportedAct {
  at: Moment
  name: string
  products: ExportedProduct[]
  placement: string | null
  recommender: string | null
  search_term: string | null
}

/** An order, by the names of `POST /v1/orders`; amounts in the store's currency. */
export interface ExportedOrder {
  id: string
  created_at: Moment
  updated_at: Moment
  cancelled: boolean
  customer_name: string | null
  items: {
    item_id: string
    title: string | null
    url: string | null
    quantity: number
    total_minor: number
    /** What it cost the shop, where it said so; not in the person's own file. */
    cost_minor?: number
    /** The shelf whose card was clicked in the seven days before. */
    shelf: { placement: string; recommender: string } | null
  }[]
  discount_minor: number
  tax_minor: number
  shipping_minor: number
  /** What handling it cost the shop, where it said so; not in the person's own file. */
  service_cost_minor?: number
  gross_minor: number
  net_minor: number
  refunds: { id: string; created_at: Moment; amount_minor: number }[]
  /** Units of the store's currency for one of the order's own, where that was another. */
  rate: number | null
  country: string | null
  /** Why it is taken for a present. */
  gift: 'said' | 'wrapped' | 'other_recipient' | null
  problems: OrderProblem[]
  /** The channels of the first visit and of the one that led to it. */
  came_through: { first: Channel; last: Channel } | null
  first_order: boolean
}

export interface ExportedPoints {
  at: Moment
  kind: EntryKind
  points: number
  key: string
  available_at: Moment | null
  expires_at: Moment | null
  order_id: string | null
  placed_at: Moment | null
  basis_minor: number | null
  bonuses: { rule: string; points: number }[]
  held: HoldReason[]
  forgiven: number | null
  reason: string | null
}

/** Where somebody is on the ladder, and how they came there. */
export interface ExportedTier {
  id: string
  since: Moment
  certain_until: Moment | null
  grace_until: Moment | null
  /** What it rests on: what counted after `from` (null: ever) and up to `to`. */
  rests_on: { from: Moment | null; to: Moment; amount: number } | null
  history: {
    at: Moment
    what: TierChange['what']
    tier: string
    amount: number
    until: Moment | null
    why: TierChange['why'] | null
  }[]
}

/** A figure or group that was worked out of what is kept, and what it means. */
export interface ExportedScore {
  score: string
  value: number | string | null
  means: string
}

export interface ExportedAnswer {
  id: string
  at: Moment
  kind: QuestionKind
  touch_point: TouchPoint
  value: number
  expected: number | null
  order_id: string | null
  comment: string | null
}

/** What the shop's checks found strange about somebody, and what somebody wrote of it. */
export interface ExportedSuspicion {
  kind: AnomalyKind
  means: string
  order_id: string | null
  day: string | null
  score: number
  figures: Record<string, number>
  state: AnomalyState
  note: string | null
  found_at: Moment
  decided_at: Moment | null
}

/** What is kept back from the file that people fetch themselves; the shop tells them on request. */
export const keptBack = ['notes', 'suspicions', 'guest_orders', 'costs', 'log.key'] as const
export type KeptBack = (typeof keptBack)[number]

/**
 * `GET /v1/customers/{id}/export` and `GET /v1/me/export`: everything kept about one person, in words and ids that others
 * can read. Amounts are minor units of the store's currency.
 */
export interface PersonExport {
  format: typeof personExportFormat
  exported_at: Moment
  store: { id: string; name: string; currency: string; time_zone: string }
  person: {
    id: string
    /** `nobody`: the owner of an order that names no one. */
    kind: PersonKind | 'nobody'
    name: string | null
    known_since: Moment
    last_seen_at: Moment
    /** Visitors who turned out to be this person. */
    also_known_as: string[]
  }
  /** What they said of themselves, or the shop's server told. */
  told: {
    birthday: string | null
    birth_year: number | null
    country: string | null
    personalisation: boolean
    channels: Record<string, boolean>
    interests: Partial<Record<AffinityKind, { likes: string[]; dislikes: string[] }>>
    answers: ExportedAnswer[]
    question_put_off_at: Moment | null
  }
  first_visit: (VisitSource & { at: Moment }) | null
  visits: ExportedVisit[]
  acts: ExportedAct[]
  /** How often each kind of event was told of them, ever. */
  counts: Record<string, number>
  /** Cards of shelves that were clicked. */
  clicks: { at: Moment; product: ExportedProduct; placement: string; recommender: string }[]
  /** What was hidden as “not interested”, or taken back. */
  hidden: { product: ExportedProduct; hidden: boolean; at: Moment | null }[]
  bought: { at: Moment; product: ExportedProduct }[]
  /** Arms of experiments that were met. */
  experiments: { experiment: string; arm: string; met_at: Moment }[]
  orders: ExportedOrder[]
  /** Orders that this browser's visitor placed as a guest. */
  guest_orders?: { order_id: string; at: Moment; gross_minor: number; net_minor: number }[]
  points: ExportedPoints[]
  /** What was learned of their taste, by day and name; in product views, of ways of shopping a count. */
  taste: { day: string; kind: AffinityKind | 'way_of_shopping'; name: string; weight: number }[]
  /** The same faded to today: what shelves go by. */
  interests: Affinities[]
  scores: ExportedScore[]
  /** The day up to which the models know all orders; null before their first run: then their scores are null, too. */
  scores_as_of: string | null
  tier: ExportedTier | null
  /** What they were called, from which day on. */
  called: {
    from: string
    tier: string | null
    rfm: string | null
    cluster: string | null
    lifecycle: string
  }[]
  /** What somebody of the shop wrote on the list of key accounts. */
  notes?: {
    owner: string | null
    next_action: string | null
    due_on: string | null
    state: AccountState
    snoozed_until: string | null
    changed_at: Moment | null
  } | null
  suspicions?: ExportedSuspicion[]
  /** What was done with this person's data by whom, as far as the log of changes goes back. */
  log: { at: Moment; action: AuditAction; by: AuditActor['by']; key?: string; fields: string[] }[]
  /** What a later version of the software kept and this one cannot read. */
  unread: Record<string, object>
  /** What is not in this file, because the person fetched it themselves; the shop tells it on request. */
  left_out: KeptBack[]
}
