import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { booksOfGenre } from '../demo/books/catalogue.ts'
import { seedAnswers } from '../demo/seed-answers.ts'
import { build } from './build.ts'
import { visitNow } from './live-visits.ts'
import { publishPicture } from './publish-picture.ts'
import { inRoot } from './root.ts'
import { visitShelves } from './shelf-visits.ts'
import { openStage, type Person, type Stage } from './stage.ts'

/** `npm run screenshots`: the shop and the dashboard as they are, into `.build/screenshots`; the best into the docs. */
const all = inRoot('.build', 'screenshots')
const shown = inRoot('docs', 'images')
const published = ['shop-home', 'shop-product', 'dashboard-today', 'dashboard-retention']

const looks: Record<string, BrowserContextOptions> = {
  '': {},
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  chinese: { locale: 'zh-CN' },
}
/** What somebody who likes both Jane Austen and ghosts has opened. */
const opened = [
  'emma-jane-austen',
  'persuasion-jane-austen',
  'frankenstein-mary-shelley',
  'jane-eyre-charlotte-bronte',
]
const genres = [
  'Romance',
  'Gothic fiction',
  'Detective fiction',
  'Adventure',
  'Philosophy',
  'Chinese classics',
]

/** Views and parts of them: each by its address and by what is there when it has come. */
const parts: [name: string, address: string, there: string][] = [
  ['live', '#/today/live', 'kindred-minute-bars svg'],
  ['settings', '#/settings', '.settings-form'],
  ['settings-keys', '#/settings?tab=keys', '.settings tbody tr'],
  ['settings-placements', '#/settings?tab=shelves&place=home', '.place-form'],
  ['settings-spend', '#/settings?tab=spend', 'form.spend'],
  ['settings-import', '#/settings?tab=import', 'input[type=file]'],
  ['settings-quality', '#/settings?tab=quality', '.settings tbody tr'],
  ['settings-audit', '#/settings?tab=audit', 'table.audit tbody tr'],
  ['status', '#/status', 'table.waiting-parts'],
  ['loyalty', '#/loyalty?range=90d&next=gold', 'kindred-quadrants svg'],
  ['segments', '#/segments?third=3&kind=2', 'kindred-people-list tbody tr'],
  ['products', '#/products', 'kindred-products-view kindred-heat-map svg'],
  ['products-goods', '#/products/goods?range=90d', 'table.products tbody tr'],
  ['products-traffic', '#/products/traffic?range=7d', 'kindred-products-view kindred-heat-map svg'],
  ['shelves', '#/shelves', 'kindred-forest svg'],
  ['shelves-shopper', '#/shelves/shopper?customer=reader-0022&product=emma-jane-austen', 'table.seen'],
  ['shelves-setup', '#/shelves/setup', 'table.places'],
]

await build(console.log)
console.log('setting the stage: workerd, the demo year, the shop, a browser …')
const now = Date.now()
const stage = await openStage({ now })
try {
  const { kindredUrl: url, shopUrl, store } = stage
  await seedAnswers({ url, shopUrl, secretKey: store.secret_key, now })
  mkdirSync(all, { recursive: true })
  mkdirSync(shown, { recursive: true })
  for (const [look, options] of Object.entries(looks)) await shootShop(look, options)
  await plan(stage)
  await visitNow(stage, 90)
  for (const [look, options] of Object.entries(looks)) await shootToday(look, options)
  await visitShelves({
    kindredUrl: stage.kindredUrl,
    shopUrl: stage.shopUrl,
    publishableKey: stage.store.publishable_key,
    secretKey: stage.store.secret_key,
    people: 900,
    now: Date.now(),
  })
  for (const [look, options] of Object.entries(looks)) await shootDashboard(look, options)
  for (const name of published)
    await publishPicture(stage.browser, join(all, `${name}.png`), join(shown, `${name}.webp`))
} finally {
  await stage.close()
}
console.log(`all in ${all}; ${published.join(', ')} in ${shown}`)

async function shootShop(look: string, options: BrowserContextOptions): Promise<void> {
  const { page, context } = await stage.visitor(options)
  for (const id of opened) await openShop(page, `/book/${id}`)
  await openShop(page, '/')
  await shoot(page, 'shop-home', look, { height: 1100 })
  await shoot(page, 'shop-home-whole', look, 'whole')
  await openShop(page, '/book/pride-and-prejudice-jane-austen')
  await page
    .locator('kindred-shelf')
    .first()
    .evaluate((shelf) => scrollTo(0, shelf.getBoundingClientRect().top - 96))
  await shoot(page, 'shop-product', look, { height: 1110 })
  await shoot(page, 'shop-product-whole', look, 'whole')
  await context.close()
}

/** A browser that is logged in to the dashboard, on Today. */
async function logIn(options: BrowserContextOptions): Promise<Person> {
  const person = await stage.visitor(options)
  await person.page.goto(`${stage.kindredUrl}/dashboard/`)
  await person.page.locator('#secret-key').fill(stage.store.secret_key)
  await person.page.locator('button[type=submit]').click()
  await person.page.locator('kindred-live-panel .status.live').waitFor()
  return person
}

/** Before many people are told of who were there in the last days: what is told so late is a fault in a real shop. */
async function shootToday(look: string, options: BrowserContextOptions): Promise<void> {
  const { page, context } = await logIn(options)
  await shopALittle(stage)
  await page.goto(`${stage.kindredUrl}/dashboard/#/today?range=30d`)
  await page.locator('kindred-time-series .goal').waitFor({ state: 'attached' })
  await page.locator('kindred-waterfall svg').waitFor()
  await page.locator('.stages').waitFor()
  await shoot(page, 'dashboard-today', look, { height: 1370 })
  await shoot(page, 'dashboard-today-whole', look, 'whole')
  await context.close()
}

async function shootDashboard(look: string, options: BrowserContextOptions): Promise<void> {
  const { page, context } = await logIn(options)
  await page.goto(`${stage.kindredUrl}/dashboard/#/customers`)
  await page
    .locator('.customers td', { hasText: /^(Champions|最佳顾客)$/ })
    .first()
    .waitFor({ state: 'attached' })
  await shoot(page, 'dashboard-customers', look)
  await page.goto(`${stage.kindredUrl}/dashboard/#/customers/c%3Areader-0022`)
  await page.locator('kindred-customer-view .timeline li').first().waitFor()
  await page.locator('.next-step .large').waitFor()
  await page.locator('.future .figures').waitFor()
  await page.locator('.next-step .offers li').first().waitFor()
  await shoot(page, 'dashboard-customer', look)
  await shoot(page, 'dashboard-customer-whole', look, 'whole')
  await page.goto(`${stage.kindredUrl}/dashboard/#/value`)
  await page.locator('table.ranking tbody tr, table.work tbody tr').nth(12).waitFor()
  await page.locator('kindred-value-view kindred-bars svg').first().waitFor()
  await shoot(page, 'dashboard-value', look)
  await shoot(page, 'dashboard-value-whole', look, 'whole')
  await page.goto(`${stage.kindredUrl}/dashboard/#/retention`)
  await page.locator('kindred-chart a[href*="brush="]').first().click()
  await page.locator('kindred-people-list tbody tr').first().waitFor()
  await page.locator('kindred-lines svg').waitFor()
  await page.evaluate(() => scrollTo(0, 0))
  await shoot(page, 'dashboard-retention', look, { height: 1330 })
  await shoot(page, 'dashboard-retention-whole', look, 'whole')
  await shootParts(page, look)
  await context.close()
}

async function shootParts(page: Page, look: string): Promise<void> {
  for (const [name, address, there] of parts) {
    await page.goto(`${stage.kindredUrl}/dashboard/${address}`)
    await page.locator(there).first().waitFor()
    if (name === 'shelves-setup') await untilReady(page)
    await shoot(page, `dashboard-${name}`, look, 'whole')
  }
  const draft = '#/shelves/rules?rule=%2B&place=product&product=emma-jane-austen'
  await page.goto(`${stage.kindredUrl}/dashboard/${draft}`)
  await page.locator('.rule-form [name=id]').fill('essays')
  await page.locator('.rule-form [name=products]').fill('walden-henry-david-thoreau')
  await page.locator('.rule-form [type=submit]').click()
  await page.locator('.preview-shelf .came').first().waitFor()
  await shoot(page, 'dashboard-shelves-rules', look, 'whole')
}

/** What a merchant wants to reach and has noted: a target and two notes on the days that are shown. */
async function plan({ kindredUrl, store }: Stage): Promise<void> {
  const dayMs = 86_400_000
  const day = (ago: number) => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10)
  const plans: Record<string, object> = {
    'targets/quarter': {
      figure: 'revenue_minor',
      from: day(60),
      to: day(-30),
      value: 1_600_000,
      note: 'Quarter',
    },
    'annotations/sale': { day: day(21), to: day(17), kind: 'price', text: 'Autumn sale' },
    'annotations/letter': { day: day(9), kind: 'campaign', text: 'Newsletter about new arrivals' },
  }
  for (const [path, body] of Object.entries(plans)) {
    const answer = await fetch(`${kindredUrl}/v1/${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${store.secret_key}` },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} was refused: ${await answer.text()}`)
  }
}

/** What the recommenders have is counted every two minutes: what was counted before the demo year came is passed over. */
async function untilReady(page: Page): Promise<void> {
  for (let attempt = 0; (await page.locator('.state.ready').count()) < 12; attempt++) {
    if (attempt > 30) throw new Error('the recommenders did not become ready within two and a half minutes')
    await page.waitForTimeout(5_000)
    await page.reload()
    await page.locator('.state').first().waitFor()
  }
}

/** A few people who look about, click what a shelf shows them, and some of whom buy it. */
async function shopALittle({ visitor }: Stage): Promise<void> {
  for (const [index, genre] of genres.entries()) {
    const { page, context } = await visitor()
    for (const { id } of booksOfGenre(genre).slice(0, 2)) await openShop(page, `/book/${id}`)
    if (index % 2 === 0) await openShop(page, '/')
    await page
      .locator('kindred-shelf [part=link]')
      .nth(index % 3)
      .click()
    const add = page.locator('form[data-add] button:enabled')
    if (index % 3 !== 2) {
      await add.click()
      await page.locator('.basket b:visible').waitFor()
      await page.goto(`${stage.shopUrl}/checkout`)
      await page.getByLabel('Your name').fill('A reader')
      await page.getByLabel('E-mail address').fill(`reader-${index}@example.org`)
      await page.getByRole('button', { name: 'Place order' }).click()
      await page.waitForURL('**/order/*')
    }
    await context.close()
  }
}

async function openShop(page: Page, path: string): Promise<void> {
  await page.goto(stage.shopUrl + path)
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('kindred-shelf, kindred-bundle')].every(
      (shelf) => shelf.hidden || shelf.shadowRoot?.querySelector('[part=card], [part=item]'),
    ),
  )
}

type Cut = 'screen' | 'whole' | { height: number }

async function shoot(page: Page, name: string, look: string, cut: Cut = 'screen'): Promise<void> {
  const screen = page.viewportSize()
  const height = typeof cut === 'object' && look !== 'phone' ? cut.height : null
  if (screen && height) await page.setViewportSize({ ...screen, height })
  if (cut === 'whole') await scrollThrough(page)
  await page.waitForLoadState('networkidle')
  const file = join(all, `${[name, look].filter(Boolean).join('-')}.png`)
  await page.screenshot({ path: file, fullPage: cut === 'whole', animations: 'disabled' })
  if (screen && height) await page.setViewportSize(screen)
}

/** Covers far down a page come only when they are near. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y)
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))
    }
    scrollTo(0, 0)
  })
}
