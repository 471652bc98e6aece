import type { Book } from '../books/book.ts'
import { books, booksOfGenre } from '../books/catalogue.ts'
import { genres } from '../books/genres.ts'
import { coverUrl, offer } from '../products.ts'
import { chanceOf } from '../random.ts'
import { dayMs } from '../shoppers/calendar.ts'
import { bookGrid } from './book-card.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { View } from './view.ts'

/** The front of the shop. A newcomer has looked at nothing yet: that shelf stands last, where its going moves nothing. */
export function homePage(view: View): Html {
  const { words, language } = view
  const picked = tableOfTheDay(view.now)
  const main = html`<section class="hero"><div class="wide">
<div><h1>${words.heroTitle}</h1><p>${words.heroText(books.length)}</p><a class="button" href="#departments">${words.heroLink}</a></div>
<div class="fan" aria-hidden="true">${picked.slice(0, 5).map((book) => html`<img src="${coverUrl(book.id)}" width="400" height="600" alt="">`)}</div>
</div></section>
<div class="wide">
<kindred-shelf placement="home"></kindred-shelf>
<section id="departments"><h2>${words.departments}</h2><ul class="departments">${genres.map(
    (genre) =>
      html`<li><a href="/department/${genre.slug}"><img src="${coverUrl(booksOfGenre(genre.name)[0]!.id)}" width="400" height="600" alt="" loading="lazy" decoding="async"><span>${language === 'en' ? genre.name : genre.nameZh}</span></a></li>`,
  )}</ul></section>
<section><h2>${words.today}</h2><p class="line">${words.todayLine}</p>${bookGrid(view, picked)}</section>
<kindred-shelf placement="new-arrivals"></kindred-shelf>
<kindred-shelf placement="recently-viewed"></kindred-shelf>
</div>`
  return layout(view, { title: words.shop, description: words.heroText(books.length), main })
}

/** Six books from six genres, the same all day. */
function tableOfTheDay(now: number): Book[] {
  const chance = chanceOf(Math.floor(now / dayMs), 'table')
  const left = genres.map((genre) => genre.name)
  return Array.from({ length: 6 }, () => {
    const [genre] = left.splice(chance.between(0, left.length - 1), 1)
    return chance.pick(booksOfGenre(genre!).filter((book) => offer(book.id).stock > 0))
  })
}
