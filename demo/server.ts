import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Account } from './accounts/account.ts'
import { identityToken } from './accounts/identity-token.ts'
import { createSeal, type Seal } from './accounts/signed-cookie.ts'
import { readCart } from './checkout/cart.ts'
import { type ShopAssets, shopAssets } from './client-bundle.ts'
import { asset, json, page, type Reply, send, withCookie } from './http/reply.ts'
import { readRequest, type ShopRequest } from './http/request.ts'
import { createKindredClient } from './orders/kindred-client.ts'
import { OrderBook } from './orders/order-book.ts'
import { forbiddenPage } from './pages/plain-pages.ts'
import type { View } from './pages/view.ts'
import { gets, missing, posts } from './routes.ts'
import { demoSeed } from './seed.ts'
import { simulateYear } from './shoppers/simulate.ts'
import { languageOf, wordsIn } from './words/language.ts'

export interface ShopOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  port: number
  /** Origin of Kindred: where the script tag points and the server reports orders to. */
  kindredUrl: string
  /** Id of the store at Kindred. */
  store: string
  publishableKey: string
  secretKey: string
  identitySecret: string
  /** Where to keep orders; in memory without it. */
  dataDir?: string
  /** The `now` the store was seeded with: then the simulated readers find their past orders in their accounts. */
  seededAt?: number
}

export interface Shop {
  url: string
  stop(): Promise<void>
}

/** Opens the bookshop. It works without Kindred too; only the shelves are absent then. */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const assets = await shopAssets()
  const { dataDir, seededAt } = options
  const orders = new OrderBook({
    tell: createKindredClient({ url: options.kindredUrl, secretKey: options.secretKey }),
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(seededAt === undefined ? {} : { history: simulateYear({ seed: demoSeed, now: seededAt }).orders }),
  })
  const seal = createSeal(options.identitySecret)
  const server = createServer(async (message, response) => {
    const request = await readRequest(message).catch(() => null)
    const reply = request
      ? await answer(request, { options, assets, orders, seal }).catch(failure)
      : json({ error: 'The request cannot be read.' }, 400)
    send(reply, response, request)
  })
  const url = await listen(server, options.port)
  const stop = async (): Promise<void> => {
    orders.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url, stop }
}

interface House {
  options: ShopOptions
  assets: ShopAssets
  orders: OrderBook
  seal: Seal
}

async function answer(request: ShopRequest, house: House): Promise<Reply> {
  const { pathname } = request.url
  if (pathname === '/assets/shop.js') return asset('text/javascript; charset=utf-8', house.assets.script)
  if (pathname === '/assets/shop.css') return asset('text/css; charset=utf-8', house.assets.style)
  const view = viewOf(request, house)
  const isPost = request.method === 'POST'
  if (isPost && !request.sameOrigin) return page(forbiddenPage(view), 403)
  const [route, name] = find(isPost ? posts : gets, pathname)
  if (!route) return missing(view)
  const { orders, seal } = house
  return remember(request, view, await route({ request, view, name, orders, seal }))
}

/** The route for a path and the segment that stands where its pattern has a star. */
function find<T>(routes: Record<string, T>, pathname: string): [T | undefined, string] {
  const segments = pathname.split('/')
  for (const [pattern, route] of Object.entries(routes)) {
    const parts = pattern.split('/')
    const fits =
      parts.length === segments.length && parts.every((part, i) => part === '*' || part === segments[i])
    if (fits) return [route, segments[parts.indexOf('*')] ?? '']
  }
  return [undefined, '']
}

function viewOf({ url, cookies, acceptLanguage }: ShopRequest, { options, assets, seal }: House): View {
  const language = languageOf(url.searchParams.get('lang') ?? cookies.get('lang'), acceptLanguage)
  const account = accountIn(seal.open(cookies.get('account')))
  const now = Date.now()
  const consent = url.searchParams.get('consent') ?? cookies.get('consent')
  return {
    url,
    language,
    words: wordsIn(language),
    cart: readCart(cookies.get('cart')),
    account,
    identity:
      account && identityToken(account, { id: options.store, identitySecret: options.identitySecret }, now),
    signedOut: cookies.get('flash') === 'signed-out' && !account,
    consent: /^(granted|denied|wait)$/.test(consent ?? '') ? consent : undefined,
    shop: {
      url: url.origin,
      kindredUrl: options.kindredUrl,
      store: options.store,
      publishableKey: options.publishableKey,
      scriptUrl: assets.scriptUrl,
      styleUrl: assets.styleUrl,
    },
    now,
  }
}

function accountIn(text: string | null): Account | null {
  return text === null ? null : (JSON.parse(text) as Account) // sealed: we wrote it
}

/** Keeps what the address chose, and takes back what was to be said once. */
function remember(request: ShopRequest, view: View, reply: Reply): Reply {
  let next = reply
  if (request.url.searchParams.has('lang')) next = withCookie(next, 'lang', view.language)
  if (request.url.searchParams.has('consent')) next = withCookie(next, 'consent', view.consent ?? '')
  const isPage = reply.type.startsWith('text/html') && request.method === 'GET'
  return isPage && request.cookies.has('flash') ? withCookie(next, 'flash', '') : next
}

function failure(error: unknown): Reply {
  console.error(error)
  return json({ error: 'Something went wrong in the shop.' }, 500)
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject)
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}
