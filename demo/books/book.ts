/** A book as the shop's shelf list knows it: facts only; prices and stock are the shop's own and live elsewhere. */
export interface Book {
  /** Words of title and author: `emma-jane-austen`. */
  id: string
  title: string
  author: string
  /** Year of the first publication or performance; negative years are BC. */
  year: number
  /** True when scholars can only name the year roughly. */
  circa: boolean
  /** English name of the language it was written in. */
  language: string
  subjects: string[]
  genre: string
  blurb: string
  series?: { name: string; number?: number }
  /** Title and author in Chinese, for Chinese books. */
  chinese?: { title: string; author: string }
}

const languages = {
  ang: 'Old English',
  akk: 'Akkadian',
  ar: 'Arabic',
  bn: 'Bengali',
  cs: 'Czech',
  cy: 'Welsh',
  da: 'Danish',
  de: 'German',
  en: 'English',
  es: 'Spanish',
  fa: 'Persian',
  fi: 'Finnish',
  fr: 'French',
  grc: 'Ancient Greek',
  it: 'Italian',
  ja: 'Japanese',
  la: 'Latin',
  nl: 'Dutch',
  no: 'Norwegian',
  non: 'Old Norse',
  pl: 'Polish',
  pt: 'Portuguese',
  ru: 'Russian',
  sa: 'Sanskrit',
  sv: 'Swedish',
  zh: 'Chinese',
} as const

/**
 * The books of one genre from a list with a book a line, best known first:
 * `title | author | year language | subjects | one sentence [| series #number] [| Chinese title and author]`.
 * A year with `c` before it is rough; a negative one is BC. Throws a RangeError naming a line it cannot read.
 */
export function booksOf(genre: string, list: string): Book[] {
  return list
    .trim()
    .split('\n')
    .map((line) => bookOf(genre, line))
}

function bookOf(genre: string, line: string): Book {
  const [title, author, when, subjects, blurb, series, chinese] = line.split('|').map((cell) => cell.trim())
  const written = /^(c?)(-?\d+) (\w+)$/.exec(when ?? '')
  const language = languages[written?.[3] as keyof typeof languages]
  if (!title || !author || !written || !language || !subjects || !blurb)
    throw new RangeError(`cannot read book: ${line}`)
  return {
    id: `${slug(title)}-${slug(author)}`,
    title,
    author,
    year: Number(written[2]),
    circa: written[1] === 'c',
    language,
    subjects: subjects.split(',').map((subject) => subject.trim()),
    genre,
    blurb,
    ...(series ? { series: seriesOf(series) } : {}),
    ...(chinese ? { chinese: chineseOf(chinese) } : {}),
  }
}

function seriesOf(cell: string): NonNullable<Book['series']> {
  const [name, number] = cell.split('#').map((part) => part.trim())
  return number === undefined ? { name: name! } : { name: name!, number: Number(number) }
}

function chineseOf(cell: string): NonNullable<Book['chinese']> {
  const [title, author] = cell.split(' ')
  return { title: title!, author: author! }
}

/** Lower-case ASCII words joined by hyphens. `slug("Arsène Lupin")` is `arsene-lupin`. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/ø/g, 'o')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
