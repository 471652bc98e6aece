import type { Order } from '#shared/wire/order'
import type { Account } from '../accounts/account.ts'
import { offer } from '../products.ts'
import { type Cart, linesOf, withQuantity } from './cart.ts'
import { goodsMinor, shippingMinor } from './totals.ts'

export interface Buyer {
  account: Account | null
  name: string
  email: string
  /** The signed visitor id from the browser, or nothing. */
  visitor: string
}

const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/

/** What is wrong with what a guest typed, or null. */
export function faultOf(buyer: Buyer): 'name' | 'email' | null {
  if (buyer.account) return null
  if (buyer.name.trim() === '') return 'name'
  return emailShape.test(buyer.email) && buyer.email.length <= 254 ? null : 'email'
}

/** The cart as far as it is still in stock. */
export function inStock(cart: Cart): Cart {
  return [...cart].reduce((next, [id, quantity]) => withQuantity(next, id, quantity), new Map() as Cart)
}

/** The order for a cart at the shop's own prices: what the browser says of prices counts for nothing. */
export function orderOf(id: string, cart: Cart, buyer: Buyer, now: number): Order {
  const items = linesOf(cart).map(({ book, quantity }) => ({
    item_id: book.id,
    title: book.title,
    quantity,
    price_minor: offer(book.id).priceMinor,
  }))
  const shipping = shippingMinor(goodsMinor(items))
  const { account, email, visitor } = buyer
  return {
    id,
    created_at: now,
    updated_at: now,
    ...(account ? { customer_id: account.id, customer_name: account.name } : { email: email.trim() }),
    ...(/^[\x21-\x7e]{1,200}$/.test(visitor) ? { visitor } : {}),
    currency: 'GBP',
    items,
    ...(shipping > 0 ? { shipping_minor: shipping } : {}),
  }
}
