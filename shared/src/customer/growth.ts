import { type KnownOrder, orderAmounts } from './known-order.ts'
import { fadedTaste, type Taste } from './taste.ts'

/** What somebody looks at and has not bought yet. */
export interface WhiteSpace {
  /** Part of the liked categories' weight that is in categories never bought, 0 to 1. */
  share: number
  average_order_minor: number
  /** share × average order: what the next order might be, were it from there. */
  growth_minor: number
}

/**
 * How much room there is to sell somebody more: the part of their interest that lies in categories they never bought,
 * times their average order. Null as long as they have bought nothing, for then nothing says how much.
 */
export function whiteSpace(
  taste: Taste,
  orders: readonly KnownOrder[],
  now: number,
  halfLifeDays: number,
): WhiteSpace | null {
  const paid = orders.filter(({ cancelled }) => !cancelled)
  if (paid.length === 0) return null
  const bought = new Set(paid.flatMap(({ lines }) => lines.flatMap(({ facets }) => facets?.categories ?? [])))
  let liked = 0
  let open = 0
  for (const [name, weight] of fadedTaste(taste, 'category', { now, halfLifeDays })) {
    if (weight <= 0) continue
    liked += weight
    if (!bought.has(name)) open += weight
  }
  const share = liked > 0 ? open / liked : 0
  const net = paid.reduce((sum, order) => sum + orderAmounts(order).net_minor, 0)
  const average_order_minor = Math.round(net / paid.length)
  return { share, average_order_minor, growth_minor: Math.round(share * Math.max(0, average_order_minor)) }
}
