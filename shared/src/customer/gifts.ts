import type { Order } from '../wire/order.ts'
import type { Facets } from './taste.ts'

/** Why an order is taken for a present: the shop said so, it was wrapped, or somebody else gets the goods. */
export type GiftSign = 'said' | 'wrapped' | 'other_recipient'

/** Category, tag or title of wrapping paper and greeting cards. */
const wrapping = /\bgift[\s-]?(wrap(ping)?|card|bag|box)\b|\bgreeting card\b/i

/**
 * Why an order is a present, or null when it is none. What is bought for somebody else says little about one's own
 * taste, so it does not colour it. The order alone decides, so that it is the same whenever it is looked at.
 *
 * @param facets what the catalogue knows of `order.items`
 */
export function giftSign(
  order: Pick<Order, 'gift' | 'ship_to' | 'bill_to' | 'items'>,
  facets: readonly (Facets | null)[] = [],
): GiftSign | null {
  if (order.gift !== undefined) return order.gift ? 'said' : null
  const names = facets.flatMap((one) => [...(one?.categories ?? []), ...(one?.tags ?? [])])
  const titles = order.items.flatMap(({ title }) => title ?? [])
  // A gift card alone may well be for oneself; beside other goods it goes with them.
  if (order.items.length > 1 && [...names, ...titles].some((text) => wrapping.test(text))) return 'wrapped'
  const [to, from] = [plain(order.ship_to), plain(order.bill_to)]
  return to !== '' && from !== '' && to !== from ? 'other_recipient' : null
}

/** The same address written with other capitals, spaces or punctuation is the same. */
function plain(address = ''): string {
  return address
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
