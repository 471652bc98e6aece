import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookById, books } from '../../demo/books/catalogue.ts'
import { untouchedBooks } from '../../demo/books/untouched.ts'
import { offer } from '../../demo/products.ts'
import { money } from '../../demo/words/language.ts'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { logIn } from './dashboard.ts'
import { kept, readShelf, shelf } from './shelf.ts'

/** From one script tag to a changed shelf, and on to the merchant's figures. */

const titleOf = (id: string) => bookById(id)!.title
const genreOf = (title: string) => books.find((book) => book.title === title)?.genre

/** Three books of a genre that no simulated shopper ever opened. */
function threeUntouched(genre: string): [string, string, string] {
  const ids = untouchedBooks.filter((id) => bookById(id)!.genre === genre && offer(id).stock > 0)
  return ids.slice(0, 3) as [string, string, string]
}

/** The genres of a shelf, apart from the one place at most that it gives to a book few people have seen. */
function genresBeside({ titles, trials }: { titles: string[]; trials: string[] }): Set<string | undefined> {
  expect(trials.length).toBeLessThanOrEqual(1)
  return new Set(titles.filter((title) => !trials.includes(title)).map(genreOf))
}

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** Opens the page of a book and waits until its shelf is there, as a shopper does who looks at it. */
async function look(page: Page, id: string): Promise<void> {
  await page.goto(`${stage.shopUrl}/book/${id}`)
  await readShelf(page, 'product')
}

test('three books that nobody ever opened make the home shelf theirs, now and in the next browser session', async () => {
  const [first, second, third] = threeUntouched('Economics')
  const visitor = await stage.visitor()
  for (const id of [first, second, third]) await look(visitor.page, id)

  const reason = new RegExp(`Economics|${titleOf(third)}`)
  await visitor.page.goto(stage.shopUrl)
  const home = await readShelf(visitor.page, 'home')
  expect(home.heading).toMatch(reason)
  expect(genresBeside(home)).toEqual(new Set(['Economics']))
  expect((await readShelf(visitor.page, 'recently-viewed')).titles).toEqual(
    [third, second, first].map(titleOf),
  )
  const token = (await kept(visitor.page))?.visitor
  expect(token).toMatch(/^[\w-]+\.[\w-]+$/)

  const storageState = await visitor.context.storageState()
  await visitor.context.close()
  const again = await stage.visitor({ storageState })
  await again.page.goto(stage.shopUrl)
  const later = await readShelf(again.page, 'home')
  expect(later.heading).toMatch(reason)
  expect(genresBeside(later)).toEqual(new Set(['Economics']))
  expect((await kept(again.page))?.visitor).toBe(token)
  expect([visitor.faults, visitor.refused, again.faults, again.refused].flat()).toEqual([])
})

test('what one visitor opened together, the next one sees first among “also viewed” within 5 s', async () => {
  const [first, second, third] = threeUntouched('Natural science')
  const one = await stage.visitor()
  for (const id of [first, second, third]) await look(one.page, id)

  const begun = performance.now()
  const other = await stage.visitor()
  await look(other.page, first)
  const firstTwo = async () => {
    await other.page.reload()
    return (await readShelf(other.page, 'product')).titles.slice(0, 2).toSorted()
  }
  await expect
    .poll(firstTwo, { timeout: 5_000, interval: 200 })
    .toEqual([second, third].map(titleOf).toSorted())
  expect(performance.now() - begun).toBeLessThan(5_000)
  const { heading } = await readShelf(other.page, 'product')
  expect(heading).toBe(`People who looked at ${titleOf(first)} also looked at`)
  expect([other.faults, other.refused].flat()).toEqual([])
})

test('a click on a shelf and the order that follows reach the live feed and are attributed', async () => {
  const merchant = await stage.visitor()
  await logIn(merchant.page, stage)
  await merchant.page.getByRole('link', { name: 'Open the live view' }).click()
  await merchant.page.getByText('Connected').waitFor()

  const shopper = await stage.visitor()
  const bought = await clickFirstCard(shopper.page)
  await buy(shopper.page)

  const feed = merchant.page.locator('kindred-live-panel li')
  await feed.filter({ hasText: `clicked ${bought} on the shelf “Home page”` }).waitFor()
  const price = money(offer(books.find(({ title }) => title === bought)!.id).priceMinor, 'en')
  await feed.filter({ hasText: 'ordered' }).filter({ hasText: price }).waitFor()

  await merchant.page.getByRole('link', { name: 'Today', exact: true }).click()
  const figure = (name: string) => merchant.page.locator(`[data-figure=${name}] .value`).textContent()
  const attributed = async () => {
    await merchant.page.reload()
    return [await figure('attributed_orders'), await figure('attributed_revenue')]
  }
  await expect.poll(attributed, { interval: 500 }).toEqual(['1', price])
  expect(await figure('clicks')).toBe('1')
  const row = merchant.page.getByRole('row').filter({ hasText: 'Home page' }).filter({ hasText: price })
  expect((await row.getByRole('cell').allTextContents()).slice(-2)).toEqual(['1', price])
  expect([shopper.faults, shopper.refused, merchant.faults].flat()).toEqual([])
  // The first visit asks who is logged in, and nobody is.
  expect(merchant.refused).toEqual([`${stage.kindredUrl}/v1/login`])
})

/** Looks at two books and clicks the first card of the home shelf; the title of the book that opens. */
async function clickFirstCard(page: Page): Promise<string> {
  for (const id of ['emma-jane-austen', 'persuasion-jane-austen']) await look(page, id)
  await page.goto(stage.shopUrl)
  const { titles } = await readShelf(page, 'home')
  await shelf(page, 'home').locator('[part=link]').first().click()
  await page.getByRole('heading', { level: 1, name: titles[0] as string }).waitFor()
  return titles[0] as string
}

/** Puts the page's book into the basket and buys it as a guest. */
async function buy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await page.getByRole('status').filter({ hasText: 'is in your basket' }).waitFor()
  await page.getByRole('link', { name: 'Basket' }).click()
  await page.getByRole('link', { name: 'Checkout' }).click()
  await page.getByLabel('Your name').fill('A reader')
  await page.getByLabel('E-mail address').fill('reader@example.org')
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.getByRole('heading', { level: 1, name: 'Thank you!' }).waitFor()
}
