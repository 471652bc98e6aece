import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deeds } from '../../bench/dashboard/deeds.ts'
import { type InsightStore, startInsightStore } from '../../bench/insight/store.ts'
import { browserArgs, findBrowser } from '../../scripts/browser.ts'
import { inRoot } from '../../scripts/root.ts'

/**
 * That the dashboard follows the hand is measured by `npm run bench -- dashboard` with 20,000 customers and a clock. Here
 * it is what each move of the hand sets in motion, which is the same on every machine: nodes touched, styles and layouts
 * worked out a picture, and computing time beside that of a task known beforehand. Other programs' time is not in it.
 */

const customers = 2_000
/** Forty lines of ten nodes each are touched by the widest of these deeds. */
const mostTouched = 600
/** The browser works styles and layout out once a picture by itself; more is asked for by whoever reads places. */
const mostForced = 3
/** Computing time of a move of the hand, in lists of two thousand lines laid out. */
const mostWork = 3

let store: InsightStore
let browser: Browser
let page: Page
let devtools: CDPSession
/** Seconds of computing that a list of two thousand lines takes. */
let list = Number.POSITIVE_INFINITY

beforeAll(async () => {
  store = await startInsightStore(customers, inRoot('dist'))
  for (const path of ['/v1/insights/spread', '/v1/insights/value-ranking']) {
    await store.ask(path)
    await store.settled()
  }
  const executablePath = findBrowser()
  browser = await chromium.launch({ args: browserArgs, ...(executablePath ? { executablePath } : {}) })
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  page = await context.newPage()
  devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(`${store.url}/dashboard/`)
  await page.getByLabel('Secret key').fill(store.key)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('navigation').first().waitFor()
  for (let turn = 0; turn < 5; turn++) list = Math.min(list, await costOfList())
})
afterAll(async () => {
  await browser?.close()
  await store?.stop()
})

test.each([
  'drag the Lorenz cursor',
  'slide it with forty in sight',
  'brush the swarm',
  'type into the search of customers',
])('%s: each move of the hand touches little, and forces no layout', async (name) => {
  const { address, ready, act } = deeds.find((deed) => deed.name === name)!
  await page.goto(`${store.url}/dashboard/${address}`)
  await page.locator(ready).first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(watch)
  const before = await figures()
  await act(page)
  const { touched, moves, pictures } = await page.evaluate(told)
  const after = await figures()
  const grown = (figure: string) => after[figure]! - before[figure]!
  expect(moves).toBeGreaterThan(9)
  expect(touched / moves).toBeLessThan(mostTouched)
  expect(grown('RecalcStyleCount') / (moves + pictures)).toBeLessThan(mostForced)
  expect(grown('LayoutCount') / (moves + pictures)).toBeLessThan(mostForced)
  expect(grown('TaskDuration') / moves / list).toBeLessThan(mostWork)
})

/** What the browser has counted of the page: `TaskDuration` is the main thread's own computing, in seconds. */
async function figures(): Promise<Record<string, number>> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

async function costOfList(): Promise<number> {
  const before = await figures()
  await page.evaluate(() => {
    const list = document.createElement('ul')
    document.body.append(list)
    for (let line = 0; line < 2_000; line++)
      list.append(Object.assign(document.createElement('li'), { textContent: `Line ${line}` }))
    const height = list.offsetHeight
    list.remove()
    return height
  })
  return (await figures()).TaskDuration! - before.TaskDuration!
}

interface Watched {
  touched: number
  moves: number
  pictures: number
}

/** Runs in the page: counts what happens from now on. */
function watch(): void {
  const watched: Watched = { touched: 0, moves: 0, pictures: 0 }
  const everything = { subtree: true, childList: true, attributes: true, characterData: true }
  new MutationObserver(({ length }) => {
    watched.touched += length
  }).observe(document.body, everything)
  for (const move of ['pointermove', 'keydown'])
    addEventListener(move, () => watched.moves++, { capture: true, passive: true })
  const draw = () => {
    watched.pictures++
    requestAnimationFrame(draw)
  }
  requestAnimationFrame(draw)
  Object.assign(window, { watched })
}

/** Runs in the page: what was counted, two pictures later, so that what was just done is in it. */
function told(): Promise<Watched> {
  return new Promise((resolve) => {
    const tell = () => resolve({ ...(window as unknown as { watched: Watched }).watched })
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(tell)))
  })
}
