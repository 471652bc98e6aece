import type { Book } from '../books/book.ts'
import { books } from '../books/catalogue.ts'
import { genres } from '../books/genres.ts'
import { bookUrl, coverUrl, enteredShopAt, offer } from '../products.ts'
import { dayMs } from '../shoppers/calendar.ts'
import { subjectIn } from '../words/subjects.ts'
import { authorOf, bookGrid, price, stars, titleOf } from './book-card.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { View } from './view.ts'

/** A copy stays "new in the shop" for this long. */
const newForMs = 45 * dayMs
const fewCopies = 5

/** The page of one book. The bundle, which may have nothing, stands below the fold: when it goes, nothing seen moves. */
export function productPage(view: View, book: Book): Html {
  const { words, language, shop } = view
  const genre = genres.find(({ name }) => name === book.genre)!
  const title = titleOf(view, book)
  const more = books.filter(
    (other) => other.author === book.author && other.id !== book.id && book.author !== 'Anonymous',
  )
  const main = html`<div class="wide">
<nav class="crumbs" aria-label="${words.departments}"><a href="/">${words.home}</a><span aria-hidden="true">›</span><a href="/department/${genre.slug}">${language === 'en' ? genre.name : genre.nameZh}</a></nav>
<article class="book">
<img class="cover" src="${coverUrl(book.id)}" width="400" height="600" alt="" fetchpriority="high">
<div>
<h1>${title}</h1>
${book.chinese ? html`<p class="other-title" lang="${language === 'en' ? 'zh-Hans' : 'en'}">${language === 'en' ? book.chinese.title : book.title}</p>` : null}
<p class="byline"><a href="/search?q=${encodeURIComponent(book.author)}">${words.by(authorOf(view, book))}</a></p>
${book.series ? html`<p class="series"><a href="/search?q=${encodeURIComponent(book.series.name)}">${words.inSeries(book.series.name, book.series.number)}</a></p>` : null}
${stars(view, book)}
<p class="blurb" lang="en">${book.blurb}</p>
${buyBox(view, book, title)}
${facts(view, book)}
</div>
</article>
<kindred-shelf placement="product"></kindred-shelf>
<kindred-bundle></kindred-bundle>
${more.length > 0 ? html`<section><h2>${words.moreBy(authorOf(view, book))}</h2>${bookGrid(view, more.slice(0, 6))}</section>` : null}
</div>`
  return layout(view, {
    title,
    description: book.blurb,
    main,
    jsonLd: jsonLdOf(book, shop.url),
    canonical: bookUrl(book.id, shop.url),
  })
}

function buyBox(view: View, book: Book, title: string): Html {
  const { words, now } = view
  const { stock } = offer(book.id)
  const isNew = now - enteredShopAt(book.id, now) <= newForMs
  const state = stock === 0 ? words.soldOut : stock <= fewCopies ? words.lastCopies(stock) : words.inStock
  return html`<div class="buy">${price(view, book)}<p class="stock">${state} · ${words.postage}${isNew ? html` · <b>${words.isNew}</b>` : null}</p>
<form method="post" action="/cart" data-add="${book.id}" data-title="${title}"><input type="hidden" name="add" value="${book.id}"><button class="button"${stock === 0 ? html` disabled` : null}>${stock === 0 ? words.soldOut : words.addToBasket}</button></form></div>`
}

function facts({ words, language }: View, book: Book): Html {
  const { pages, sku } = offer(book.id)
  const subjects = book.subjects.map(
    (subject) =>
      html`<a class="chip" href="/search?q=${encodeURIComponent(subject)}">${subjectIn(language, subject)}</a>`,
  )
  const rows: [string, Html | string][] = [
    [words.firstAppeared, words.year(book.year, book.circa)],
    [words.language, subjectIn(language, book.language)],
    [words.length, words.pagesCount(pages)],
    [words.number, sku],
    [words.subjects, html`${subjects}`],
  ]
  return html`<section class="facts" aria-label="${words.facts}"><dl>${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl></section>`
}

/** schema.org's Product, which search engines and the widget read. */
function jsonLdOf(book: Book, shopUrl: string): object {
  const own = offer(book.id)
  return {
    '@context': 'https://schema.org',
    '@type': ['Product', 'Book'],
    name: book.title,
    sku: own.sku,
    url: bookUrl(book.id, shopUrl),
    image: coverUrl(book.id, shopUrl),
    description: book.blurb,
    author: { '@type': 'Person', name: book.author },
    brand: { '@type': 'Brand', name: book.author },
    category: book.genre,
    aggregateRating: { '@type': 'AggregateRating', ratingValue: own.rating, reviewCount: own.ratingCount },
    offers: {
      '@type': 'Offer',
      price: (own.priceMinor / 100).toFixed(2),
      priceCurrency: 'GBP',
      availability: `https://schema.org/${own.stock > 0 ? 'InStock' : 'OutOfStock'}`,
      url: bookUrl(book.id, shopUrl),
    },
  }
}
