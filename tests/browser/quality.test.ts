import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoAccounts } from '../../demo/accounts/account.ts'
import { openStage, type Person, type Stage } from '../../scripts/stage.ts'
import { logIn } from './dashboard.ts'
import { chartFaults, walk } from './every-view.ts'
import { type Steadiness, steadiness, watchSteadiness } from './steadiness.ts'

/** What every page owes its readers: to be readable by all, to stand still, to answer at once. */

const opened = ['/book/emma-jane-austen', '/book/persuasion-jane-austen', '/book/frankenstein-mary-shelley']
const pages = {
  home: '/',
  department: '/department/romance',
  product: '/book/pride-and-prejudice-jane-austen',
  cart: '/cart',
}
/** Nobody bought this book with another: one of its shelves has nothing to show and goes. */
const neverBought = '/book/principles-of-economics-alfred-marshall'

const views = [
  'today',
  'customers',
  'value',
  'loyalty',
  'retention',
  'segments',
  'products',
  'shelves',
  'status',
  'settings',
]

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** A visitor for whom every shelf has something: books opened, one in the basket. */
async function reader(options?: BrowserContextOptions): Promise<Person> {
  const person = await stage.visitor(options)
  for (const path of opened) await open(person.page, path)
  await person.page.getByRole('button', { name: 'Add to basket' }).click()
  await person.page.getByRole('status').filter({ hasText: 'is in your basket' }).waitFor()
  return person
}

/** Opens a page of the shop and waits until each of its shelves has products or is gone. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(stage.shopUrl + path)
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('kindred-shelf, kindred-bundle')].every(
      (shelf) => shelf.hidden || shelf.shadowRoot?.querySelector('[part=card], [part=item]'),
    ),
  )
}

/** @param rule only this one: of what does not depend on colours, one theme is as good as the other */
async function axeFaults(page: Page, rule?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rule ? axe.withRules(rule) : axe).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  )
}

test.each(['light', 'dark'] as const)(
  'axe finds nothing on the pages of the shop, %s',
  async (colorScheme) => {
    const { page, faults } = await reader({ colorScheme })
    const found: Record<string, string[]> = {}
    for (const path of [...Object.values(pages), '/account', '/checkout']) {
      await open(page, path)
      found[path] = await axeFaults(page)
    }
    await open(page, '/account')
    await page.getByRole('button', { name: demoAccounts[0]!.name }).click()
    await page.getByRole('heading', { level: 1, name: 'Hello' }).waitFor()
    await page.locator('kindred-shelf [part=card]').first().waitFor()
    found.signedIn = await axeFaults(page)
    expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([])
    expect(faults).toEqual([])
  },
)

test('axe finds nothing on any view of the dashboard, and every chart is there for the keyboard and as a table', {
  timeout: 300_000,
}, async () => {
  const { page, faults } = await stage.visitor({ colorScheme: 'light' })
  const found: Record<string, string[]> = {}
  const look = async (address: string) => {
    found[address] = await axeFaults(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    found[`${address}, dark`] = await axeFaults(page, 'color-contrast')
    await page.emulateMedia({ colorScheme: 'light' })
  }
  await page.goto(`${stage.kindredUrl}/dashboard/`)
  await page.getByLabel('Secret key').waitFor()
  await look('login')
  await logIn(page, stage)
  const addresses = await walk(page, stage, async (address) => {
    await look(address)
    found[`${address}, charts`] = await chartFaults(page)
  })
  for (const view of views) expect(addresses.join(' ')).toContain(`#/${view}`)
  expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([])
  expect(faults).toEqual([])
})

describe.each([
  ['a desk', { width: 1280, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const)('on the screen of %s', (_, viewport) => {
  test.each(Object.entries(pages))('nothing moves and nothing holds up the %s page', async (_name, path) => {
    const { page, context } = await reader({ viewport })
    const seen = await watched({ page, context }, [path, path, path])
    // Layout does not depend on the machine's speed: every load counts. Of the tasks the best load does: another
    // program on this machine may hold the processor during one, hardly during all.
    expect(seen.flatMap(({ shifts }) => shifts)).toEqual([])
    expect(Math.min(...seen.map(({ longestTaskMs }) => longestTaskMs))).toBeLessThanOrEqual(50)
  })

  test('nothing moves where a shelf turns out to have nothing', async () => {
    const seen = await watched(await stage.visitor({ viewport }), ['/', neverBought, '/cart'])
    expect(seen.flatMap(({ shifts }) => shifts)).toEqual([])
  })
})

/** How steady each of the pages was, opened one after the other and scrolled to its end. */
async function watched(
  { page, context }: Pick<Person, 'page' | 'context'>,
  paths: string[],
): Promise<Steadiness[]> {
  await context.addInitScript(watchSteadiness)
  const seen: Steadiness[] = []
  for (const path of paths) {
    await open(page, path)
    await page.mouse.wheel(0, 4_000)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
    seen.push(await steadiness(page))
  }
  return seen
}

test('the watch sees what moves and what holds up', async () => {
  const { page, context } = await stage.visitor()
  await watched({ page, context }, ['/'])
  await page.evaluate(() => {
    const end = performance.now() + 120
    while (performance.now() < end);
    document
      .querySelector('main')
      ?.prepend(Object.assign(document.createElement('p'), { style: 'height: 9rem' }))
    scrollTo(0, 0)
  })
  await expect.poll(async () => (await steadiness(page)).shifts).not.toEqual([])
  await expect.poll(async () => (await steadiness(page)).longestTaskMs).toBeGreaterThan(100)
})
