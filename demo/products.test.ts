import { expect, test } from 'vitest'
import { parse } from '#shared/wire/parse'
import { productSchema } from '#shared/wire/product'
import { books } from './books/catalogue.ts'
import { centuryOf, offer, popularity, productOf } from './products.ts'

const at = { shopUrl: 'http://127.0.0.1:8788', now: Date.UTC(2026, 10, 20) }

test('every book is a valid product of the wire', () => {
  for (const book of books)
    expect(parse(productSchema, productOf(book, at)), book.id).toMatchObject({ ok: true })
})

test('no two books share an alias', () => {
  const aliases = books.flatMap((book) => productOf(book, at).aliases ?? [])
  expect(new Set(aliases).size).toBe(aliases.length)
})

test('some books are sold out, some are on sale below their list price, some are new', () => {
  const offers = books.map((book) => offer(book.id))
  expect(offers.filter(({ stock }) => stock === 0).length).toBeGreaterThan(5)
  const sales = offers.filter(({ listPriceMinor }) => listPriceMinor !== undefined)
  expect(sales.length).toBeGreaterThan(20)
  for (const { priceMinor, listPriceMinor } of sales) expect(priceMinor).toBeLessThan(listPriceMinor!)
  expect(offers.filter(({ daysInShop }) => daysInShop <= 45).length).toBeGreaterThan(15)
})

test('prices are those of books', () => {
  for (const book of books) {
    expect(offer(book.id).priceMinor, book.id).toBeGreaterThanOrEqual(200)
    expect(offer(book.id).priceMinor, book.id).toBeLessThanOrEqual(3_500)
  }
})

test('the best known book of a genre is the most popular', () => {
  expect(popularity('pride-and-prejudice-jane-austen')).toBe(1)
  expect(popularity('emma-jane-austen')).toBeLessThan(1)
})

test('centuries are named as people say them', () => {
  expect(centuryOf(1815)).toBe('19th century')
  expect(centuryOf(1900)).toBe('19th century')
  expect(centuryOf(1901)).toBe('20th century')
  expect(centuryOf(-431)).toBe('5th century BC')
  expect(centuryOf(8)).toBe('1st century')
  expect(centuryOf(121)).toBe('2nd century')
})
