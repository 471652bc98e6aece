import { expect, test } from 'vitest'
import { booksOf, slug } from './book.ts'
import { books, booksOfGenre } from './catalogue.ts'
import { genres } from './genres.ts'
import { untouchedBooks } from './untouched.ts'

test('there are more than three hundred books, each with an id of its own', () => {
  expect(books.length).toBeGreaterThanOrEqual(320)
  expect(new Set(books.map((book) => book.id)).size).toBe(books.length)
  for (const book of books) expect(book.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})

test('every department has at least a dozen books, and every book a department', () => {
  for (const genre of genres) expect(booksOfGenre(genre.name).length, genre.name).toBeGreaterThanOrEqual(12)
  const names = new Set(genres.map((genre) => genre.name))
  expect(books.filter((book) => !names.has(book.genre))).toEqual([])
})

test('years are those of classics, and only old books have rough ones', () => {
  for (const book of books) {
    expect(book.year, book.title).toBeGreaterThanOrEqual(-2_000)
    expect(book.year, book.title).toBeLessThanOrEqual(1_929)
    if (book.circa) expect(book.year, book.title).toBeLessThan(1_900)
  }
})

test('every book has two to five subjects and a sentence about it', () => {
  for (const book of books) {
    expect(book.subjects.length, book.title).toBeGreaterThanOrEqual(2)
    expect(book.subjects.length, book.title).toBeLessThanOrEqual(5)
    expect(book.blurb, book.title).toMatch(/[.?!]$/)
  }
})

test('Chinese books carry their Chinese title', () => {
  for (const book of booksOfGenre('Chinese classics'))
    for (const text of [book.chinese?.title, book.chinese?.author])
      expect(text, book.title).toMatch(/^[\p{Script=Han}Q]+$/u)
})

test('no series counts a number twice', () => {
  const numbers = books.flatMap((book) =>
    book.series?.number ? [`${book.series.name} ${book.series.number}`] : [],
  )
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('at least eight books of one department are kept untouched while others of it are not', () => {
  const economics = booksOfGenre('Economics').map((book) => book.id)
  const untouched = economics.filter((id) => untouchedBooks.includes(id))
  expect(untouched.length).toBeGreaterThanOrEqual(8)
  expect(untouched.length).toBeLessThan(economics.length)
  expect(untouchedBooks.length).toBeGreaterThanOrEqual(12)
})

test('a line that cannot be read is refused by name', () => {
  expect(() => booksOf('Poetry', 'A title | An author | soon en | verse | A sentence.')).toThrow(/A title/)
  expect(() => booksOf('Poetry', 'A title | An author | 1900 xx | verse | A sentence.')).toThrow(RangeError)
})

test('slugs are plain words', () => {
  expect(slug('Arsène Lupin, Gentleman Burglar')).toBe('arsene-lupin-gentleman-burglar')
  expect(slug("Gulliver's Travels")).toBe('gullivers-travels')
})
