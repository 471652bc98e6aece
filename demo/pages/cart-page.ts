import { type CartLine, linesOf } from '../checkout/cart.ts'
import { goodsMinor, shippingMinor } from '../checkout/totals.ts'
import { bookUrl, coverUrl, offer } from '../products.ts'
import { money } from '../words/language.ts'
import { authorOf, titleOf } from './book-card.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { View } from './view.ts'

const mostOfOne = 10

export function cartPage(view: View): Html {
  const { words } = view
  const lines = linesOf(view.cart)
  const main = html`<div class="wide">
<h1>${words.basket}</h1>
${lines.length === 0 ? html`<p>${words.emptyBasket} <a href="/">${words.emptyBasketLink}</a></p>` : filled(view, lines)}
<kindred-shelf placement="cart"></kindred-shelf>
</div>`
  const items = itemsOf(lines)
  const commands = items.length > 0 ? [cartContext(lines), ['track', 'view_cart', { items }]] : []
  return layout(view, { title: words.basket, main, commands })
}

function filled(view: View, lines: readonly CartLine[]): Html {
  const { words } = view
  return html`<div class="split"><ul class="lines">${lines.map((line) => lineRow(view, line))}</ul>
<div class="sum">${totals(view, lines)}<a class="button" href="/checkout">${words.checkout}</a></div></div>`
}

function lineRow(view: View, { book, quantity, priceMinor }: CartLine): Html {
  const { words, language } = view
  const title = titleOf(view, book)
  const most = Math.min(mostOfOne, offer(book.id).stock)
  const options = Array.from({ length: Math.max(most, quantity) }, (_, i) => i + 1).map(
    (count) => html`<option${count === quantity ? html` selected` : null}>${count}</option>`,
  )
  return html`<li><a href="${bookUrl(book.id)}" tabindex="-1" aria-hidden="true"><img src="${coverUrl(book.id)}" width="400" height="600" alt=""></a>
<div><a class="title" href="${bookUrl(book.id)}">${title}</a><span class="author">${authorOf(view, book)}</span>
<div class="row"><form method="post" action="/cart"><input type="hidden" name="set" value="${book.id}"><label class="unseen" for="q-${book.id}">${words.quantity}: ${title}</label><select id="q-${book.id}" name="quantity" data-submit>${options}</select><noscript><button>${words.update}</button></noscript></form>
<form method="post" action="/cart" data-remove="${book.id}"><input type="hidden" name="set" value="${book.id}"><input type="hidden" name="quantity" value="0"><button class="link" aria-label="${words.removeBook(title)}">${words.remove}</button></form></div></div>
<span class="amount">${money(priceMinor * quantity, language)}</span></li>`
}

/** Goods, postage and their sum, as a list of terms. */
export function totals({ words, language }: View, lines: readonly CartLine[]): Html {
  const goods = goodsMinor(lines.map((line) => ({ quantity: line.quantity, price_minor: line.priceMinor })))
  const postage = shippingMinor(goods)
  return html`<dl class="totals"><div><dt>${words.goods}</dt><dd>${money(goods, language)}</dd></div><div><dt>${words.postageLine}</dt><dd>${postage === 0 ? words.free : money(postage, language)}</dd></div><div class="grand"><dt>${words.total}</dt><dd>${money(goods + postage, language)}</dd></div></dl>`
}

/** Cart lines as the widget's events carry items. */
export function itemsOf(lines: readonly CartLine[]): object[] {
  return lines.map(({ book, quantity, priceMinor }) => ({
    item_id: book.id,
    item_name: book.title,
    quantity,
    price: priceMinor / 100,
  }))
}

/** Tells the widget what is in the basket, whatever other device or tab put it there. */
export function cartContext(lines: readonly CartLine[]): unknown[] {
  return ['context', { cart: lines.map((line) => line.book.id) }]
}
