import { hash53 } from '#shared/maths/hash'
import type { Product } from '#shared/wire/product'
import type { Book } from './books/book.ts'
import { books } from './books/catalogue.ts'
import { chanceOf } from './random.ts'

const dayMs = 86_400_000

/** What the shop itself decided about a book. Amounts are pence. */
export interface Offer {
  priceMinor: number
  /** The price before the sale; absent when the book is not on sale. */
  listPriceMinor?: number
  stock: number
  rating: number
  ratingCount: number
  /** Days since the book entered the shop. */
  daysInShop: number
  sku: string
  pages: number
}

/** Each book's place in its genre, 0 for the best known. */
const rank = new Map<string, number>()
for (const book of books) rank.set(book.id, books.filter((other) => other.genre === book.genre).indexOf(book))

const offers = new Map(books.map((book) => [book.id, offerOf(book)]))

/** The offer for a book of the catalogue. Throws a RangeError for any other id. */
export function offer(id: string): Offer {
  const found = offers.get(id)
  if (!found) throw new RangeError(`no such book: ${id}`)
  return found
}

/** How well known a book is within its genre: 1 for the first, falling like a power of its place. */
export function popularity(id: string): number {
  return 1 / ((rank.get(id) ?? 0) / 2 + 1) ** 0.9
}

function offerOf(book: Book): Offer {
  const chance = chanceOf(1, book.id)
  const pages = Math.round(Math.min(1_200, Math.max(64, chance.lognormal(300, 0.45))))
  const pounds = Math.max(3, Math.round(4 + pages / 55 + chance.between(-2, 3)))
  const priceMinor = pounds * 100 + 99
  const known = popularity(book.id)
  const onSale = chance.happens(0.12)
  const soldOut = chance.happens(0.04)
  return {
    pages,
    priceMinor: onSale ? Math.round((priceMinor * 0.75) / 50) * 50 - 1 : priceMinor,
    ...(onSale ? { listPriceMinor: priceMinor } : {}),
    stock: soldOut ? 0 : chance.between(2, 60),
    rating: Math.round(Math.min(4.9, Math.max(3.3, 4.1 + 0.3 * chance.normal() + 0.2 * known)) * 10) / 10,
    ratingCount: Math.round(chance.lognormal(8 + 120 * known, 0.6)),
    daysInShop: chance.happens(0.06) ? chance.between(2, 45) : chance.between(400, 1_500),
    sku: `KB-${hash53(book.id).toString(36).toUpperCase().slice(-7)}`,
  }
}

/** The addresses of a book on the shop at `shopUrl` (an origin; '' gives paths). */
export function bookUrl(id: string, shopUrl = ''): string {
  return `${shopUrl}/book/${id}`
}

export function coverUrl(id: string, shopUrl = ''): string {
  return `${shopUrl}/covers/${id}.svg`
}

/** "18th century", "5th century BC": a tag under which readers look. */
export function centuryOf(year: number): string {
  const number = Math.ceil(Math.abs(year) / 100)
  const ending =
    number % 10 === 1 && number !== 11
      ? 'st'
      : number % 10 === 2 && number !== 12
        ? 'nd'
        : number % 10 === 3 && number !== 13
          ? 'rd'
          : 'th'
  return `${number}${ending} century${year < 0 ? ' BC' : ''}`
}

/** A book as Kindred's catalogue takes it. `now` (epoch milliseconds) dates the day it entered the shop. */
export function productOf(book: Book, at: { shopUrl: string; now: number }): Product {
  const own = offer(book.id)
  return {
    id: book.id,
    aliases: [own.sku, bookUrl(book.id, at.shopUrl)],
    title: book.title,
    url: bookUrl(book.id, at.shopUrl),
    image_url: coverUrl(book.id, at.shopUrl),
    price_minor: own.priceMinor,
    ...(own.listPriceMinor === undefined ? {} : { list_price_minor: own.listPriceMinor }),
    brand: book.author,
    categories: [book.genre],
    tags: [
      ...book.subjects,
      book.language,
      centuryOf(book.year),
      ...(book.series ? [book.series.name] : []),
      ...(book.chinese ? [book.chinese.title, book.chinese.author] : []),
    ],
    description: book.blurb,
    availability: own.stock > 0 ? 'in_stock' : 'out_of_stock',
    stock: own.stock,
    rating: own.rating,
    rating_count: own.ratingCount,
    published_at: enteredShopAt(book.id, at.now),
  }
}

/** When the book entered the shop, epoch milliseconds. */
export function enteredShopAt(id: string, now: number): number {
  return now - offer(id).daysInShop * dayMs
}
