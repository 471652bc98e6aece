import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CustomerDetail } from '#shared/wire/customer'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { kept, readShelf } from './shelf.ts'

/** The shop without Kindred, without a network, and without the shopper's consent. */

const emma = '/book/emma-jane-austen'
const persuasion = '/book/persuasion-jane-austen'
const frankenstein = '/book/frankenstein-mary-shelley'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** Waits until everything that was to be told has been acknowledged. */
async function delivered(page: Page): Promise<void> {
  await expect.poll(async () => (await kept(page))?.queue, { timeout: 20_000 }).toEqual([])
}

/** What the store knows of the visitor in this page's browser: products opened. */
async function viewsOf(page: Page): Promise<number> {
  const id = (await kept(page))?.visitor?.split('.')[0]
  const answer = await fetch(`${stage.kindredUrl}/v1/customers/v:${id}`, {
    headers: { authorization: `Bearer ${stage.store.secret_key}` },
  })
  return ((await answer.json()) as CustomerDetail).timeline.filter(({ name }) => name === 'view_item').length
}

test('while the service is down the shop sells as ever, without shelves, and what was done is told afterwards', async () => {
  const known = await stage.visitor()
  for (const path of [emma, persuasion]) await known.page.goto(stage.shopUrl + path)
  await delivered(known.page)
  const stranger = await stage.visitor()

  await stage.killKindred()
  try {
    for (const { page } of [known, stranger]) {
      for (const path of ['/', '/department/economics', frankenstein]) {
        await page.goto(stage.shopUrl + path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await expect.poll(() => roomOfShelves(page)).toBe(0)
      }
      await page.getByRole('button', { name: 'Add to basket' }).click()
      await page.getByRole('status').filter({ hasText: 'is in your basket' }).waitFor()
      await page.goto(`${stage.shopUrl}/checkout`)
      await page.getByLabel('Your name').fill('A reader')
      await page.getByLabel('E-mail address').fill('reader@example.org')
      await page.getByRole('button', { name: 'Place order' }).click()
      await page.getByRole('heading', { level: 1, name: 'Thank you!' }).waitFor()
    }
  } finally {
    await stage.startKindred()
  }
  expect([known.faults, stranger.faults].flat()).toEqual([])

  await known.page.goto(stage.shopUrl)
  await readShelf(known.page, 'home')
  await delivered(known.page)
  expect(await viewsOf(known.page)).toBe(3)
})

/** The height that all shelves of a page take, in pixels. */
function roomOfShelves(page: Page): Promise<number> {
  return page.evaluate(() => {
    const heights = [...document.querySelectorAll('kindred-shelf')].map((shelf) => shelf.clientHeight)
    return heights.reduce((sum, height) => sum + height, 0)
  })
}

test('what is done offline is kept, across pages too, and told when the network is back', async () => {
  const { page, context, faults } = await stage.visitor()
  for (const path of [emma, persuasion]) await page.goto(stage.shopUrl + path)
  await delivered(page)

  await context.setOffline(true)
  await page.evaluate(() =>
    Object(window).kindred('track', 'view_item', { items: [{ item_id: 'frankenstein-mary-shelley' }] }),
  )
  await expect.poll(async () => (await kept(page))?.queue.map(({ name }) => name)).toContain('view_item')
  // A request that fails must not lose it either: wait for one to have failed before the network comes back.
  await page.waitForEvent('requestfailed', { predicate: (request) => request.url().includes('/v1/events') })
  expect((await kept(page))?.queue.map(({ name }) => name)).toContain('view_item')

  await context.setOffline(false)
  await delivered(page)
  await expect.poll(() => viewsOf(page)).toBe(3)
  expect(faults).toEqual([])
})

test.for([
  ['consent is denied', '?consent=denied', false],
  ['the browser sends Sec-GPC', '', true],
] as const)('when %s nothing is stored and nothing told of anybody', async ([, query, hasSignal]) => {
  const { page, context, faults } = await stage.visitor(
    hasSignal ? { extraHTTPHeaders: { 'sec-gpc': '1' } } : {},
  )
  if (hasSignal)
    await context.addInitScript(() =>
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
    )
  const sent: { path: string; body: object }[] = []
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    if (origin === stage.kindredUrl && request.method() === 'POST')
      sent.push({ path: pathname, body: request.postDataJSON() as object })
  })
  for (const path of ['/', emma, persuasion, frankenstein, '/']) {
    await page.goto(stage.shopUrl + path + query)
    await readShelf(page, path === '/' ? 'home' : 'product')
  }
  await page.goto('about:blank') // the page that is left would send its rest now
  await page.goto(stage.shopUrl)
  await readShelf(page, 'home')
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
  expect((await context.cookies()).filter(({ domain, name }) => /kindred/i.test(domain + name))).toEqual([])
  // Shelves are asked for, by nobody in particular.
  expect(new Set(sent.map(({ path }) => path))).toEqual(new Set(['/v1/recommendations']))
  for (const { body } of sent) {
    expect(body).toMatchObject({ consent: 'denied' })
    expect(body).not.toHaveProperty('visitor')
    expect(body).not.toHaveProperty('identity')
  }
  expect(faults).toEqual([])
})
