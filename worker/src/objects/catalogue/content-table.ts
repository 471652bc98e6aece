import {
  askableWords,
  contentOf,
  contentTables,
  countWord,
  deleteContent,
  insertContent,
  matchOf,
  searchContent,
} from '#shared/catalogue/content-index'
import type { Product } from '#shared/wire/product'

/** A product whose texts share words with another's, and the BM25 of these words. */
export interface ContentMatch {
  item: number
  score: number
}

/** Matches that a search gives: as many as a shelf could ever choose from. */
const maxMatches = 100

/** The text index of the products shown. */
export class ContentTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(contentTables)
  }

  put(num: number, product: Product): void {
    this.#sql.exec(deleteContent, num)
    this.#sql.exec(insertContent, num, ...contentOf(product))
  }

  drop(num: number): void {
    this.#sql.exec(deleteContent, num)
  }

  /** Products, of `total`, that share words with this one, the best match first; it may be among them. */
  search(product: Product, total: number): ContentMatch[] {
    const match = matchOf(askableWords(product), (word) => this.#count(word), total)
    if (match === null) return []
    return this.#sql
      .exec<{ num: number; score: number }>(searchContent, match, maxMatches)
      .toArray()
      .map(({ num, score }) => ({ item: num, score }))
  }

  #count(word: string): number {
    return this.#sql.exec<{ products: number }>(countWord, word).toArray()[0]?.products ?? 0
  }
}
