import type { Order, OrderProblem, Refund } from '../wire/order.ts'
import { type GiftSign, giftSign } from './gifts.ts'
import type { Facets } from './taste.ts'

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
  /** The visitor who ordered, where that is not the owner: a guest's browser. Told once, not kept with the order. */
  placed_by?: string
  /** What one unit of the order's own currency was worth; left out when that is the store's. */
  rate?: number
  /** Set when this is a present. */
  gift?: GiftSign
  /** Where the goods went: an ISO 3166 two-letter code. */
  country?: string
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
    ...(order.country ? { country: order.country } : {}),
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

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
