import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoreCreated } from '#shared/wire/settings'
import { browserArgs, findBrowser } from '../../scripts/browser.ts'
import { headerRules } from '../../scripts/header-rules.ts'
import type { Integrity } from '../../scripts/loader-version.ts'
import { inRoot } from '../../scripts/root.ts'
import { type RunningWorkerd, startWorkerd } from '../../scripts/workerd.ts'
import { readShelf } from './shelf.ts'

/** A shop whose every word is an attack, looked at in Chromium: on its shelves, and on the merchant's dashboard. */

const evil = `<img src=x onerror="hacked('tag')"><script>hacked('script')</script>"'><svg onload=hacked('svg')>`
const vars = { KINDRED_SECRET: 'trust', DEPLOYMENT_SECRET: 'trust-deployment' }
const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-trust-'))
const { loader, integrity } = JSON.parse(
  readFileSync(inRoot('dist/widget/integrity.json'), 'utf8'),
) as Integrity

let kindred: RunningWorkerd
let shop: Server
let shopUrl = ''
let store: StoreCreated
let browser: Browser

beforeAll(async () => {
  shop = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(pageOf(request.url ?? '/'))
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
  kindred = await startWorkerd({ dataDir, vars, assets: inRoot('dist'), logFile: join(dataDir, 'log') })
  store = await evilStore()
  const executablePath = findBrowser()
  browser = await chromium.launch({ args: browserArgs, ...(executablePath ? { executablePath } : {}) })
})
afterAll(async () => {
  await browser?.close()
  shop?.close()
  await kindred?.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A page of the shop; `?pinned` has the tag that names a version and its hash, `?elements` holds the elements to theirs. */
function pageOf(path: string): string {
  const isPinned = path.includes('pinned')
  const src = kindred.url + (isPinned ? loader : '/widget/kindred.js')
  const held = isPinned ? `crossorigin="anonymous" integrity="${integrity[loader]}"` : ''
  const whole = Object.fromEntries(
    Object.entries(integrity).map(([file, hash]) => [kindred.url + file, hash]),
  )
  const map = path.includes('elements')
    ? `<script type="importmap">${JSON.stringify({ integrity: whole })}</script>`
    : ''
  const view = `kindred('track','view_item',{items:[{item_id:'evil-1',item_name:${JSON.stringify(evil).replaceAll('<', '\\u003c')}}]})`
  return `<!doctype html><meta charset="utf-8"><title>Shop</title>${map}
<script>window.kindred ??= Object.assign((...c) => kindred.q.push(c), { q: [] }); ${path.includes('product') ? `${view};kindred('context',{product:'evil-1'})` : ''}</script>
<script async ${held} src="${src}" data-store="evil" data-key="${store.publishable_key}"></script>
<kindred-shelf placement="new-arrivals"></kindred-shelf><kindred-shelf placement="on-sale"></kindred-shelf>`
}

async function call(method: string, path: string, body: unknown, key = store.secret_key): Promise<string> {
  const text = Array.isArray(body)
    ? body.map((line) => JSON.stringify(line)).join('\n')
    : JSON.stringify(body)
  const answer = await fetch(kindred.url + path, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body === null ? {} : { body: text }),
  })
  const said = await answer.text()
  expect([answer.ok, path, answer.ok ? '' : said]).toEqual([true, path, ''])
  return said
}

async function evilStore(): Promise<StoreCreated> {
  const request = { id: 'evil', name: evil, currency: 'GBP', origins: [shopUrl] }
  const made = JSON.parse(await call('POST', '/v1/stores', request, vars.DEPLOYMENT_SECRET)) as StoreCreated
  store = made
  const products = Array.from({ length: 40 }, (_, n) => ({
    id: `evil-${n}`,
    title: `${n} ${evil}`,
    url: `${shopUrl}/product?n=${n}"><img/onerror=hacked('url')>`.replaceAll(/[<>"']/g, encodeURIComponent),
    price_minor: 1_000 + n,
    list_price_minor: 2_000,
    categories: [evil],
    brand: evil,
    tags: [evil],
  }))
  expect(await call('PUT', '/v1/products', products)).toContain('"rejected":0')
  const addresses = [
    'javascript:hacked(1)',
    ' javascript:hacked(1)',
    'JaVaScRiPt:hacked(1)',
    'data:text/html,<script>hacked(1)</script>',
    'vbscript:x',
    '//evil.example/x',
  ]
  const refused = addresses.flatMap((url, n) => [
    { ...products[0], id: `url-${n}`, url },
    { ...products[0], id: `image-${n}`, image_url: url },
  ])
  expect(await call('PUT', '/v1/products', refused)).toContain(`"rejected":${refused.length}`)
  const now = Date.now()
  const order = (n: number) => ({
    id: `${n} ${evil}`.slice(0, 120),
    created_at: now - n * 86_400_000,
    customer_id: `c${n % 2}`,
    customer_name: evil,
    email: 'a@shop.example',
    currency: 'GBP',
    items: [{ item_id: `evil-${n}`, quantity: 1, price_minor: 900 }],
  })
  await call('POST', '/v1/orders', [0, 1, 2, 3].map(order))
  await call('PUT', '/v1/segments/evil', { name: evil.slice(0, 60), filter: { kind: 'all' } })
  await call('PUT', '/v1/annotations/evil', {
    day: new Date().toISOString().slice(0, 10),
    text: evil.slice(0, 100),
  })
  return made
}

/** A page in a browser of its own, with whatever it had to complain about. */
async function open(address: string): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB' })
  const faults: string[] = []
  await context.addInitScript(() => {
    Object.assign(window, { hacks: [], hacked: (by: string) => Object(window).hacks.push(by) })
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective}`),
    )
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(address)
  return { page, faults }
}

const hacks = (page: Page): Promise<string[]> => page.evaluate(() => Object(window).hacks)

describe('words that are attacks', () => {
  test('are words on a shelf, in its cards, reasons and links', async () => {
    const { page, faults } = await open(`${shopUrl}/product`)
    const { titles } = await readShelf(page, 'new-arrivals')
    expect(titles.some((title) => title.includes('<img src=x onerror='))).toBe(true)
    await readShelf(page, 'on-sale')
    const addresses = await page
      .locator('kindred-shelf a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol))
    expect(new Set(addresses)).toEqual(new Set(['http:']))
    expect(await page.locator('kindred-shelf :is(script, svg[onload], [onerror])').count()).toBe(0)
    expect([await hacks(page), faults]).toEqual([[], []])
  })

  test('are words on every view of the dashboard, whose policy lets no other script run', async () => {
    const { page, faults } = await open(`${kindred.url}/dashboard/`)
    await page.getByLabel('Secret key').fill(store.secret_key)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.locator('nav a').first().waitFor()
    const item = { item_id: 'evil-1', item_name: `live ${evil}` }
    await expect
      .poll(async () => {
        const sent_at = Date.now()
        const event = { id: crypto.randomUUID(), name: 'add_to_cart', at: sent_at, items: [item] }
        await call('POST', '/v1/events', { sent_at, events: [event] })
        return page.getByText('live <img').count()
      })
      .toBeGreaterThan(0)
    const views = await page
      .locator('nav a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    expect(views.length).toBeGreaterThan(3)
    const customer = `${kindred.url}/dashboard/customers/${encodeURIComponent('c:c0')}`
    for (const view of [...new Set([...views, customer, `${kindred.url}/dashboard/settings`])]) {
      await page.goto(view)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect([view, await hacks(page)]).toEqual([view, []])
    }
    await page.goto(customer)
    await page.getByText('onerror=').first().waitFor()
    expect(faults.filter((fault) => !fault.startsWith('Failed to load resource'))).toEqual([])
    const refusal = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>x</b>'
        return 'taken'
      } catch (error) {
        return (error as Error).name
      }
    })
    expect(refusal).toBe('TypeError')
  })
})

describe('the script tag that names a version', () => {
  test('works, and so does holding the elements to their hashes', async () => {
    const { page, faults } = await open(`${shopUrl}/?pinned,elements`)
    expect((await readShelf(page, 'new-arrivals')).titles.length).toBeGreaterThan(1)
    expect(faults).toEqual([])
  })

  test.each([
    ['loader', loader, '/?pinned'],
    [
      'elements',
      Object.keys(integrity).find((file) => file.includes('/elements-')) ?? '',
      '/?pinned,elements',
    ],
  ])('does not run when a byte of it changed: %s', async (_, file, path) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const refused: string[] = []
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    await page.route(kindred.url + file, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: `${await answer.text()} ` })
    })
    await page.goto(shopUrl + path)
    await expect.poll(() => refused.some((text) => /integrity/i.test(text))).toBe(true)
    expect(await page.evaluate(() => customElements.get('kindred-shelf') === undefined)).toBe(true)
  })
})

describe('what answers say besides their content', () => {
  const headersOf = async (path: string) => (await fetch(kindred.url + path, { redirect: 'manual' })).headers

  test.each([
    [
      '/dashboard/',
      'content-security-policy',
      /default-src 'none'.*script-src 'self';.*frame-ancestors 'none'.*require-trusted-types-for 'script'/,
    ],
    ['/dashboard/customers', 'content-security-policy', /frame-ancestors 'none'/],
    ['/dashboard/', 'x-frame-options', /^DENY$/],
    ['/dashboard/', 'referrer-policy', /^same-origin$/],
    ['/dashboard/', 'cross-origin-opener-policy', /^same-origin$/],
    ['/dashboard/', 'strict-transport-security', /^max-age=31536000$/],
    ['/docs/', 'content-security-policy', /default-src 'none'; style-src 'sha256-/],
    ['/docs/', 'x-content-type-options', /^nosniff$/],
    ['/v1/settings', 'x-content-type-options', /^nosniff$/],
    ['/widget/kindred.js', 'cache-control', /^public, max-age=300$/],
    ['/widget/kindred.js', 'access-control-allow-origin', /^\*$/],
    ['/widget/integrity.json', 'cache-control', /^public, max-age=300$/],
    [loader, 'cache-control', /^public, max-age=31536000, immutable$/],
    [loader, 'access-control-allow-origin', /^\*$/],
  ])('%s: %s', async (path, name, value) => {
    expect((await headersOf(path)).get(name)).toMatch(value)
  })

  test('is said once only: where two rules fit, Cloudflare would put both values in one line', () => {
    const rules = headerRules().split(/\n(?=\/)/)
    const named = rules.map((rule) => rule.trim().split('\n'))
    for (const [path = '', ...lines] of named) {
      const wider = named.filter(
        ([other = '']) => other !== path && other.endsWith('*') && path.startsWith(other.slice(0, -1)),
      )
      const names = [lines, ...wider.map(([, ...more]) => more)]
        .flat()
        .map((line) => line.split(':')[0]?.trim())
      expect([path, new Set(names).size]).toEqual([path, names.length])
    }
  })

  test('lets the API reference be read: its style sheet is the one its policy names', async () => {
    const { page, faults } = await open(`${kindred.url}/docs/`)
    expect(
      await page
        .locator('nav')
        .first()
        .evaluate((nav) => getComputedStyle(nav).listStyleType !== '' && document.styleSheets.length),
    ).toBe(1)
    expect(faults).toEqual([])
  })
})
