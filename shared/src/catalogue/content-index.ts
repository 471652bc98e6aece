import type { Product } from '../wire/product.ts'
import { wordsOf } from './words-of.ts'

/**
 * The catalogue's text index, as SQL for SQLite's FTS5: it holds no texts, only which words stand where. The Catalogue
 * and the bench run these very statements.
 */
export const contentTables = `
  CREATE VIRTUAL TABLE IF NOT EXISTS content USING fts5 (title, brand, categories, tags, description,
    content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
  CREATE VIRTUAL TABLE IF NOT EXISTS content_word USING fts5vocab (content, 'row')`

export const deleteContent = 'DELETE FROM content WHERE rowid = ?'
/** Bindings: number, then the texts of `contentOf`. */
export const insertContent =
  'INSERT INTO content (rowid, title, brand, categories, tags, description) VALUES (?, ?, ?, ?, ?, ?)'
/** Binding: a word. In how many products it stands; no row where in none. */
export const countWord = 'SELECT doc AS products FROM content_word WHERE term = ?'
/**
 * Bindings: what `matchOf` returns, and how many rows at most. BM25 (Robertson and Spärck Jones, as FTS5 defines it,
 * turned positive) with a word in the title counting four times one in the description.
 */
export const searchContent = `
  SELECT rowid AS num, -bm25(content, 4, 3, 2, 2, 1) AS score FROM content WHERE content MATCH ?
  ORDER BY score DESC, rowid LIMIT ?`

/** A description's beginning says what it is about; its end is often the same for all products. */
const descriptionLength = 2_000

type Described = Pick<Product, 'title' | 'brand' | 'categories' | 'tags' | 'description'>

/** The texts of a product's row, in the order of the columns. */
export function contentOf(product: Described): [string, string, string, string, string] {
  const { title, brand = '', categories = [], tags = [], description = '' } = product
  const texts = [title, brand, categories.join(' '), tags.join(' '), description.slice(0, descriptionLength)]
  return texts.map((text) => wordsOf(text).join(' ')) as [string, string, string, string, string]
}

/** The different words of a product that a search for others like it could ask for. */
export function askableWords(product: Described): string[] {
  return [...new Set(contentOf(product).join(' ').split(' '))].filter((word) => word !== '')
}

/** Words a search asks for at most, and the entries of the index it may read for them. */
const maxWords = 16
const maxEntries = 20_000
/** A word that more than this share of the products hold tells none of them apart; in a few products, any does. */
const maxShare = 0.25
const fewProducts = 3

/**
 * The rarest words that other products share, as an FTS5 expression; null when there is none. A word that stands in
 * very many products says little and costs most, so the search stays fast however large the catalogue.
 *
 * @param products in how many of the `total` products each word stands, the asking one's own included
 */
export function matchOf(
  words: readonly string[],
  products: (word: string) => number,
  total: number,
): string | null {
  const most = Math.max(fewProducts, maxShare * total)
  const rarest = words
    .map((word) => ({ word, count: products(word) }))
    .filter(({ count }) => count > 0 && count <= most)
    .sort((a, b) => a.count - b.count || (a.word < b.word ? -1 : 1))
  const chosen: string[] = []
  let entries = 0
  for (const { word, count } of rarest) {
    if (chosen.length >= maxWords || (chosen.length > 0 && entries + count > maxEntries)) break
    entries += count
    chosen.push(`"${word}"`)
  }
  return chosen.length > 0 ? chosen.join(' OR ') : null
}
