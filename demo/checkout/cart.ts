import type { Book } from '../books/book.ts'
import { bookById, books } from '../books/catalogue.ts'
import { offer } from '../products.ts'

/** Books and how many of each, in the order they were put in. */
export type Cart = ReadonlyMap<string, number>

const mostLines = 40
const mostOfOne = 10
const bySku = new Map(books.map((book) => [offer(book.id).sku, book]))

export interface CartLine {
  book: Book
  quantity: number
  priceMinor: number
}

/** The cart a cookie holds (`SKU*quantity` joined by dots); what is not ours in it is left out. */
export function readCart(cookie: string | undefined): Cart {
  const cart = new Map<string, number>()
  for (const part of (cookie ?? '').split('.').slice(0, mostLines)) {
    const [sku = '', quantity = ''] = part.split('*')
    const book = bySku.get(sku)
    if (book && /^\d{1,2}$/.test(quantity) && Number(quantity) > 0)
      cart.set(book.id, Math.min(mostOfOne, Number(quantity)))
  }
  return cart
}

export function writeCart(cart: Cart): string {
  return [...cart].map(([id, quantity]) => `${offer(id).sku}*${quantity}`).join('.')
}

/** The cart with this many copies of a book; none removes it, as does a book that is unknown or sold out. */
export function withQuantity(cart: Cart, id: string, quantity: number): Cart {
  const next = new Map(cart)
  const stock = bookById(id) ? offer(id).stock : 0
  const allowed = Math.min(mostOfOne, stock, Number.isInteger(quantity) ? quantity : 0)
  if (allowed > 0 && (next.has(id) || next.size < mostLines)) next.set(id, allowed)
  else next.delete(id)
  return next
}

/** The cart's lines at today's prices. */
export function linesOf(cart: Cart): CartLine[] {
  return [...cart].flatMap(([id, quantity]) => {
    const book = bookById(id)
    return book ? [{ book, quantity, priceMinor: offer(id).priceMinor }] : []
  })
}

export function countOf(cart: Cart): number {
  return [...cart.values()].reduce((sum, quantity) => sum + quantity, 0)
}
