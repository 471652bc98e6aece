import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import { scriptTag } from '#shared/wire/script-tag'
import { shown } from './account.ts'
import { openPlainShop, type PlainShop, type ShopPage } from './plain-shop.ts'
import { readShelf } from './shelf.ts'

/** A store that takes nothing before a yes: what a browser keeps at each word, and that a no does not prevent erasing. */

const books = ['emma', 'persuasion', 'frankenstein']

let shop: PlainShop
beforeAll(async () => {
  shop = await openPlainShop('A shop in the EU', pageOf)
  await shop.call('PUT', '/v1/settings', { consent_default: 'denied' })
  const product = (id: string) => ({ id, title: id, url: `/${id}`, price_minor: 900, categories: ['Novels'] })
  await shop.call('PUT', '/v1/products', books.map(product))
})
afterAll(() => shop?.close())

/** `?say=` tells the tracker of the shopper's choice; `?tag=old` has the script tag of a store that takes all. */
function pageOf(
  { pathname, searchParams }: URL,
  { kindredUrl, store }: Pick<PlainShop, 'kindredUrl' | 'store'>,
): ShopPage {
  const said = searchParams.get('say')
  const tag = scriptTag({
    url: kindredUrl,
    store: store.store.id,
    key: store.publishable_key,
    consentDefault: searchParams.get('tag') === 'old' ? 'granted' : 'denied',
  })
  const sku = pathname.slice(1)
  const product = { '@context': 'https://schema.org', '@type': 'Product', sku, name: sku }
  return {
    body: `<!doctype html><html lang="en"><title>${sku}</title><link rel="icon" href="data:,">
<script>window.kindred = window.kindred || function () { (kindred.q = kindred.q || []).push(arguments) }
${said ? `kindred('consent', '${said}')` : ''}</script>${tag}
${books.includes(sku) ? `<script type="application/ld+json">${JSON.stringify(product)}</script>` : ''}
<h1>${sku}</h1><kindred-shelf placement="new-arrivals"></kindred-shelf>
${sku === 'account' ? '<kindred-preferences></kindred-preferences><kindred-question></kindred-question>' : ''}</html>`,
  }
}

interface Visit {
  page: Page
  /** Addresses and bodies of what went to Kindred's API. */
  sent: { method: string; path: string; body: string }[]
}

async function visit(): Promise<Visit> {
  const context = await shop.browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  const sent: Visit['sent'] = []
  page.on('request', (request) => {
    const { origin, pathname: path } = new URL(request.url())
    if (origin === shop.kindredUrl && path.startsWith('/v1/') && request.method() !== 'OPTIONS')
      sent.push({ method: request.method(), path, body: request.postData() ?? '' })
  })
  return { page, sent }
}

/** All that is in the page's storage. */
const kept = (page: Page): Promise<{ local: object; session: object }> =>
  page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }))

const nothing = { local: {}, session: {} }

async function see(page: Page, path: string): Promise<void> {
  await page.goto(shop.shopUrl + path)
  await readShelf(page, 'new-arrivals')
}

/** Says yes on two pages, so that the server knows this visitor; returns their signed id. */
async function becomeKnown(page: Page): Promise<string> {
  await see(page, '/emma?say=granted')
  await see(page, '/persuasion?say=granted')
  const state = () => page.evaluate(() => JSON.parse(localStorage.getItem('kindred:plain') ?? '{}'))
  await expect.poll(state, { timeout: 20_000 }).toMatchObject({ visitor: expect.any(String), queue: [] })
  const { visitor } = await state()
  await expect.poll(() => answerTo(visitor)).toBe(200)
  await expect.poll(people).toBe(1)
  return visitor
}

/** What the service answers when asked what it keeps of a visitor. */
async function answerTo(visitor: string): Promise<number> {
  const address = `${shop.kindredUrl}/v1/me?key=${shop.store.publishable_key}`
  return (await fetch(address, { headers: { 'x-kindred-visitor': visitor } })).status
}

const people = async (): Promise<number> =>
  (await shop.call<CustomerList>('GET', '/v1/customers?kind=all')).total

/** What the callback of `kindred('forget', …)` hears. */
const forget = (page: Page): Promise<unknown[]> =>
  page.evaluate(
    () => new Promise((done) => Object(window).kindred('forget', (...heard: unknown[]) => done(heard))),
  )

test('who said yes, then no, is forgotten by the server when they ask', async () => {
  const { page, sent } = await visit()
  const visitor = await becomeKnown(page)
  sent.length = 0
  await see(page, '/frankenstein?say=denied')
  await see(page, '/emma?say=denied')
  expect(await kept(page)).toEqual({ local: { 'kindred:plain': JSON.stringify({ visitor }) }, session: {} })
  expect(new Set(sent.map(({ path }) => path))).toEqual(new Set(['/v1/recommendations']))
  expect(JSON.stringify(sent)).not.toContain(visitor)

  expect(await forget(page)).toEqual([true])
  await expect.poll(() => answerTo(visitor)).toBe(410)
  await expect.poll(people).toBe(0)
  expect(await kept(page)).toEqual(nothing)
})

test('who said no sees on a page about them what is kept, and ends it there', async () => {
  const { page, sent } = await visit()
  const visitor = await becomeKnown(page)
  sent.length = 0
  await see(page, '/account?say=denied')
  await expect.poll(() => shown(page, 'kindred-preferences')).toContain('Novels')
  expect(new Set(sent.map(({ path }) => path))).toEqual(new Set(['/v1/recommendations', '/v1/me']))
  await page.getByRole('button', { name: 'Forget me …' }).click()
  await page.getByRole('button', { name: 'Yes, forget me' }).click()
  await expect
    .poll(() => shown(page, 'kindred-preferences'))
    .toContain('You are forgotten. Orders you placed as a guest')
  await expect.poll(() => answerTo(visitor)).toBe(410)
  expect(await kept(page)).toEqual(nothing)
})

test('of whom nothing was ever kept, nothing is said to be erased', async () => {
  const { page, sent } = await visit()
  for (const path of ['/emma?say=denied', '/persuasion?say=denied']) await see(page, path)
  expect(await forget(page)).toEqual([false, 'nobody'])
  expect(sent.filter(({ path }) => path !== '/v1/recommendations')).toEqual([])
  expect(await kept(page)).toEqual(nothing)
})

test('with the script tag of such a store, nothing is stored before a yes, and all of the page is told after it', async () => {
  const { page, sent } = await visit()
  for (const path of books) {
    await see(page, `/${path}`)
    expect(await kept(page)).toEqual(nothing)
  }
  await page.evaluate(() => Object(window).kindred('track', 'add_to_cart', { items: [{ item_id: 'emma' }] }))
  expect(await kept(page)).toEqual(nothing)
  expect(new Set(sent.map(({ path }) => path))).toEqual(new Set(['/v1/recommendations']))
  for (const { body } of sent) expect(JSON.parse(body)).toMatchObject({ consent: 'denied' })

  await page.evaluate(() => Object(window).kindred('consent', 'granted'))
  const told = () => {
    const bodies = sent.filter(({ path }) => path === '/v1/events').map(({ body }) => JSON.parse(body))
    return bodies.flatMap(({ events }) => events.map(({ name }: { name: string }) => name))
  }
  await expect.poll(told).toEqual(expect.arrayContaining(['view_item', 'add_to_cart']))
})

test('with another tag the store’s first answer holds for the session', async () => {
  const { page, sent } = await visit()
  const events = () => sent.filter(({ path }) => path === '/v1/events').length
  await see(page, '/emma?tag=old')
  await see(page, '/persuasion?tag=old')
  await expect.poll(events).toBe(1)
  const refused = { local: {}, session: { 'kindred:plain': 'wait' } }
  await expect.poll(() => kept(page)).toEqual(refused)
  for (const path of books) {
    await see(page, `/${path}?tag=old`)
    expect(await kept(page)).toEqual(refused)
  }
  expect(events()).toBe(1)
})
