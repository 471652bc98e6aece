import type { Order } from '#shared/wire/order'
import { demoAccounts } from '../accounts/account.ts'
import { genres } from '../books/genres.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { orderBox } from './order-page.ts'
import type { View } from './view.ts'

const mostOrders = 20

/** Who is signed in: tier and points, orders, and what Kindred believes of them. */
export function accountPage(view: View, orders: readonly Order[]): Html {
  const { words, account } = view
  const main = html`<div class="wide narrow">
<div class="head"><h1>${words.hello(account!.name)}</h1><form method="post" action="/sign-out"><button class="button quiet">${words.signOut}</button></form></div>
<kindred-loyalty></kindred-loyalty>
<kindred-shelf placement="account"></kindred-shelf>
<h2>${words.orders}</h2>
${orders.length === 0 ? html`<p>${words.noOrders}</p>` : orders.slice(0, mostOrders).map((order) => orderBox(view, order))}
<kindred-preferences interests="${departments(view)}" channels="email post"></kindred-preferences>
</div>`
  return layout(view, { title: words.account, main })
}

/** What a reader may say they like: the departments, by the names of the catalogue's categories. */
function departments({ language }: View): string {
  const names = genres.map(({ name, nameZh }) => [name, language === 'en' ? name : nameZh])
  return JSON.stringify(Object.fromEntries(names))
}

/** Signing in takes a name; four regular readers are offered. `next` is the path to go on to. */
export function signInPage(view: View, next: string): Html {
  const { words } = view
  const button = (name: string, more: string): Html =>
    html`<li><form method="post" action="/sign-in"><input type="hidden" name="next" value="${next}"><input type="hidden" name="name" value="${name}"><button class="reader"><b>${name}</b><span>${more}</span></button></form></li>`
  const main = html`<div class="wide narrow">
<h1>${words.signIn}</h1><p class="line">${words.signInLine}</p>
<form class="fields" method="post" action="/sign-in"><input type="hidden" name="next" value="${next}"><label>${words.yourName}<input name="name" autocomplete="name" required maxlength="60"></label><button class="button">${words.signIn}</button></form>
<h2>${words.regulars}</h2>
<ul class="readers">${demoAccounts.map((reader) => button(reader.name, words.likes(namesOf(view, reader.genres))))}</ul>
</div>`
  return layout(view, { title: words.signIn, main })
}

function namesOf({ language }: View, names: readonly string[]): string {
  const shown = genres
    .filter(({ name }) => names.includes(name))
    .map((genre) => (language === 'en' ? genre.name : genre.nameZh))
  return new Intl.ListFormat(language).format(shown)
}
