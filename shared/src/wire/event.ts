import * as v from 'valibot'
import { amount, currency, id, placement, quantity, text, timestamp, url } from './fields.ts'
import { limits } from './limits.ts'

/**
 * Event names: GA4's where GA4 has one. Ours are `hide_item` and `unhide_item` (not interested, and taken back) and
 * `exposure` (the visitor met an arm of an experiment).
 */
export const eventNames = [
  'view_item',
  'view_item_list',
  'select_item',
  'add_to_cart',
  'remove_from_cart',
  'add_to_wishlist',
  'view_cart',
  'begin_checkout',
  'purchase',
  'search',
  'login',
  'hide_item',
  'unhide_item',
  'exposure',
  'page_view',
] as const

export type EventName = (typeof eventNames)[number]

/** An item as GA4 writes it. `item_id` may be a product id, a SKU, a variant id or the product's URL. */
const eventItemSchema = v.object({
  item_id: v.union([id, url]),
  item_name: v.exactOptional(text),
  item_brand: v.exactOptional(text),
  item_category: v.exactOptional(text),
  item_variant: v.exactOptional(text),
  price: v.exactOptional(amount),
  quantity: v.exactOptional(quantity),
})
export type EventItem = v.InferOutput<typeof eventItemSchema>

/**
 * One event. `id` is a UUID made by the client (version 7 preferred) and is what makes a retry harmless.
 * `at` is the client's own clock; the server corrects it by `sent_at` of the batch.
 * `placement`, `recommendation_id` and `recommender` tie `view_item_list` (a shelf was seen), `select_item`
 * (a card was clicked) and `add_to_cart` to the shelf they came from.
 */
export const eventSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.uuid('must be a UUID')),
    name: v.picklist(eventNames, `must be one of ${eventNames.join(', ')}`),
    at: timestamp,
    items: v.exactOptional(
      v.pipe(
        v.array(eventItemSchema),
        v.maxLength(limits.itemsPerEvent, `must have at most ${limits.itemsPerEvent} items`),
      ),
    ),
    currency: v.exactOptional(currency),
    value: v.exactOptional(amount),
    transaction_id: v.exactOptional(id),
    search_term: v.exactOptional(text),
    page_url: v.exactOptional(url),
    /** The page the visit came from: with `utm_…` and click marks in `page_url`'s query it says where from. */
    referrer: v.exactOptional(url),
    /** The same as the tracker says it: the site before, a blank, and the campaign's marks with commas between. */
    came_from: v.exactOptional(text),
    placement: v.exactOptional(placement),
    recommendation_id: v.exactOptional(id),
    recommender: v.exactOptional(placement),
    /** Of an `exposure`: the experiment and the arm, as the shelf's answer named them. */
    experiment: v.exactOptional(placement),
    arm: v.exactOptional(placement),
  }),
  v.check(
    (event) => event.value === undefined || event.currency !== undefined,
    'currency is required when value is given',
  ),
  v.check(
    (event) => !needsItem.has(event.name) || (event.items?.length ?? 0) > 0,
    'items must have at least one item for this event',
  ),
  v.check(
    ({ name, experiment, arm }) => name !== 'exposure' || (experiment !== undefined && arm !== undefined),
    'experiment and arm are required for this event',
  ),
)
export type Event = v.InferOutput<typeof eventSchema>

const needsItem: ReadonlySet<EventName> = new Set([
  'view_item',
  'select_item',
  'add_to_cart',
  'remove_from_cart',
  'add_to_wishlist',
  'hide_item',
  'unhide_item',
])

/**
 * `POST /v1/events`: the envelope is checked as a whole, each event by itself afterwards, so that one bad event
 * does not take the others with it. `visitor` is the signed id of an earlier answer; without it one is issued.
 */
export const eventBatchSchema = v.object({
  sent_at: timestamp,
  visitor: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  identity: v.exactOptional(v.pipe(v.string(), v.maxLength(4_096))),
  consent: v.exactOptional(v.picklist(['granted', 'denied'])),
  events: v.pipe(
    v.array(v.unknown()),
    v.minLength(1, 'must have at least one event'),
    v.maxLength(limits.eventsPerBatch, `must have at most ${limits.eventsPerBatch} events`),
  ),
})
export type EventBatch = v.InferOutput<typeof eventBatchSchema>

/** Why one event of a batch was not taken. */
type RejectionCode = 'invalid' | 'too_old'

export interface Rejection {
  index: number
  id?: string
  code: RejectionCode
  faults: { path: string; message: string }[]
}

/** The answer to `POST /v1/events` (202). `visitor` is to be kept and sent with every later request. */
export interface EventBatchResult {
  visitor?: string
  accepted: number
  duplicates: number
  rejected: Rejection[]
  /** Set when the whole batch was taken for a bot or came without consent: nothing was stored. */
  dropped?: 'bot' | 'consent'
}
