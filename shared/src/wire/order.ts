import * as v from 'valibot'
import { amountMinor, countryCode, currency, id, quantity, text, timestamp } from './fields.ts'

/**
 * One line of an order. `total_minor` is the whole line (quantity × price, before order-level discounts); it may be
 * left out when `price_minor` is given.
 */
const orderItemSchema = v.pipe(
  v.object({
    item_id: id,
    title: v.exactOptional(text),
    quantity,
    price_minor: v.exactOptional(amountMinor),
    total_minor: v.exactOptional(amountMinor),
    /** What the whole line cost the shop; left out, the store's usual margin is assumed. */
    cost_minor: v.exactOptional(amountMinor),
  }),
  v.check(
    (item) => item.total_minor !== undefined || item.price_minor !== undefined,
    'total_minor or price_minor is required',
  ),
)

export const refundSchema = v.object({
  id,
  created_at: timestamp,
  amount_minor: amountMinor,
})
export type Refund = v.InferOutput<typeof refundSchema>

/** What may go wrong with an order, besides goods sent back. */
const orderProblems = ['chargeback', 'payment_failed', 'refused', 'coupon_abuse', 'return_abuse'] as const
export type OrderProblem = (typeof orderProblems)[number]

/**
 * An order as the shop's server reports it. Idempotent by `id`; a greater `updated_at` replaces what is stored.
 * The owner is the customer if `customer_id` is given, else the guest behind `email` (kept only as a hash), else the
 * `visitor` (a signed visitor id). Naming both customer and visitor joins the two; a guest is only
 * credited with the visitor's clicks, since anybody may type an e-mail address.
 */
export const orderSchema = v.object({
  id,
  created_at: timestamp,
  updated_at: v.exactOptional(timestamp),
  customer_id: v.exactOptional(id),
  customer_name: v.exactOptional(text),
  email: v.exactOptional(v.pipe(v.string(), v.maxLength(254), v.email('must be an e-mail address'))),
  visitor: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  currency,
  /** Units of the store's currency for one unit of the order's; required when they differ. */
  rate: v.exactOptional(v.pipe(v.number(), v.minValue(1e-9), v.maxValue(1e9))),
  items: v.pipe(v.array(orderItemSchema), v.minLength(1, 'must have at least one item'), v.maxLength(2_000)),
  discount_minor: v.exactOptional(amountMinor),
  tax_minor: v.exactOptional(amountMinor),
  shipping_minor: v.exactOptional(amountMinor),
  cancelled: v.exactOptional(v.boolean()),
  refunds: v.exactOptional(v.pipe(v.array(refundSchema), v.maxLength(200))),
  /** True or false settles whether this is a present; left out, the addresses and the wrapping tell. */
  gift: v.exactOptional(v.boolean()),
  /** Names or addresses of who gets the goods and who pays: compared with each other, never kept. */
  ship_to: v.exactOptional(text),
  bill_to: v.exactOptional(text),
  /** Where the goods go. Unless told otherwise, a customer lives where their newest order went that is no present. */
  country: v.exactOptional(countryCode),
  /** What handling, shipping and service of this order cost the shop. */
  service_cost_minor: v.exactOptional(amountMinor),
  problems: v.exactOptional(v.pipe(v.array(v.picklist(orderProblems)), v.maxLength(orderProblems.length))),
})
export type Order = v.InferOutput<typeof orderSchema>
