import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headerRules } from '../../scripts/header-rules.ts'
import type { Integrity } from '../../scripts/loader-version.ts'
import { inRoot } from '../../scripts/root.ts'
import { watchFaults } from './attack.ts'
import { openPlainShop, type PlainShop, type ShopPage } from './plain-shop.ts'
import { readShelf } from './shelf.ts'

/** How the widget's files are served and held to their content, and what every answer says besides its content. */

const { loader, integrity } = JSON.parse(
  readFileSync(inRoot('dist/widget/integrity.json'), 'utf8'),
) as Integrity

let shop: PlainShop
beforeAll(async () => {
  shop = await openPlainShop('A shop', pageOf)
  const products = Array.from({ length: 6 }, (_, n) => ({
    id: `mug-${n}`,
    title: `Mug ${n}`,
    url: '/mug',
    price_minor: 900,
  }))
  await shop.call('PUT', '/v1/products', products)
})
afterAll(() => shop?.close())

/** A page whose tag names a version and its hash; with `?elements` it holds the elements to theirs. */
function pageOf(
  { searchParams }: URL,
  { kindredUrl, store }: Pick<PlainShop, 'kindredUrl' | 'store'>,
): ShopPage {
  const whole = Object.fromEntries(Object.entries(integrity).map(([file, hash]) => [kindredUrl + file, hash]))
  const map = searchParams.has('elements')
    ? `<script type="importmap">${JSON.stringify({ integrity: whole })}</script>`
    : ''
  return {
    body: `<!doctype html><meta charset="utf-8"><title>Shop</title>${map}
<script async crossorigin="anonymous" integrity="${integrity[loader]}" src="${kindredUrl}${loader}" data-store="${store.store.id}" data-key="${store.publishable_key}"></script>
<kindred-shelf placement="new-arrivals"></kindred-shelf>`,
  }
}

/** A page in a browser of its own, with whatever it had to complain about. */
async function open(address: string) {
  const context = await shop.browser.newContext({ locale: 'en-GB' })
  const faults = await watchFaults(context)
  const page = await context.newPage()
  await page.goto(address)
  return { page, faults }
}

describe('the script tag that names a version', () => {
  test('works, and so does holding the elements to their hashes', async () => {
    const { page, faults } = await open(`${shop.shopUrl}/?elements`)
    expect((await readShelf(page, 'new-arrivals')).titles.length).toBeGreaterThan(1)
    expect(faults).toEqual([])
  })

  test.each([
    ['loader', loader, '/'],
    ['elements', Object.keys(integrity).find((file) => file.includes('/elements-')) ?? '', '/?elements'],
  ])('does not run when a byte of it changed: %s', async (_, file, path) => {
    const context = await shop.browser.newContext()
    const page = await context.newPage()
    const refused: string[] = []
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    await page.route(shop.kindredUrl + file, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: `${await answer.text()} ` })
    })
    await page.goto(shop.shopUrl + path)
    await expect.poll(() => refused.some((text) => /integrity/i.test(text))).toBe(true)
    expect(await page.evaluate(() => customElements.get('kindred-shelf') === undefined)).toBe(true)
  })
})

describe('what answers say besides their content', () => {
  const headersOf = async (path: string) =>
    (await fetch(shop.kindredUrl + path, { redirect: 'manual' })).headers

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
    const { page, faults } = await open(`${shop.kindredUrl}/docs/`)
    expect(
      await page
        .locator('nav')
        .first()
        .evaluate((nav) => getComputedStyle(nav).listStyleType !== '' && document.styleSheets.length),
    ).toBe(1)
    expect(faults).toEqual([])
  })
})
