import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { logIn } from './dashboard.ts'
import { acts, kept, readShelf } from './shelf.ts'

/** Ways of moving about that are not a plain click: back, a new route in the same page, signing in. */

const emma = '/book/emma-jane-austen'
const persuasion = '/book/persuasion-jane-austen'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ withoutArgs: ['--disable-back-forward-cache'] })
})
afterAll(() => stage?.close())

test('a page that comes back from the back/forward cache is opened anew, and its shelf is there', async () => {
  const { page, faults } = await stage.visitor()
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset.persisted = String(persisted)
    })
  })
  await page.goto(stage.shopUrl + emma)
  await readShelf(page, 'product')
  await page.goto(stage.shopUrl + persuasion)
  await readShelf(page, 'product')
  await page.goBack({ waitUntil: 'commit' }) // such a page does not load again
  await page.getByRole('heading', { level: 1, name: 'Emma' }).waitFor()
  await page.waitForSelector('html[data-persisted=true]')
  await expect.poll(async () => (await acts(page)).filter((name) => name === 'view_item')).toHaveLength(3)
  expect((await readShelf(page, 'product')).heading).toContain('Emma')
  expect(faults).toEqual([])
})

test('another route in the same page is another product: its view is told and its shelf asked for', async () => {
  const { page, faults } = await stage.visitor()
  await page.goto(stage.shopUrl + emma)
  await readShelf(page, 'product')
  const product = await (await fetch(stage.shopUrl + persuasion)).text()
  const asked = page.waitForRequest(
    (request) =>
      request.url().includes('/v1/recommendations') && request.postData()!.includes(skuOf(product)),
  )
  await page.evaluate(
    ({ address, markup }) => {
      const next = new DOMParser().parseFromString(markup, 'text/html')
      const data = 'script[type="application/ld+json"]'
      history.pushState({}, '', address)
      document.querySelector(data)!.replaceWith(next.querySelector(data)!)
      document.querySelector('h1')!.replaceWith(next.querySelector('h1')!)
    },
    { address: persuasion, markup: product },
  )
  await asked
  await expect.poll(async () => (await acts(page)).filter((name) => name === 'view_item')).toHaveLength(2)
  // The second product is what shows interest: both views go, and the visitor is known from now on.
  await expect.poll(async () => (await kept(page))?.visitor).toBeDefined()
  expect(faults).toEqual([])
})

function skuOf(markup: string): string {
  return /"sku":"([^"]+)"/.exec(markup)![1] as string
}

test('who signs in is one customer, with what was opened before', async () => {
  const shopper = await stage.visitor()
  const { page } = shopper
  for (const path of [emma, persuasion]) {
    await page.goto(stage.shopUrl + path)
    await readShelf(page, 'product')
  }
  await expect.poll(async () => (await kept(page))?.visitor).toBeDefined()
  const visitor = (await kept(page))!.visitor!.split('.')[0] as string
  const merchant = await stage.visitor()
  await logIn(merchant.page, stage)
  await expect.poll(() => found(merchant.page, `v:${visitor}`)).toContain('1 person found')

  await page.goto(`${stage.shopUrl}/account`)
  await page.getByLabel('Your name').fill('Reader in Person')
  await page.locator('form.fields').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hello, Reader in Person' }).waitFor()

  await expect.poll(() => found(merchant.page, 'Reader in Person')).toContain('1 person found')
  await expect.poll(() => found(merchant.page, `v:${visitor}`)).toContain('0 people found')
  await found(merchant.page, 'Reader in Person')
  await merchant.page.getByRole('link', { name: 'Reader in Person' }).click()
  const customer = merchant.page.locator('kindred-customer-view')
  await customer.getByText('Also known by 1 other id, joined at sign-in').waitFor()
  for (const title of ['Emma', 'Persuasion']) await customer.getByText(title).first().waitFor()
  expect([shopper.faults, shopper.refused, merchant.faults].flat()).toEqual([])
})

/** What the customers' view answers to a search, asked anew. */
async function found(page: Page, wanted: string): Promise<string | null> {
  await page.goto(`${stage.kindredUrl}/dashboard/#/customers?q=${encodeURIComponent(wanted)}`)
  await page.reload()
  return page.getByRole('status').filter({ hasText: 'found for' }).textContent()
}
