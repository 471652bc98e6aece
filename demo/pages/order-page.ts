import type { Order } from '#shared/wire/order'
import { bookById } from '../books/catalogue.ts'
import { goodsMinor } from '../checkout/totals.ts'
import { refundableMinor } from '../orders/order-book.ts'
import { bookUrl, coverUrl } from '../products.ts'
import { dayOf, money } from '../words/language.ts'
import { titleOf } from './book-card.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { View } from './view.ts'

/** The page after buying; it tells the widget of the purchase, once. */
export function orderPage(view: View, order: Order, isNew: boolean): Html {
  const { words } = view
  const main = html`<div class="wide narrow">
${isNew ? html`<h1>${words.thanks}</h1><p class="line">${words.thanksLine(order.id)}</p>` : html`<h1>${words.order(order.id)}</h1>`}
${orderBox(view, order)}
<p><a class="button" href="/">${words.keepBrowsing}</a></p>
<kindred-shelf placement="order"></kindred-shelf>
<kindred-question placement="order" order="${order.id}"></kindred-question>
</div>`
  const items = order.items.map(({ item_id, title, quantity, price_minor = 0 }) => ({
    item_id,
    item_name: title,
    quantity,
    price: price_minor / 100,
  }))
  const value = goodsMinor(order.items) / 100
  const purchase = ['track', 'purchase', { transaction_id: order.id, currency: order.currency, value, items }]
  return layout(view, { title: words.order(order.id), main, commands: isNew ? [purchase] : [] })
}

/** One order with its lines, sums, and the button that sends it back while there is something to pay back. */
export function orderBox(view: View, order: Order): Html {
  const { words, language } = view
  const refunded = (order.refunds ?? []).reduce((sum, refund) => sum + refund.amount_minor, 0)
  const goods = goodsMinor(order.items)
  const sums: [string, number][] = [
    [words.goods, goods],
    [words.discount, -(order.discount_minor ?? 0)],
    [words.postageLine, order.shipping_minor ?? 0],
    [words.total, goods - (order.discount_minor ?? 0) + (order.shipping_minor ?? 0)],
    [words.refunded, -refunded],
  ]
  const shown = sums.filter(([, amount]) => amount !== 0)
  return html`<article class="order"><header><h2><a href="/order/${order.id}">${words.order(order.id)}</a></h2><p>${dayOf(order.created_at, language)}</p></header>
<ul class="plain-lines">${order.items.map((item) => itemRow(view, item))}</ul>
<dl class="totals">${shown.map(([term, amount]) => html`<div><dt>${term}</dt><dd>${money(amount, language)}</dd></div>`)}</dl>
${refundableMinor(order) > 0 && view.account?.id === order.customer_id ? html`<form method="post" action="/order/${order.id}/refund"><button class="button quiet">${words.refund}<span class="unseen"> (${order.id})</span></button></form>` : null}</article>`
}

function itemRow(view: View, item: Order['items'][number]): Html {
  const book = bookById(item.item_id)
  if (!book) return html`<li>${item.quantity} × ${item.title}</li>`
  return html`<li><img src="${coverUrl(book.id)}" width="40" height="60" alt="" loading="lazy"><span>${item.quantity} × <a href="${bookUrl(book.id)}">${titleOf(view, book)}</a></span></li>`
}
