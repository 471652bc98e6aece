import { afterAll, beforeAll, expect, test } from 'vitest'
import { books } from './books/catalogue.ts'
import { type Shop, startShop } from './server.ts'

let shop: Shop

beforeAll(async () => {
  shop = await startShop({
    port: 0,
    kindredUrl: 'http://127.0.0.1:1', // nobody is there: the shop works without Kindred
    store: 'bookshop',
    publishableKey: 'pk_bookshop_x',
    secretKey: 'sk_bookshop_x',
    identitySecret: 'secret',
  })
}, 30_000)
afterAll(() => shop.stop())

/** A browser without scripts: it keeps cookies and follows what forms lead to. */
function reader(headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  const visit = async (path: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(shop.url + path, {
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      headers: { ...headers, Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      redirect: 'manual',
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      cookies.set(name!, value!)
    }
    const location = response.headers.get('location')
    return location === null ? response : visit(location)
  }
  return visit
}

test('every page answers, and an unknown one says so', async () => {
  const visit = reader()
  for (const path of [
    '/',
    '/department/poetry?sort=price&page=2',
    '/search?q=sea',
    '/cart',
    '/account',
    '/privacy',
  ])
    expect((await visit(path)).status, path).toBe(200)
  for (const path of ['/book/no-such', '/department/no-such', '/order/BK-1', '/covers/no-such.svg', '/x'])
    expect((await visit(path)).status, path).toBe(404)
})

test('every book has a page and a cover', async () => {
  const visit = reader()
  for (const { id } of books.filter((_, index) => index % 40 === 0)) {
    expect((await visit(`/book/${id}`)).status, id).toBe(200)
    expect((await visit(`/covers/${id}.svg`)).headers.get('content-type'), id).toContain('image/svg+xml')
  }
})

test('a page carries the script tag, the shelves and JSON-LD with the SKU', async () => {
  const page = await (await reader()('/book/emma-jane-austen')).text()
  expect(page).toContain(
    'src="http://127.0.0.1:1/widget/kindred.js" data-store="bookshop" data-key="pk_bookshop_x"',
  )
  expect(page).toContain('<kindred-shelf placement="product">')
  expect(page).toMatch(/application\/ld\+json">.*"sku":"KB-[0-9A-Z]{7}"/)
})

test('a guest buys without scripts, sees the order, and nobody else does', async () => {
  const visit = reader()
  await visit('/cart', { add: 'emma-jane-austen' })
  const form = await (await visit('/checkout')).text()
  const [, nonce] = /name="nonce" value="([^"]+)"/.exec(form)!
  const buyer = { nonce: nonce!, name: 'Ada', email: 'ada@example.org' }
  expect((await visit('/checkout', { ...buyer, email: 'nowhere' })).status).toBe(422)
  const order = await visit('/checkout', buyer)
  const page = await order.text()
  expect(page).toContain('Thank you!')
  expect(page).toContain('"transaction_id"')
  expect((await visit(new URL(order.url).pathname)).status).toBe(200)
  expect((await reader()(new URL(order.url).pathname)).status).toBe(404)
  expect(await (await visit('/cart')).text()).toContain('Your basket is empty.')
})

test('who signs in gets a token for the widget, buys under the account, and gets the money back', async () => {
  const visit = reader()
  expect(await (await visit('/sign-in', { name: 'Somebody New', next: '//evil.example' })).text()).toContain(
    'Hello, Somebody New',
  )
  expect(await (await visit('/')).text()).toMatch(/\["identify","[\w-]+\.[\w-]+\.[\w-]+"\]/)
  await visit('/cart', { add: 'emma-jane-austen' })
  const [, nonce] = /name="nonce" value="([^"]+)"/.exec(await (await visit('/checkout')).text())!
  await visit('/checkout', { nonce: nonce! })
  const [, refund] = /action="(\/order\/[^"]+\/refund)"/.exec(await (await visit('/account')).text())!
  expect((await reader()(refund!, {})).status).toBe(404)
  expect(await (await visit(refund!, {})).text()).toContain('Refunded')
  expect(await (await visit('/sign-out', {})).text()).toContain('["signout"]')
  expect(await (await visit('/')).text()).not.toContain('signout')
})

test('a form from another site changes nothing', async () => {
  const visit = reader({ Origin: 'https://elsewhere.example' })
  expect((await visit('/cart', { add: 'emma-jane-austen' })).status).toBe(403)
})

test('a search shows what was typed as text', async () => {
  const page = await (await reader()(`/search?q=${encodeURIComponent('<script>alert(1)</script>')}`)).text()
  expect(page).not.toContain('<script>alert(1)')
})

test('the Chinese shop is Chinese, by choice or by the browser’s wish', async () => {
  const chosen = await (await reader()('/?lang=zh-Hans')).text()
  const wished = await (await reader({ 'Accept-Language': 'zh-CN' })('/')).text()
  for (const page of [chosen, wished]) {
    expect(page).toContain('<html lang="zh-Hans">')
    expect(page).toContain('页边书店')
  }
})

test('a body too large is refused', async () => {
  expect((await reader()('/cart', { add: 'x'.repeat(70_000) })).status).toBe(400)
})
