import type { ExportedOrder, ExportedPoints } from '../../wire/person-export.ts'
import type { PointsEntry } from '../../wire/points.ts'
import type { KeptOrder } from '../apply-order.ts'
import { orderAmounts } from '../known-order.ts'
import { moment, momentOrNull } from './moment.ts'
import { type ProductNames, productNamed } from './product-names.ts'

/** An order by the names of `POST /v1/orders`; with what it cost the shop where the shop itself asks. */
export function exportedOrder(order: KeptOrder, products: ProductNames, withCosts: boolean): ExportedOrder {
  const { service_cost_minor: service } = order
  return {
    id: order.id,
    created_at: moment(order.created_at),
    updated_at: moment(order.updated_at),
    cancelled: order.cancelled,
    customer_name: order.name ?? null,
    items: order.lines.map((line) => exportedLine(line, order, products, withCosts)),
    discount_minor: order.discount_minor,
    tax_minor: order.tax_minor,
    shipping_minor: order.shipping_minor,
    ...(withCosts && service !== undefined ? { service_cost_minor: service } : {}),
    ...orderAmounts(order),
    refunds: order.refunds.map((refund) => ({ ...refund, created_at: moment(refund.created_at) })),
    rate: order.rate ?? null,
    country: order.country ?? null,
    gift: order.gift ?? null,
    problems: order.problems ?? [],
    came_through: order.touches ?? null,
    first_order: order.first ?? false,
  }
}

function exportedLine(
  { item_id, title, n, quantity, total_minor, cost_minor }: KeptOrder['lines'][number],
  { clicks }: KeptOrder,
  products: ProductNames,
  withCosts: boolean,
): ExportedOrder['items'][number] {
  const product = productNamed(products, item_id)
  return {
    item_id,
    title: title ?? product.title,
    url: product.url,
    quantity,
    total_minor,
    ...(withCosts && cost_minor !== undefined ? { cost_minor } : {}),
    shelf: clicks[n] ?? null,
  }
}

/** A row of the ledger. Whom somebody brought to the shop is a matter of that other person, and left out. */
export function exportedPoints(entry: PointsEntry): ExportedPoints {
  return {
    at: moment(entry.at),
    kind: entry.kind,
    points: entry.points,
    key: entry.key,
    available_at: momentOrNull(entry.available_at),
    expires_at: momentOrNull(entry.expires_at),
    order_id: entry.order ?? null,
    placed_at: momentOrNull(entry.placed_at),
    basis_minor: entry.basis_minor ?? null,
    bonuses: entry.bonuses ?? [],
    held: entry.held ?? [],
    forgiven: entry.forgiven ?? null,
    reason: entry.reason ?? null,
  }
}
