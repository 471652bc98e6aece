import { DatabaseSync } from 'node:sqlite'
import { parse } from 'csv-parse/sync'
import {
  askableWords,
  contentOf,
  contentTables,
  countWord,
  insertContent,
  matchOf,
  searchContent,
} from '#shared/catalogue/content-index'
import { similar, specialness, type Traits } from '#shared/recommend/similar'
import { seeded } from '../sessions/session-data.ts'
import { groupBy, unzipped } from './orders-data.ts'

export interface ColdResult {
  recall10: number
  /** Books that are asked about: each of a series with another volume. */
  books: number
  series: number
  us_per_query: number
  baselines: Record<'random' | 'popularity_same_language', number>
}

interface Book {
  number: number
  title: string
  series: string | null
  authors: string
  language: string
  original: string
  ratings: number
}

/** A series stands in brackets after the title: `(The Hunger Games, #2)`; of several the first is taken. */
const seriesPattern = /\s*\(([^()]*?),?\s*#[^()]*\)\s*$/

/**
 * Books of a series, as products nobody has seen: recall@10 of the other volumes, asked with neither series nor author.
 * Null where the data is not there.
 */
export function findVolumes(): ColdResult | null {
  const text = unzipped('catalogues/goodbooks_books.csv.gz')
  if (text === null) return null
  const books = (parse(text, { columns: true }) as Record<string, string>[]).map(bookOf)
  const volumes = groupBy(
    books.filter(({ series }) => series !== null),
    ({ series }) => series,
  )
  const tests = books.filter(({ series }) => series !== null && volumes.get(series)!.length > 1)
  const mean = (suggest: (book: Book) => number[]) =>
    tests.reduce((sum, book) => {
      const others = volumes.get(book.series)!.filter(({ number }) => number !== book.number)
      const suggested = new Set(suggest(book).slice(0, 10))
      return sum + others.filter(({ number }) => suggested.has(number)).length / others.length
    }, 0) / tests.length
  const finder = new Finder(books)
  const started = performance.now()
  const recall10 = mean((book) => finder.like(book))
  const us = ((performance.now() - started) * 1_000) / tests.length
  const chance = seeded(3)
  const popular = groupBy(
    books.toSorted((a, b) => b.ratings - a.ratings),
    ({ language }) => language,
  )
  return {
    recall10,
    books: tests.length,
    series: new Set(tests.map(({ series }) => series)).size,
    us_per_query: Math.round(us),
    baselines: {
      random: mean(() => Array.from({ length: 10 }, () => 1 + Math.floor(chance() * books.length))),
      popularity_same_language: mean(({ language, number: own }) =>
        (popular.get(language) ?? []).map(({ number }) => number).filter((number) => number !== own),
      ),
    },
  }
}

function bookOf(row: Record<string, string>, i: number): Book {
  const { title = '', authors = '', language_code = '', original_title = '', ratings_count = '' } = row
  return {
    number: i + 1,
    title,
    series: seriesPattern.exec(title)?.[1]?.split(';')[0]?.trim() ?? null,
    authors,
    language: language_code,
    original: original_title,
    ratings: Number(ratings_count),
  }
}

/** The catalogue's text index and the recommender that reads it: the same statements and the same scoring. */
class Finder {
  readonly #db = new DatabaseSync(':memory:')
  readonly #books: readonly Book[]
  readonly #speakers: ReadonlyMap<string, Book[]>
  readonly #count
  readonly #search

  constructor(books: readonly Book[]) {
    this.#books = books
    this.#speakers = groupBy(books, ({ language }) => language)
    this.#db.exec(contentTables)
    this.#count = this.#db.prepare(countWord)
    this.#search = this.#db.prepare(searchContent)
    const insert = this.#db.prepare(insertContent)
    this.#db.exec('BEGIN')
    for (const book of books) {
      const { title, authors: brand, original: description } = book
      insert.run(book.number, ...contentOf({ title, brand, categories: categoriesOf(book), description }))
    }
    this.#db.exec('COMMIT')
  }

  /** Books like this one, of which title, original title and language are told, but neither series nor author. */
  like(book: Book): number[] {
    const title = book.title.replace(seriesPattern, '')
    const words = askableWords({ title, categories: categoriesOf(book), description: book.original })
    const count = (word: string) => Number(this.#count.get(word)?.products ?? 0)
    const match = matchOf(words, count, this.#books.length)
    const found = match === null ? [] : this.#search.all(match, 100)
    const matches = found.map(({ num, score }) => ({ item: Number(num), score: Number(score) }))
    const traitsOf = (item: number) => this.#traits(this.#books[item - 1]!)
    const special = (language: string) =>
      specialness(this.#speakers.get(language)?.length ?? 0, this.#books.length)
    const traits = { ...this.#traits(book), brand: null }
    return similar({ item: book.number, traits, matches, traitsOf, special }, 10).map(({ item }) => item)
  }

  #traits(book: Book): Traits {
    return { brand: book.authors, categories: categoriesOf(book), tags: [], price_minor: 0 }
  }
}

const categoriesOf = ({ language }: Book): string[] => (language === '' ? [] : [language])
