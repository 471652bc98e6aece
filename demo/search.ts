import type { Book } from './books/book.ts'
import { books } from './books/catalogue.ts'
import { genres } from './books/genres.ts'
import { popularity } from './products.ts'
import { subjectIn } from './words/subjects.ts'

interface Entry {
  book: Book
  /** Plain text by how much a word found in it counts. */
  fields: [text: string, weight: number][]
}

const entries: Entry[] = books.map((book) => {
  const genre = genres.find(({ name }) => name === book.genre)!
  return {
    book,
    fields: [
      [plain(`${book.title} ${book.chinese?.title ?? ''}`), 8],
      [plain(`${book.author} ${book.chinese?.author ?? ''} ${book.series?.name ?? ''}`), 6],
      [
        plain(
          `${book.subjects.join(' ')} ${book.subjects.map((subject) => subjectIn('zh-Hans', subject)).join(' ')}`,
        ),
        3,
      ],
      [plain(`${genre.name} ${genre.nameZh} ${book.language} ${subjectIn('zh-Hans', book.language)}`), 2],
    ],
  }
})

/** The books that hold every word of the query, best first; at most `limit`. An empty query finds nothing. */
export function searchBooks(query: string, limit = 48): Book[] {
  const words = plain(query).split(' ').filter(Boolean).slice(0, 8)
  if (words.length === 0) return []
  return entries
    .map((entry) => ({ book: entry.book, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || popularity(b.book.id) - popularity(a.book.id))
    .slice(0, limit)
    .map(({ book }) => book)
}

function scoreOf({ fields }: Entry, words: readonly string[]): number {
  let score = 0
  for (const word of words) {
    const found = Math.max(0, ...fields.map(([text, weight]) => weight * match(text, word)))
    if (found === 0) return 0
    score += found
  }
  const phrase = words.join(' ')
  return score + (fields.some(([text]) => text.trim() === phrase) ? 10 : 0)
}

/** 1 for a whole word, less for the beginning of one; inside a word only where no spaces divide words. */
function match(text: string, word: string): number {
  if (` ${text} `.includes(` ${word} `)) return 1
  if (` ${text}`.includes(` ${word}`)) return 0.6
  return /\p{Script=Han}/u.test(word) && text.includes(word) ? 0.8 : 0
}

/** Lower case without accents or punctuation. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
