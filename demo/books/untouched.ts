import { books } from './catalogue.ts'

/** How many books at the end of a genre's list no simulated shopper ever opens. */
const untouchedTail = new Map([
  ['Economics', 10],
  ['Natural science', 6],
])

/**
 * Ids of the books that no simulated shopper ever opens: a tail of Economics and of Natural science, while other
 * books of the same genres are opened. Tests of "what one shopper does changes what the next one sees" start here.
 */
export const untouchedBooks: readonly string[] = [...untouchedTail].flatMap(([genre, count]) =>
  books
    .filter((book) => book.genre === genre)
    .slice(-count)
    .map((book) => book.id),
)
