import type { OrderFact } from '../customer/fact.ts'

/** What one order brought, as far as its fact tells, in whole minor units. */
export interface FactContribution {
  gross: number
  net: number
  discount: number
  refund: number
  cost: number
  service: number
  /** net − cost − service. */
  contribution: number
}

type Told = Pick<OrderFact, 'gross_minor' | 'net_minor' | 'discount_minor' | 'refund_minor' | 'lines'>

/**
 * The contribution of an order that was not cancelled, by the rules of `contributionOf`: the cost of products that told
 * none is (1 − margin) of their price without tax, and goods that were paid back cost nothing, in proportion. Two things
 * a fact does not tell: a cost of service of the order's own (the store's usual one counts) and lines beyond the 50
 * dearest (the usual margin counts).
 */
export function factContribution(
  fact: Told,
  { margin, service_cost_minor }: { margin: number; service_cost_minor: number },
): FactContribution {
  const { gross_minor: gross, net_minor: net, discount_minor: discount = 0, refund_minor: refund = 0 } = fact
  const paid = gross - discount
  const stayed = paid > 0 ? Math.min(1, Math.max(0, (paid - refund) / paid)) : 1
  const untaxed = gross > 0 ? Math.max(0, net + discount + refund) / gross : 1
  let told = 0
  let untold = gross
  for (const { cost_minor, total_minor } of fact.lines ?? []) {
    if (cost_minor === undefined) continue
    told += cost_minor
    untold -= total_minor
  }
  const cost = Math.round(told * stayed) + Math.round((1 - margin) * untold * Math.min(1, untaxed) * stayed)
  return {
    gross,
    net,
    discount,
    refund,
    cost,
    service: service_cost_minor,
    contribution: net - cost - service_cost_minor,
  }
}

/** Whether nothing of the order was reduced; null where its products are not known. */
export function isFullPrice({ lines, discount_minor = 0 }: Told): boolean | null {
  if (!lines) return null
  return discount_minor === 0 && !lines.some(({ reduced }) => reduced)
}
