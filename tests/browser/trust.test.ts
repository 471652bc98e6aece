import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Shelf } from '#shared/wire/recommendation'
import { tokenFor } from './account.ts'
import { evil, evilAddresses, look, planted, watchFaults } from './attack.ts'
import { logIn } from './dashboard.ts'
import { openView, walk } from './every-view.ts'
import { signs } from './evil-goods.ts'
import { evilPage } from './evil-pages.ts'
import { fillWithEvil, shopper } from './evil-store.ts'
import { besides, questions, shownNowhere } from './evil-views.ts'
import { openPlainShop, type PlainShop } from './plain-shop.ts'

/** A shop whose every word is an attack, looked at in Chromium: on its shelves, and on the merchant's dashboard. */

let shop: PlainShop
beforeAll(async () => {
  shop = await openPlainShop(evil('store'), evilPage)
  await fillWithEvil(shop, Date.now())
})
afterAll(() => shop?.close())

/** A page in a browser of its own, with whatever goes wrong in it. */
async function enter(): Promise<{ page: Page; faults: string[] }> {
  const context = await shop.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  const faults = await watchFaults(context)
  return { page: await context.newPage(), faults }
}

/** Opens a page of the shop and waits until each of its elements shows something or is gone. Returns those that show it. */
async function open(page: Page, path: string): Promise<string[]> {
  await page.goto(shop.shopUrl + path)
  const elements = page.locator(
    'kindred-shelf, kindred-bundle, kindred-loyalty, kindred-preferences, kindred-question',
  )
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('body > *')].every(
      ({ hidden, shadowRoot }) =>
        hidden ||
        (shadowRoot?.querySelector('[part=heading], [part=invitation]') &&
          !shadowRoot.querySelector('.bone')),
    ),
  )
  return elements.evaluateAll((all) =>
    all
      .filter((element) => !(element as HTMLElement).hidden)
      .map((element) => element.getAttribute('placement') ?? element.localName),
  )
}

describe('words that are attacks', () => {
  test('are words on a shelf: in its heading, cards, reasons and links', async () => {
    const { page, faults } = await enter()
    // What was looked at and bought is known to shelves a moment later.
    await expect
      .poll(() => open(page, '/product?n=1'), { timeout: 30_000 })
      .toEqual(
        expect.arrayContaining(['also-viewed', 'viewed-then-bought', 'similar', 'on-sale', 'kindred-bundle']),
      )
    expect(await look(page)).toEqual({ fields: expect.arrayContaining(['title', 'brand']), holes: [] })
    await open(page, '/product?n=2')
    expect(await open(page, '/')).toContain('home')
    const named = page.locator('kindred-shelf [part=heading] cite')
    expect(await named.first().textContent()).toContain("hacked('title')")
    expect((await look(page)).holes).toEqual([])
    expect(faults).toEqual([])
  })

  test('are words in what a customer is shown of tier, points and interests', async () => {
    const { page, faults } = await enter()
    const { store, identity_secret: secret } = shop.store
    const token = encodeURIComponent(tokenFor(shopper, store.id, secret, Date.now()))
    const elements = ['kindred-loyalty', 'kindred-preferences', 'kindred-question']
    const words = ['tier', 'benefit', 'next_tier', 'next_benefit', 'category', 'interest', 'offered_interest']
    // Points and interests are known a moment after the orders they come from.
    const missing = async () => {
      const shown = await open(page, `/account?token=${token}`)
      const { fields } = await look(page)
      return [
        elements.filter((name) => !shown.includes(name)),
        words.filter((field) => !fields.includes(field)),
      ]
    }
    await expect.poll(missing, { timeout: 30_000 }).toEqual([[], []])
    const { holes } = await look(page)
    expect([holes, faults]).toEqual([[], []])
  })

  test('lead nowhere as addresses: neither of products, though the service itself sent them, nor of a sign-in', async () => {
    const { page, faults } = await enter()
    let sent = 0
    await page.route(/\/v1\/recommendations/, async (route) => {
      const response = await route.fetch()
      const answer = await response.json()
      for (const product of answer.shelves.flatMap(({ products }: Shelf) => products))
        product.url = product.image_url = evilAddresses[sent++ % evilAddresses.length]
      await route.fulfill({ response, json: answer })
    })
    for (const path of ['/product?n=1', '/']) {
      await open(page, path)
      expect(await page.locator('kindred-shelf [part=link]').count()).toBeGreaterThan(3)
      const leading = page.locator(
        ':is(kindred-shelf, kindred-bundle [part=item] ~ [part=item]) :is([href], [src])',
      )
      expect(await leading.count()).toBe(0)
    }
    expect(sent).toBeGreaterThanOrEqual(evilAddresses.length)

    await page.goto('about:blank')
    await open(page, '/account')
    const invited = async (address: string) => {
      await page
        .locator('kindred-loyalty')
        .evaluate((element, text) => element.setAttribute('sign-in', text), address)
      await page.evaluate(() => new Promise(requestAnimationFrame))
      return page.locator('kindred-loyalty [part=sign-in]').count()
    }
    for (const address of evilAddresses) expect([address, await invited(address)]).toEqual([address, 0])
    expect(await invited('/login')).toBe(1)
    expect(faults).toEqual([])
  })

  test('are words on every view of the dashboard and in every file it saves, and no other script runs there', async () => {
    const { page, faults } = await enter()
    const at = { kindredUrl: shop.kindredUrl, store: shop.store }
    const headings: Record<string, string> = {}
    const seen = new Set<string>()
    const files: Record<string, string> = {}
    const judge = async (address: string) => {
      if (address === '#/today/live') await page.locator('kindred-live-panel li').first().waitFor()
      headings[address] = (await page.locator('main h1').first().textContent())?.trim() ?? ''
      for (const button of await page.getByRole('button', { name: /as CSV$/ }).all()) {
        const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
        files[`${address} ${file.suggestedFilename()}`] = readFileSync(await file.path(), 'utf8')
      }
      const { fields, holes } = await look(page)
      for (const field of fields) seen.add(field)
      expect([address, holes, faults]).toEqual([address, [], []])
    }
    await logIn(page, at)
    await walk(page, { ...at, start: 'kindred-tabs a' }, judge)
    for (const address of besides) {
      await openView(page, at, address)
      await judge(address)
    }
    expect(headings).toMatchObject(questions)
    expect([...planted].filter((field) => !seen.has(field)).sort()).toEqual(shownNowhere)

    const formulas = Object.entries(files).flatMap(([name, text]) =>
      cellsOf(text)
        .filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && Number.isNaN(Number(cell)))
        .map((cell) => `${name}: ${cell}`),
    )
    expect([...new Set(formulas)]).toEqual([])
    const saved = cellsOf(files['#/customers customers.csv'] ?? '')
    for (const sign of signs) expect(saved).toContainEqual(expect.stringContaining(`'${sign}"'><img`))

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

test('the watch sees an attack that runs, one that a policy stopped, and a link that would run something', async () => {
  const { page, faults } = await enter()
  const inject = (html: string) =>
    page.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), html)
  await page.goto(`${shop.shopUrl}/bare`)
  await inject(`${evil('store')}<a href="java\nscript:hacked('store')">x</a>`)
  await expect.poll(() => faults).toEqual(['ran: store'])
  expect((await look(page)).holes).toHaveLength(2)
  await open(page, '/product?n=1')
  await inject(evil('store')).catch(() => undefined)
  await expect.poll(() => faults.join()).toContain('policy: require-trusted-types-for')
})

/** The cells of a CSV file (RFC 4180). */
function cellsOf(text: string): string[] {
  return [...text.slice(1).matchAll(/(?<=^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  )
}
