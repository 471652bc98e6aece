import type { Book } from '../books/book.ts'
import { books } from '../books/catalogue.ts'
import { untouchedBooks } from '../books/untouched.ts'
import { enteredShopAt, popularity } from '../products.ts'
import type { Chance } from '../random.ts'
import type { Taste } from './taste.ts'

const untouched = new Set(untouchedBooks)
const open = books.filter((book) => !untouched.has(book.id))
const byGenre = indexed((book) => [book.genre])
const byAuthor = indexed((book) => [book.author])
const bySeries = indexed((book) => (book.series ? [book.series.name] : []))
const bySubject = indexed((book) => book.subjects)

function indexed(keysOf: (book: Book) => string[]): Map<string, Book[]> {
  const index = new Map<string, Book[]>()
  for (const book of open) for (const key of keysOf(book)) index.set(key, [...(index.get(key) ?? []), book])
  return index
}

export interface Walk {
  chance: Chance
  taste: Taste
  /** When the session begins; books that entered the shop later are not there yet. */
  at: number
  /** The end of the simulation, to which the books' ages in the shop refer. */
  now: number
}

/** The books opened in one session, in order, each once: by series, author, subject and taste. */
export function browse(walk: Walk, length: number, start?: Book): Book[] {
  const seen: Book[] = []
  let current = start ?? fromTaste(walk, seen)
  while (current && seen.length < length) {
    seen.push(current)
    current = step(walk, seen, current) ?? fromTaste(walk, seen)
  }
  return seen
}

function step(walk: Walk, seen: Book[], current: Book): Book | undefined {
  const dice = walk.chance.next()
  if (dice < 0.2 && current.series) return nextInSeries(walk, seen, current)
  if (dice < 0.36) return liked(walk, seen, byAuthor.get(current.author)!)
  if (dice < 0.7) return bySharedSubject(walk, seen, current, byGenre.get(current.genre)!)
  if (dice < 0.8) return liked(walk, seen, bySubject.get(walk.chance.pick(current.subjects))!)
  if (dice < 0.97) return fromTaste(walk, seen)
  return walk.chance.weighted(available(walk, seen, open), (book) => popularity(book.id))
}

function available({ at, now }: Walk, seen: Book[], list: readonly Book[]): Book[] {
  return list.filter((book) => !seen.includes(book) && enteredShopAt(book.id, now) <= at)
}

/** By taste and fame: what this reader would reach for in a list. */
function liked(walk: Walk, seen: Book[], list: readonly Book[]): Book | undefined {
  return walk.chance.weighted(
    available(walk, seen, list),
    (book) => popularity(book.id) * (walk.taste.get(book.genre) ?? 0),
  )
}

function fromTaste(walk: Walk, seen: Book[]): Book | undefined {
  const genre = walk.chance.weighted([...walk.taste.keys()], (name) => walk.taste.get(name)!)!
  return walk.chance.weighted(available(walk, seen, byGenre.get(genre)!), (book) => popularity(book.id))
}

function bySharedSubject(walk: Walk, seen: Book[], current: Book, list: readonly Book[]): Book | undefined {
  return walk.chance.weighted(available(walk, seen, list), (book) => {
    const shared = book.subjects.filter((subject) => current.subjects.includes(subject)).length
    return popularity(book.id) * (0.15 + shared)
  })
}

function nextInSeries(walk: Walk, seen: Book[], current: Book): Book | undefined {
  const rest = available(walk, seen, bySeries.get(current.series!.name)!)
  const after = (current.series!.number ?? 0) + 1
  return (
    rest.find((book) => book.series!.number === after) ??
    (rest.length > 0 ? walk.chance.pick(rest) : undefined)
  )
}
