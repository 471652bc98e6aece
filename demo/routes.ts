import { randomInt } from 'node:crypto'
import { accountOfName } from './accounts/account.ts'
import type { Seal } from './accounts/signed-cookie.ts'
import { bookById } from './books/catalogue.ts'
import { genreBySlug } from './books/genres.ts'
import { countOf, withQuantity, writeCart } from './checkout/cart.ts'
import { type Buyer, faultOf, inStock, orderOf } from './checkout/place-order.ts'
import { coverSvg } from './covers/cover.ts'
import { asset, json, onTo, page, type Reply, withCookie } from './http/reply.ts'
import type { ShopRequest } from './http/request.ts'
import type { OrderBook } from './orders/order-book.ts'
import { accountPage, signInPage } from './pages/account-page.ts'
import { cartPage } from './pages/cart-page.ts'
import { type CheckoutForm, checkoutPage } from './pages/checkout-page.ts'
import { departmentPage } from './pages/department.ts'
import { homePage } from './pages/home.ts'
import { orderPage } from './pages/order-page.ts'
import { notFoundPage, privacyPage } from './pages/plain-pages.ts'
import { productPage } from './pages/product.ts'
import { searchPage } from './pages/search-page.ts'
import type { View } from './pages/view.ts'

/** What a route may use. */
export interface Visit {
  request: ShopRequest
  view: View
  /** The part of the path that the route's pattern names. */
  name: string
  orders: OrderBook
  seal: Seal
}

type Route = (visit: Visit) => Reply | Promise<Reply>

/** Longest the shop waits for Kindred before it thanks the reader; what is left goes on behind the scenes. */
const patienceMs = 1_500

/** Pages and files, by path; `*` is one path segment. */
export const gets: Record<string, Route> = {
  '/': ({ view }) => page(homePage(view)),
  '/department/*': ({ view, name }) => {
    const genre = genreBySlug(name)
    return genre ? page(departmentPage(view, genre)) : missing(view)
  },
  '/book/*': ({ view, name }) => {
    const book = bookById(name)
    return book ? page(productPage(view, book)) : missing(view)
  },
  '/covers/*': ({ view, name }) => {
    const book = bookById(name.replace(/\.svg$/, ''))
    return book ? asset('image/svg+xml; charset=utf-8', coverSvg(book), 86_400) : missing(view)
  },
  '/search': ({ view }) => page(searchPage(view)),
  '/cart': ({ view }) => page(cartPage(view)),
  '/checkout': ({ view, seal }) => (view.cart.size === 0 ? onTo('/cart') : checkout(view, seal, {})),
  '/order/*': (visit) => order(visit),
  '/account': ({ view, orders, request }) =>
    page(
      view.account
        ? accountPage(view, orders.of(view.account.id))
        : signInPage(view, nextOf(request.url.searchParams)),
    ),
  '/privacy': ({ view }) => page(privacyPage(view)),
  '/healthz': () => json({ ok: true }),
}

/** What forms post to. */
export const posts: Record<string, Route> = {
  '/cart': ({ view, request }) => changeCart(view, request),
  '/checkout': (visit) => buy(visit),
  '/order/*/refund': (visit) => refund(visit),
  '/sign-in': ({ request, seal }) => {
    const account = accountOfName(request.form.get('name') ?? '')
    if (!account) return onTo('/account')
    return withCookie(onTo(nextOf(request.form)), 'account', seal.seal(JSON.stringify(account)))
  },
  '/sign-out': () => withCookie(withCookie(onTo('/account'), 'account', ''), 'flash', 'signed-out'),
}

export function missing(view: View): Reply {
  return page(notFoundPage(view), 404)
}

/** A path of this shop to go on to; anything else leads to the account. */
function nextOf(from: URLSearchParams): string {
  const next = from.get('next') ?? ''
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : '/account'
}

function changeCart(view: View, { form, wantsJson }: ShopRequest): Reply {
  const added = form.get('add')
  const id = added ?? form.get('set') ?? ''
  const before = view.cart.get(id) ?? 0
  const cart = withQuantity(view.cart, id, added === null ? Number(form.get('quantity')) : before + 1)
  const isIn = (cart.get(id) ?? 0) >= Math.max(1, before)
  const reply = wantsJson ? json({ count: countOf(cart), added: isIn }) : onTo('/cart')
  return withCookie(reply, 'cart', writeCart(cart))
}

function checkout(view: View, seal: Seal, form: Omit<CheckoutForm, 'nonce'>): Reply {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const nonce = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return page(checkoutPage(view, { nonce: seal.seal(nonce), ...form }), form.fault ? 422 : 200)
}

async function buy({ view, request, orders, seal }: Visit): Promise<Reply> {
  const { form } = request
  const field = (name: string): string => form.get(name) ?? ''
  const nonce = seal.open(field('nonce'))
  const buyer: Buyer = {
    account: view.account,
    name: field('name'),
    email: field('email'),
    visitor: field('visitor'),
  }
  const id = `BK-${nonce}`
  if (nonce !== null && orders.get(id)) return onTo(`/order/${id}`) // the button was pressed twice
  if (view.cart.size === 0) return onTo('/cart')
  const cart = inStock(view.cart)
  const isShort = countOf(cart) < countOf(view.cart)
  const fault = isShort ? 'stock' : faultOf(buyer)
  if (fault !== null || nonce === null) {
    const reply = checkout({ ...view, cart }, seal, {
      name: buyer.name,
      email: buyer.email,
      ...(fault ? { fault } : {}),
    })
    return withCookie(reply, 'cart', writeCart(cart))
  }
  await patiently(orders.place(orderOf(id, cart, buyer, view.now)))
  const mine = [id, ...ownOrders(request, seal)].slice(0, 10).join(',')
  const reply = withCookie(withCookie(onTo(`/order/${id}`), 'cart', ''), 'flash', `bought:${id}`)
  return withCookie(reply, 'orders', seal.seal(mine))
}

/** Orders this browser placed, signed in or not. */
function ownOrders(request: ShopRequest, seal: Seal): string[] {
  return seal.open(request.cookies.get('orders'))?.split(',') ?? []
}

function order({ view, request, orders, name, seal }: Visit): Reply {
  const found = orders.get(name)
  const isOwn = found?.customer_id !== undefined && found.customer_id === view.account?.id
  if (!found || !(isOwn || ownOrders(request, seal).includes(name))) return missing(view)
  return page(orderPage(view, found, request.cookies.get('flash') === `bought:${name}`))
}

async function refund({ view, orders, name }: Visit): Promise<Reply> {
  const found = orders.get(name)
  if (!found || !view.account || found.customer_id !== view.account.id) return missing(view)
  await patiently(orders.refund(name, view.now))
  return onTo('/account')
}

function patiently(work: Promise<void>): Promise<void> {
  return Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref())])
}
