import type { Presents } from '../wire/portrait.ts'
import { type KnownOrder, orderAmounts } from './known-order.ts'

/** Kinds of products that are told of. */
const mostCategories = 3

/**
 * What somebody bought for others: how many orders and why they are taken for presents, what they came to, and of which
 * categories they were. Who got them is not known: the addresses are compared and never kept.
 */
export function presentsOf(orders: readonly KnownOrder[]): Presents {
  const given = orders.filter(({ cancelled, gift }) => !cancelled && gift !== undefined)
  const categories = new Map<string, number>()
  for (const { facets } of given.flatMap(({ lines }) => lines)) {
    const name = facets?.categories?.at(-1)
    if (name !== undefined) categories.set(name, (categories.get(name) ?? 0) + 1)
  }
  const because = (sign: KnownOrder['gift']) => given.filter(({ gift }) => gift === sign).length
  return {
    orders: given.length,
    said: because('said'),
    wrapped: because('wrapped'),
    other_recipient: because('other_recipient'),
    net_minor: given.reduce((sum, order) => sum + orderAmounts(order).net_minor, 0),
    last_at: given.length > 0 ? Math.max(...given.map(({ created_at }) => created_at)) : null,
    categories: [...categories]
      .map(([name, lines]) => ({ name, lines }))
      .sort((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1))
      .slice(0, mostCategories),
  }
}
