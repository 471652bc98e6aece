import { searchBooks } from '../search.ts'
import { bookGrid } from './book-card.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { View } from './view.ts'

export function searchPage(view: View): Html {
  const { words, url } = view
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const found = searchBooks(query)
  const heading = query === '' ? words.searchEmpty : words.searchFor(query)
  const main = html`<div class="wide">
<div class="head"><div><h1>${heading}</h1>${found.length > 0 ? html`<p class="line">${words.booksCount(found.length)}</p>` : null}</div></div>
${found.length > 0 ? bookGrid(view, found) : query === '' ? null : html`<p>${words.searchNothing}</p>`}
<kindred-shelf placement="search"></kindred-shelf>
</div>`
  const commands = query === '' ? [] : [['track', 'search', { search_term: query }]]
  return layout(view, { title: heading, main, commands })
}
