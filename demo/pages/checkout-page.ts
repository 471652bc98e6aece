import { linesOf } from '../checkout/cart.ts'
import { titleOf } from './book-card.ts'
import { cartContext, itemsOf, totals } from './cart-page.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { View } from './view.ts'

/** What was typed, when the form comes back with something to mend. */
export interface CheckoutForm {
  /** Names this checkout, so that sending the form twice places one order. */
  nonce: string
  name?: string
  email?: string
  fault?: 'name' | 'email' | 'stock'
}

export function checkoutPage(view: View, form: CheckoutForm): Html {
  const { words, account } = view
  const lines = linesOf(view.cart)
  const faults = { name: words.nameNeeded, email: words.emailNeeded, stock: words.soldOutMeanwhile }
  const main = html`<div class="wide narrow">
<h1>${words.checkout}</h1>
<p class="line">${words.checkoutLine}</p>
${form.fault ? html`<p class="fault" role="alert" id="fault">${faults[form.fault]}</p>` : null}
<div class="split"><form class="fields" method="post" action="/checkout" novalidate data-checkout>
<input type="hidden" name="nonce" value="${form.nonce}"><input type="hidden" name="visitor" value="">
${account ? html`<p>${words.asReader(account.name)}</p>` : guestFields(view, form)}
<button class="button">${words.placeOrder}</button></form>
<div class="sum"><ul class="plain-lines">${lines.map(({ book, quantity }) => html`<li>${quantity} × ${titleOf(view, book)}</li>`)}</ul>${totals(view, lines)}</div></div>
</div>`
  const commands = [cartContext(lines), ['track', 'begin_checkout', { items: itemsOf(lines) }]]
  return layout(view, { title: words.checkout, main, commands })
}

function guestFields({ words }: View, form: CheckoutForm): Html {
  const described = (name: CheckoutForm['fault']): Html | null =>
    form.fault === name ? html` aria-invalid="true" aria-describedby="fault"` : null
  return html`<p>${words.asGuest} <a href="/account?next=/checkout">${words.signIn}</a></p>
<label>${words.yourName}<input name="name" autocomplete="name" required maxlength="60" value="${form.name}"${described('name')}></label>
<label>${words.yourEmail}<input name="email" type="email" autocomplete="email" required maxlength="254" value="${form.email}"${described('email')}></label>`
}
