import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { acts, kept, readShelf, shelf } from './shelf.ts'

/** What a shopper does with a shelf besides clicking: a product is not wanted, or all of a bundle is. */

const opened = ['/book/emma-jane-austen', '/book/persuasion-jane-austen']
const pride = '/book/pride-and-prejudice-jane-austen'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

async function home(page: Page, query = ''): Promise<string[]> {
  await page.goto(`${stage.shopUrl}/${query}`)
  return (await readShelf(page, 'home')).titles
}

/** Hides the second card of the home shelf; its title. */
async function hideSecond(page: Page): Promise<string> {
  const cards = shelf(page, 'home').locator('[part=card]')
  const title = (await cards.nth(1).locator('[part=title]').textContent())!
  await cards.nth(1).hover()
  await page.getByRole('button', { name: `Not interested: ${title}` }).click()
  await expect.poll(() => cards.nth(1).isVisible()).toBe(false)
  return title
}

describe('a product that is hidden', () => {
  test('stays hidden after a reload, on other shelves, and for the server too', async () => {
    const { page, faults, refused } = await stage.visitor()
    for (const path of opened) await page.goto(stage.shopUrl + path)
    await expect.poll(async () => (await kept(page))?.visitor).toBeDefined()
    await home(page)
    const title = await hideSecond(page)
    expect(await home(page)).not.toContain(title)
    await expect.poll(async () => (await kept(page))?.queue).toEqual([])
    // What this browser remembers is taken away: the server alone knows now.
    await page.evaluate(() => {
      const state = JSON.parse(localStorage.getItem('kindred:bookshop')!)
      const acts = state.acts.filter(([, name]: string[]) => name !== 'hide_item')
      localStorage.setItem('kindred:bookshop', JSON.stringify({ ...state, acts }))
    })
    expect(await home(page)).not.toContain(title)
    expect([faults, refused].flat()).toEqual([])
  })

  test('comes back by undo, for good', async () => {
    const { page, faults } = await stage.visitor()
    for (const path of opened) await page.goto(stage.shopUrl + path)
    await home(page)
    const title = await hideSecond(page)
    await page.getByRole('button', { name: 'Undo' }).click()
    await shelf(page, 'home').getByRole('link', { name: title }).waitFor()
    expect((await acts(page)).slice(-2)).toEqual(['hide_item', 'unhide_item'])
    expect(await home(page)).toContain(title)
    expect(faults).toEqual([])
  })

  test('stays hidden for somebody new, whom the server does not know', async () => {
    const { page, faults } = await stage.visitor()
    await page.goto(stage.shopUrl)
    await readShelf(page, 'new-arrivals')
    const card = shelf(page, 'new-arrivals').locator('[part=card]').first()
    const title = (await card.locator('[part=title]').textContent())!
    await card.hover()
    await card.locator('[part=hide]').click()
    await expect.poll(() => card.isVisible()).toBe(false)
    await page.reload()
    expect((await readShelf(page, 'new-arrivals')).titles).not.toContain(title)
    expect((await kept(page))?.visitor).toBeUndefined()
    expect(faults).toEqual([])
  })

  test('is gone from the page that is open where nothing may be remembered', async () => {
    const { page, faults } = await stage.visitor()
    await home(page, '?consent=denied')
    await hideSecond(page)
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(faults).toEqual([])
  })
})

test('a bundle puts what is ticked into the basket, and tells of it once', async () => {
  const { page, faults, refused } = await stage.visitor()
  for (const path of opened) await page.goto(stage.shopUrl + path)
  await page.goto(stage.shopUrl + pride)
  const bundle = page.locator('kindred-bundle')
  await bundle.locator('[part=item]').first().waitFor()
  const titles = await bundle
    .getByRole('checkbox')
    .evaluateAll((ticks) => ticks.map((tick) => tick.ariaLabel))
  expect(titles[0]).toBe('Pride and Prejudice')
  expect(titles).toHaveLength(3)
  await bundle.getByRole('checkbox', { name: titles[1]! }).uncheck()
  const told = page.waitForRequest(
    (request) => request.url().includes('/v1/events') && request.postData()!.includes('add_to_cart'),
  )
  await bundle.getByRole('button', { name: 'Add 2 to cart' }).click()
  const { events } = (await told).postDataJSON() as { events: Record<string, unknown>[] }
  const adding = events.filter(({ name }) => name === 'add_to_cart')
  expect(adding).toMatchObject([
    { placement: 'bundle', items: [{ item_name: titles[0] }, { item_name: titles[2] }] },
  ])
  await page.getByRole('status').filter({ hasText: '2 books are in your basket' }).waitFor()
  await page.goto(`${stage.shopUrl}/cart`)
  for (const [place, isIn] of [true, false, true].entries())
    expect((await page.locator('.lines').getByText(titles[place]!, { exact: true }).count()) > 0).toBe(isIn)
  expect([faults, refused].flat()).toEqual([])
})

test('a book that was never bought with another has no bundle', async () => {
  const { page } = await stage.visitor()
  await page.goto(`${stage.shopUrl}/book/principles-of-economics-alfred-marshall`)
  await readShelf(page, 'product')
  await expect.poll(() => page.locator('kindred-bundle').evaluate((bundle) => bundle.clientHeight)).toBe(0)
})

test('bundle and shelves of a page come with one request and show no product twice', async () => {
  const { page } = await stage.visitor()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/v1/recommendations')) asked.push(request.postData()!)
  })
  await page.goto(stage.shopUrl + pride)
  await page.locator('kindred-bundle [part=item]').first().waitFor()
  const { titles } = await readShelf(page, 'product')
  const bundled = await page.locator('kindred-bundle [part=link]').allTextContents()
  expect(asked).toHaveLength(1)
  expect(titles.filter((title) => bundled.some((text) => text.includes(title)))).toEqual([])
})
