import { adventure } from './adventure.ts'
import { americanClassics } from './american-classics.ts'
import { biography } from './biography.ts'
import { type Book, booksOf } from './book.ts'
import { childrensBooks } from './childrens-books.ts'
import { chineseClassics } from './chinese-classics.ts'
import { detectiveFiction } from './detective-fiction.ts'
import { drama } from './drama.ts'
import { economics } from './economics.ts'
import { epicAndMyth } from './epic-and-myth.ts'
import { essays } from './essays.ts'
import { fairyTalesAndFolklore } from './fairy-tales-and-folklore.ts'
import { frenchClassics } from './french-classics.ts'
import { gothicFiction } from './gothic-fiction.ts'
import { historicalFiction } from './historical-fiction.ts'
import { history } from './history.ts'
import { humour } from './humour.ts'
import { modernClassics } from './modern-classics.ts'
import { naturalScience } from './natural-science.ts'
import { philosophy } from './philosophy.ts'
import { poetry } from './poetry.ts'
import { romance } from './romance.ts'
import { russianClassics } from './russian-classics.ts'
import { scienceFiction } from './science-fiction.ts'
import { travel } from './travel.ts'
import { victorianNovels } from './victorian-novels.ts'

/** Every book of the shop, genre by genre, in each genre the best known first. */
export const books: readonly Book[] = [
  ...booksOf('Romance', romance),
  ...booksOf('Victorian novels', victorianNovels),
  ...booksOf('Gothic fiction', gothicFiction),
  ...booksOf('Detective fiction', detectiveFiction),
  ...booksOf('Adventure', adventure),
  ...booksOf('Science fiction', scienceFiction),
  ...booksOf('Historical fiction', historicalFiction),
  ...booksOf('Russian classics', russianClassics),
  ...booksOf('French classics', frenchClassics),
  ...booksOf('American classics', americanClassics),
  ...booksOf('Chinese classics', chineseClassics),
  ...booksOf('Modern classics', modernClassics),
  ...booksOf('Poetry', poetry),
  ...booksOf('Drama', drama),
  ...booksOf('Epic and myth', epicAndMyth),
  ...booksOf('Fairy tales and folklore', fairyTalesAndFolklore),
  ...booksOf("Children's books", childrensBooks),
  ...booksOf('Humour', humour),
  ...booksOf('Philosophy', philosophy),
  ...booksOf('Essays', essays),
  ...booksOf('Biography', biography),
  ...booksOf('History', history),
  ...booksOf('Travel', travel),
  ...booksOf('Natural science', naturalScience),
  ...booksOf('Economics', economics),
]

const byId = new Map(books.map((book) => [book.id, book]))

/** The book with this id, or undefined. */
export function bookById(id: string): Book | undefined {
  return byId.get(id)
}

/** Best known first. */
export function booksOfGenre(genre: string): Book[] {
  return books.filter((book) => book.genre === genre)
}
