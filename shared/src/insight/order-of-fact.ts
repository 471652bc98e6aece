import type { OrderFact, OrderLineFact } from '../customer/fact.ts'
import type { KnownOrder, OrderLine } from '../customer/known-order.ts'

/**
 * An order as far as its fact tells, for the formulas of `shared/src/customer`. Amounts are exact. Not told are a cost of
 * service of the order's own, list prices, all but one category of a product, and lines beyond the 50 dearest, which
 * stand together as one without a cost.
 */
export function orderOfFact(fact: Omit<OrderFact, 'live'>): KnownOrder {
  const { gross_minor: gross, discount_minor = 0, refund_minor: refund = 0, lines = [] } = fact
  const rest = gross - lines.reduce((sum, { total_minor }) => sum + total_minor, 0)
  return {
    id: fact.order,
    created_at: fact.at,
    updated_at: fact.updated_at,
    cancelled: fact.cancelled,
    lines: fact.cancelled ? [] : [...lines.map(lineOf), ...(rest === 0 ? [] : [restOf(rest)])],
    discount_minor,
    tax_minor: gross - discount_minor - refund - fact.net_minor,
    shipping_minor: 0,
    refunds: refund === 0 ? [] : [{ id: fact.order, created_at: fact.updated_at, amount_minor: refund }],
    ...(fact.problems ? { problems: fact.problems } : {}),
  }
}

function lineOf({ n, quantity, total_minor, cost_minor, category, brand }: OrderLineFact): OrderLine {
  return {
    item_id: String(n),
    n,
    quantity,
    total_minor,
    ...(cost_minor === undefined ? {} : { cost_minor }),
    facets: { ...(category ? { categories: [category] } : {}), ...(brand ? { brand } : {}) },
  }
}

const restOf = (total_minor: number): OrderLine => ({ item_id: '', n: 0, quantity: 1, total_minor })
