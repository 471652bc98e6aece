import type { Book } from '../books/book.ts'
import { booksOfGenre } from '../books/catalogue.ts'
import type { Genre } from '../books/genres.ts'
import { offer } from '../products.ts'
import type { Words } from '../words/english.ts'
import { bookGrid } from './book-card.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { View } from './view.ts'

const booksPerPage = 18

const sorts = {
  popular: { label: 'sortPopular', compare: () => 0 },
  year: { label: 'sortYear', compare: (a: Book, b: Book) => a.year - b.year },
  price: {
    label: 'sortPrice',
    compare: (a: Book, b: Book) => offer(a.id).priceMinor - offer(b.id).priceMinor,
  },
  title: { label: 'sortTitle', compare: (a: Book, b: Book) => a.title.localeCompare(b.title, 'en') },
} as const satisfies Record<string, { label: keyof Words; compare: (a: Book, b: Book) => number }>
type Sort = keyof typeof sorts

/** One department: a grid that can be sorted and turned. */
export function departmentPage(view: View, genre: Genre): Html {
  const { words, language, url } = view
  const name = language === 'en' ? genre.name : genre.nameZh
  const all = booksOfGenre(genre.name)
  const sort = sortOf(url.searchParams.get('sort'))
  const last = Math.ceil(all.length / booksPerPage)
  const number = Math.min(last, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1))
  const shown = all.toSorted(sorts[sort].compare).slice((number - 1) * booksPerPage, number * booksPerPage)
  const main = html`<div class="wide">
<nav class="crumbs" aria-label="${words.departments}"><a href="/">${words.home}</a><span aria-hidden="true">›</span><span>${name}</span></nav>
<div class="head"><div><h1>${name}</h1><p class="line">${language === 'en' ? genre.line : genre.lineZh} · ${words.booksCount(all.length)}</p></div>${sortForm(words, sort)}</div>
${bookGrid(view, shown)}
${last > 1 ? pager(view, genre, { number, last, sort }) : null}
<kindred-shelf placement="category"></kindred-shelf>
</div>`
  const commands = [['context', { category: genre.name }]]
  return layout(view, {
    title: name,
    description: language === 'en' ? genre.line : genre.lineZh,
    main,
    commands,
  })
}

function sortOf(value: string | null): Sort {
  return value !== null && Object.hasOwn(sorts, value) ? (value as Sort) : 'popular'
}

function sortForm(words: Words, sort: Sort): Html {
  const options = Object.entries(sorts).map(
    ([value, { label }]) =>
      html`<option value="${value}"${value === sort ? html` selected` : null}>${words[label]}</option>`,
  )
  return html`<form class="sort"><label for="sort">${words.sort}</label><select id="sort" name="sort" data-submit>${options}</select><noscript><button>${words.apply}</button></noscript></form>`
}

function pager({ words }: View, genre: Genre, at: { number: number; last: number; sort: Sort }): Html {
  const to = (number: number): string => `/department/${genre.slug}?sort=${at.sort}&page=${number}`
  const numbers = Array.from({ length: at.last }, (_, i) => i + 1).map((number) =>
    number === at.number
      ? html`<li><a href="${to(number)}" aria-current="page" aria-label="${words.page(number)}">${number}</a></li>`
      : html`<li><a href="${to(number)}" aria-label="${words.page(number)}">${number}</a></li>`,
  )
  return html`<nav class="pager" aria-label="${words.pages}"><ul>${numbers}</ul></nav>`
}
