import type { Promotions } from '../wire/portrait.ts'
import { type KnownOrder, type OrderLine, orderAmounts } from './known-order.ts'

/**
 * How somebody responds to offers: an order is on offer when it came with a discount or holds a product that was reduced
 * when it was bought. Cancelled orders do not count; averages are net.
 */
export function promotionsOf(orders: readonly KnownOrder[]): Promotions {
  const paid = orders.filter(({ cancelled }) => !cancelled)
  const onOffer = paid.filter(isOnOffer)
  const otherwise = paid.filter((order) => !isOnOffer(order))
  return {
    orders: paid.length,
    on_offer: onOffer.length,
    share: paid.length > 0 ? onOffer.length / paid.length : null,
    with_discount: paid.filter(({ discount_minor }) => discount_minor > 0).length,
    with_reduced: paid.filter(({ lines }) => lines.some(isReduced)).length,
    discount_minor: paid.reduce((sum, order) => sum + order.discount_minor, 0),
    average_on_offer_minor: averageOf(onOffer),
    average_otherwise_minor: averageOf(otherwise),
  }
}

/** Whether a product was reduced when it was bought. */
export function isReduced({ facets }: OrderLine): boolean {
  return (facets?.list_price_minor ?? 0) > (facets?.price_minor ?? Number.POSITIVE_INFINITY)
}

function isOnOffer({ discount_minor, lines }: KnownOrder): boolean {
  return discount_minor > 0 || lines.some(isReduced)
}

function averageOf(orders: readonly KnownOrder[]): number | null {
  if (orders.length === 0) return null
  return Math.round(orders.reduce((sum, order) => sum + orderAmounts(order).net_minor, 0) / orders.length)
}
