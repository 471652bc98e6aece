import type { Order, Refund } from '#shared/wire/order'
import type { Book } from '../books/book.ts'
import { goodsMinor, shippingMinor } from '../checkout/totals.ts'
import { offer } from '../products.ts'
import type { Chance } from '../random.ts'
import { dayMs } from './calendar.ts'
import type { Shopper } from './shopper.ts'

/** The books of a session that end in the basket: one at least, dear ones seldom when the shopper is thrifty. */
export function choose(chance: Chance, shopper: Shopper, seen: readonly Book[], owned: Set<string>): Book[] {
  const wanted = Math.min(seen.length, 1 + poisson(chance, shopper.appetite - 0.6))
  const basket: Book[] = []
  while (basket.length < wanted) {
    const left = seen.filter((book) => !basket.includes(book))
    const book = chance.weighted(left, (candidate) => desire(shopper, candidate, basket, owned))
    if (!book) break
    basket.push(book)
  }
  return basket
}

function desire(shopper: Shopper, book: Book, basket: readonly Book[], owned: Set<string>): number {
  const { priceMinor, listPriceMinor } = offer(book.id)
  const dear = Math.exp((-shopper.thrift * priceMinor) / 1_000)
  const bargain = listPriceMinor === undefined ? 1 : 1.6
  const companion = basket.some((other) => other.series && other.series.name === book.series?.name) ? 4 : 1
  const again = owned.has(book.id) ? 0.03 : 1 // somebody else's birthday
  return dear * bargain * companion * again * (shopper.taste.get(book.genre) ?? 0.01)
}

/** The order for a basket. Its total of goods less discount is what refunds are measured against. */
export function orderFor(
  chance: Chance,
  shopper: Shopper,
  id: string,
  at: number,
  basket: readonly Book[],
): Order {
  const items = basket.map((book) => ({
    item_id: book.id,
    title: book.title,
    quantity: chance.happens(0.05) ? 2 : 1,
    price_minor: offer(book.id).priceMinor,
  }))
  const goods = goodsMinor(items)
  const discount = goods >= 4_000 && chance.happens(0.3) ? Math.round(goods * 0.1) : 0
  const shipping = shippingMinor(goods)
  return {
    id,
    created_at: at,
    updated_at: at,
    ...(shopper.email === undefined
      ? { customer_id: shopper.id, customer_name: shopper.name }
      : { email: shopper.email }),
    currency: 'GBP',
    items,
    ...(discount > 0 ? { discount_minor: discount } : {}),
    ...(shipping > 0 ? { shipping_minor: shipping } : {}),
  }
}

/** The order with a refund, when something of it came back before `now`; most often the order as it was. */
export function perhapsReturned(chance: Chance, shopper: Shopper, order: Order, now: number): Order {
  const at = order.created_at + Math.round((2 + chance.next() * 18) * dayMs)
  if (!chance.happens(shopper.returns) || at > now) return order
  const refund: Refund = { id: `${order.id}-R1`, created_at: at, amount_minor: returnedMinor(chance, order) }
  return { ...order, updated_at: at, refunds: [refund] }
}

function returnedMinor(chance: Chance, order: Order): number {
  const goods = goodsMinor(order.items)
  const paid = goods - (order.discount_minor ?? 0)
  if (order.items.length === 1 || chance.happens(0.3)) return paid
  const line = chance.pick(order.items)
  return Math.floor((goodsMinor([line]) * paid) / goods)
}

/** Knuth's method; the means here are small. */
function poisson(chance: Chance, mean: number): number {
  const limit = Math.exp(-Math.max(0, mean))
  let count = 0
  for (let product = chance.next(); product > limit; product *= chance.next()) count++
  return count
}
