import { dayOf } from '../maths/calendar.ts'
import { limits } from '../wire/limits.ts'
import type { Order, OrderProblem, Refund } from '../wire/order.ts'
import type { BasketFact, OrderFact } from './fact.ts'
import { type GiftSign, giftSign } from './gifts.ts'
import { addFact } from './outbox.ts'
import { appended, type Click, kept, type Profile } from './profile.ts'
import type { Facets } from './taste.ts'

/** How long after a click on a shelf an order still counts as its work, in milliseconds (7 days). */
export const attributionWindowMs = 7 * 86_400_000

/** An order whose amounts are in the store's currency and whose lines have met the catalogue. */
export interface KnownOrder {
  id: string
  created_at: number
  updated_at: number
  cancelled: boolean
  name?: string
  lines: OrderLine[]
  discount_minor: number
  tax_minor: number
  shipping_minor: number
  refunds: Refund[]
  /** What one unit of the order's own currency was worth; left out when that is the store's. */
  rate?: number
  /** Set when this is a present. */
  gift?: GiftSign
  service_cost_minor?: number
  problems?: OrderProblem[]
}

export interface OrderLine {
  item_id: string
  title?: string
  /** Catalogue number, 0 where unknown. */
  n: number
  quantity: number
  total_minor: number
  /** What the line cost the shop, where it said so. */
  cost_minor?: number
  /** What the product was when it was bought. */
  facets?: Facets
}

/** An order as the profile keeps it: with the shelf clicks that led to its lines, found once, when it first came. */
export interface KeptOrder extends KnownOrder {
  clicks: Record<number, Pick<Click, 'placement' | 'recommender'>>
}

export interface OrderContext {
  /** The person's key. */
  person: string
  /** Facts up to this number may be on their way. */
  sealed: number
  /** The store's time zone. */
  timeZone: string
  /** Clicks that led to the order, besides the profile's own. */
  clicks?: readonly Click[]
}

export type OrderOutcome = 'created' | 'updated' | 'unchanged'

/**
 * The order in the store's currency: every amount times `rate`, rounded to the minor unit, with defaults in place.
 *
 * @param numbers catalogue numbers of `order.items`
 * @param facets what the catalogue knows of `order.items`
 */
export function knownOrder(
  order: Order,
  numbers: readonly number[],
  rate: number,
  facets: readonly (Facets | null)[] = [],
): KnownOrder {
  const convert = (minor: number): number => Math.round(minor * rate)
  const gift = giftSign(order, facets)
  return {
    id: order.id,
    created_at: order.created_at,
    updated_at: order.updated_at ?? order.created_at,
    cancelled: order.cancelled ?? false,
    ...(order.customer_name ? { name: order.customer_name } : {}),
    lines: order.items.map((item, i) => ({
      item_id: item.item_id,
      ...(item.title ? { title: item.title } : {}),
      n: numbers[i] ?? 0,
      quantity: item.quantity,
      total_minor: convert(item.total_minor ?? (item.price_minor ?? 0) * item.quantity),
      ...(item.cost_minor === undefined ? {} : { cost_minor: convert(item.cost_minor) }),
      ...(facets[i] ? { facets: facets[i] } : {}),
    })),
    discount_minor: convert(order.discount_minor ?? 0),
    tax_minor: convert(order.tax_minor ?? 0),
    shipping_minor: convert(order.shipping_minor ?? 0),
    refunds: (order.refunds ?? []).map((refund) => ({
      ...refund,
      amount_minor: convert(refund.amount_minor),
    })),
    ...(rate === 1 ? {} : { rate }),
    ...(gift ? { gift } : {}),
    ...(order.service_cost_minor ? { service_cost_minor: convert(order.service_cost_minor) } : {}),
    ...(order.problems?.length ? { problems: order.problems } : {}),
  }
}

/** Gross: the sum of the lines. Net: gross less discounts, refunds and stated tax. Both 0 for a cancelled order. */
export function orderAmounts(order: KnownOrder): { gross_minor: number; net_minor: number } {
  if (order.cancelled) return { gross_minor: 0, net_minor: 0 }
  const gross = sum(order.lines.map((line) => line.total_minor))
  const refunded = sum(order.refunds.map((refund) => refund.amount_minor))
  return { gross_minor: gross, net_minor: gross - order.discount_minor - order.tax_minor - refunded }
}

/**
 * The profile and the kept order after an order was reported. One that is not newer than what is kept changes
 * nothing; a newer one replaces it, its known refunds included.
 */
export function applyOrder(
  profile: Profile,
  kept_: KeptOrder | null,
  order: KnownOrder,
  context: OrderContext,
): { profile: Profile; order: KeptOrder; outcome: OrderOutcome } {
  if (kept_ && order.updated_at <= kept_.updated_at) return { profile, order: kept_, outcome: 'unchanged' }
  const refunds = mergeRefunds(kept_?.refunds ?? [], order.refunds)
  const clicks = kept_?.clicks ?? clicksFor([...profile.clicks, ...(context.clicks ?? [])], order)
  const next: KeptOrder = { ...order, refunds, clicks }
  const outcome = kept_ ? 'updated' : 'created'
  return { profile: telling(profile, next, context, outcome), order: next, outcome }
}

/**
 * The profile and the kept order after a refund in the order's currency; one that is known already changes nothing. No
 * amount is kept that is larger than any may be.
 */
export function applyRefund(
  profile: Profile,
  order: KeptOrder,
  refund: Refund,
  context: OrderContext,
): { profile: Profile; order: KeptOrder; outcome: OrderOutcome } {
  if (order.refunds.some(({ id }) => id === refund.id)) return { profile, order, outcome: 'unchanged' }
  const amount_minor = Math.min(Math.round(refund.amount_minor * (order.rate ?? 1)), limits.amountMinor)
  const next: KeptOrder = { ...order, refunds: [...order.refunds, { ...refund, amount_minor }] }
  return { profile: telling(profile, next, context, 'refunded'), order: next, outcome: 'updated' }
}

/** What the rest of the system hears of an order as it now stands, and what the profile remembers of it. */
function telling(
  profile: Profile,
  order: KeptOrder,
  { person, sealed, timeZone }: OrderContext,
  what: 'created' | 'updated' | 'refunded',
): Profile {
  const { gross_minor, net_minor } = orderAmounts(order)
  const numbers = [...new Set(order.lines.map(({ n }) => n).filter((n) => n > 0))]
  const fact: Omit<OrderFact, 'n'> = {
    kind: 'order',
    order: order.id,
    day: dayOf(order.created_at, timeZone),
    at: order.created_at,
    updated_at: order.updated_at,
    gross_minor,
    net_minor,
    cancelled: order.cancelled,
    attributed: order.cancelled ? [] : attributedLines(order),
    ...(order.name ? { name: order.name } : {}),
    ...(what === 'updated'
      ? {}
      : {
          live: {
            type: what === 'created' ? 'order' : 'refund',
            at:
              what === 'created' ? order.created_at : (order.refunds.at(-1)?.created_at ?? order.created_at),
            person,
            name: what === 'created' ? 'purchase' : 'refund',
            amount_minor: what === 'created' ? gross_minor : (order.refunds.at(-1)?.amount_minor ?? 0),
          },
        }),
  }
  const basket: Omit<BasketFact, 'n'> = {
    kind: 'basket',
    order: order.id,
    at: order.created_at,
    items: order.cancelled ? [] : numbers,
  }
  let next: Profile = { ...profile, last_at: Math.max(profile.last_at, order.created_at) }
  next.created_at = Math.min(profile.created_at, order.created_at)
  if (order.name) next.name = order.name
  if (what === 'created' && !order.cancelled) {
    for (const n of numbers) {
      next.purchases = appended(next.purchases, { n, at: order.created_at }, kept.purchases)
    }
  }
  if (order.cancelled) next.purchases = next.purchases.filter(({ at }) => at !== order.created_at)
  next = addFact(next, fact, sealed)
  // A single product was bought together with nothing, but it was bought: popularity and "of 120 who bought" count it.
  return numbers.length > 0 || order.cancelled || what === 'updated' ? addFact(next, basket, sealed) : next
}

/** For each line, the newest click on its product in the 7 days before the order. */
function clicksFor(clicks: readonly Click[], order: KnownOrder): KeptOrder['clicks'] {
  const found: KeptOrder['clicks'] = {}
  for (const { n, at, placement, recommender } of clicks) {
    const isInWindow =
      at <= order.created_at + clockToleranceMs && at >= order.created_at - attributionWindowMs
    if (isInWindow && order.lines.some((line) => line.n === n)) found[n] = { placement, recommender }
  }
  return found
}

/** The shop's clock and ours may differ by this much. */
const clockToleranceMs = 60_000

function attributedLines(order: KeptOrder): OrderFact['attributed'] {
  return order.lines.flatMap((line) => {
    const click = order.clicks[line.n]
    return click ? [{ ...click, amount_minor: line.total_minor }] : []
  })
}

/** Each refund once, as it was told last. */
function mergeRefunds(a: readonly Refund[], b: readonly Refund[]): Refund[] {
  return [...new Map([...a, ...b].map((refund) => [refund.id, refund])).values()]
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
