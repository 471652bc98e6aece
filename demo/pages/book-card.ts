import type { Book } from '../books/book.ts'
import { bookUrl, coverUrl, offer } from '../products.ts'
import { money } from '../words/language.ts'
import { type Html, html } from './html.ts'
import type { View } from './view.ts'

/** A book on a grid: cover, title, author, price. Covers far down the page are fetched late. */
function bookCard(view: View, book: Book, isFirstRow = false): Html {
  return html`<li class="card"><a href="${bookUrl(book.id)}"><img src="${coverUrl(book.id)}" width="400" height="600" alt=""${isFirstRow ? null : html` loading="lazy"`} decoding="async"><span class="title">${titleOf(view, book)}</span></a><span class="author">${authorOf(view, book)}</span>${price(view, book)}</li>`
}

export function bookGrid(view: View, books: readonly Book[]): Html {
  return html`<ul class="grid">${books.map((book, index) => bookCard(view, book, index < 6))}</ul>`
}

/** The title as this reader knows it: a Chinese book's own title in the Chinese shop. */
export function titleOf({ language }: View, book: Book): string {
  return language === 'zh-Hans' ? (book.chinese?.title ?? book.title) : book.title
}

/** The author likewise. */
export function authorOf({ language }: View, book: Book): string {
  return language === 'zh-Hans' ? (book.chinese?.author ?? book.author) : book.author
}

/** The price, the struck price before a sale, or that the book is sold out. */
export function price({ words, language }: View, book: Book): Html {
  const { priceMinor, listPriceMinor, stock } = offer(book.id)
  const now = money(priceMinor, language)
  const tag = stock === 0 ? html` <span class="out">${words.soldOut}</span>` : null
  if (listPriceMinor === undefined) return html`<span class="price">${now}${tag}</span>`
  return html`<span class="price"><span class="unseen">${words.price} </span><span class="sale">${now}</span> <s><span class="unseen">${words.was} </span>${money(listPriceMinor, language)}</s>${tag}</span>`
}

/** Stars, said in words. */
export function stars({ words, language }: View, book: Book): Html {
  const { rating, ratingCount } = offer(book.id)
  const said = words.stars(rating.toFixed(1), ratingCount)
  const count = new Intl.NumberFormat(language).format(ratingCount)
  return html`<span class="stars"><span class="unseen">${said}</span><span class="scale" aria-hidden="true" style="--share:${Math.round(rating * 20)}%">★★★★★</span><span aria-hidden="true">${rating.toFixed(1)} · ${count}</span></span>`
}
