import { type Contribution, defaultValueSettings, type ValueSettings } from '../wire/worth.ts'
import { type KnownOrder, orderAmounts } from './known-order.ts'

const noContribution: Contribution = {
  orders: 0,
  gross_minor: 0,
  discount_minor: 0,
  tax_minor: 0,
  refunds_minor: 0,
  net_minor: 0,
  cost_minor: 0,
  assumed_cost_minor: 0,
  service_minor: 0,
  contribution_minor: 0,
}

/**
 * What one order brought. Where a line does not tell its cost, the store's usual margin stands in: its cost is
 * (1 − margin) of its amount without tax. Goods that were paid back cost nothing, in proportion. A cancelled order
 * brought nothing.
 */
export function contributionOf(order: KnownOrder, settings: ValueSettings = {}): Contribution {
  if (order.cancelled) return noContribution
  const { margin, service_cost_minor } = { ...defaultValueSettings, ...settings }
  const { gross_minor, net_minor } = orderAmounts(order)
  const refunds_minor = order.refunds.reduce((sum, { amount_minor }) => sum + amount_minor, 0)
  const paid = gross_minor - order.discount_minor
  const stayed = paid > 0 ? Math.min(1, Math.max(0, (paid - refunds_minor) / paid)) : 1
  let told = 0
  let untold = 0
  for (const { cost_minor, total_minor } of order.lines) {
    if (cost_minor === undefined) untold += total_minor
    else told += cost_minor
  }
  const untaxed = gross_minor > 0 ? Math.max(0, gross_minor - order.tax_minor) / gross_minor : 1
  const assumed_cost_minor = Math.round((1 - margin) * untold * untaxed * stayed)
  const cost_minor = Math.round(told * stayed) + assumed_cost_minor
  const service_minor = order.service_cost_minor ?? service_cost_minor
  return {
    orders: 1,
    gross_minor,
    discount_minor: order.discount_minor,
    tax_minor: order.tax_minor,
    refunds_minor,
    net_minor,
    cost_minor,
    assumed_cost_minor,
    service_minor,
    contribution_minor: net_minor - cost_minor - service_minor,
  }
}

/** What the orders placed after `since` (epoch ms) brought together. Every sum is exact. */
export function contributionSince(
  orders: readonly KnownOrder[],
  since: number,
  settings: ValueSettings = {},
): Contribution {
  const sum = { ...noContribution }
  const columns = Object.keys(sum) as (keyof Contribution)[]
  for (const order of orders) {
    if (order.created_at <= since) continue
    const one = contributionOf(order, settings)
    for (const column of columns) sum[column] += one[column]
  }
  return sum
}
