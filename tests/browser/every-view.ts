import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Stage } from '../../scripts/stage.ts'

/** The models of a store run for some seconds when a view first asks. */
const patienceMs = 30_000

/**
 * Visits every view that the navigation leads to, with their parts, a customer and the live view, each once, as the page
 * itself knows them. Returns the addresses.
 *
 * @param stage.start the links it begins with; unless given those of the navigation and all choices on the first page
 */
export async function walk(
  page: Page,
  { start = 'nav a[href^="#/"]', ...stage }: Pick<Stage, 'kindredUrl'> & { start?: string },
  visit: (address: string) => Promise<void>,
): Promise<string[]> {
  const seen = new Set(['#/today/live', ...(await linksIn(page, start))])
  for (const address of seen) {
    await openView(page, stage, address)
    await visit(address)
    // A set is gone through with what is added on the way.
    for (const part of await linksIn(page, 'nav:is(.parts, .settings-tabs) a')) seen.add(part)
    if (address === '#/customers') seen.add((await linksIn(page, 'a.person'))[0] ?? 'nobody on the list')
  }
  return [...seen]
}

/** Opens a view and waits until it shows what it has: nothing is awaited any more. */
export async function openView(
  page: Page,
  { kindredUrl }: Pick<Stage, 'kindredUrl'>,
  address: string,
): Promise<void> {
  // From nothing: what stood there before can then not be taken for the view.
  await page.goto('about:blank')
  await page.goto(`${kindredUrl}/dashboard/${address}`)
  await page
    .locator('main h1')
    .first()
    .waitFor()
    .catch((cause) => {
      throw new Error(`${address} does not open`, { cause })
    })
  const awaited = page.locator('main :is(p.waiting, p.working, div.stale, [aria-busy="true"])')
  // One answer may lead to another question: nothing is awaited, and still nothing a moment later.
  for (let look = 0; look < 2; look++) {
    await expect.poll(() => awaited.allTextContents(), { message: address, timeout: patienceMs }).toEqual([])
    await page.waitForTimeout(100)
  }
}

/**
 * What somebody without a mouse misses in a view: charts with nothing to get to by Tab, or that say nothing there, and
 * those whose data is not there as a table.
 */
export async function chartFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const chart of await page.locator('kindred-chart').all()) {
    const heading = (await chart.locator('h2').first().textContent())?.trim() ?? ''
    const places = chart.locator('.drawing [tabindex="0"]')
    if ((await places.count()) === 0) {
      faults.push(`${heading}: nothing to get to by keyboard`)
      continue
    }
    const place = places.first()
    await place.focus()
    if (!(await saysSomething(page))) faults.push(`${heading}: what has the focus has no name`)
    await page.keyboard.press('ArrowRight')
    if (!(await saysSomething(page))) faults.push(`${heading}: an arrow leads to nothing with a name`)
    const asTable = chart.getByRole('button', { name: 'Show as a table' })
    await asTable.press('Enter')
    await expect.poll(() => chart.locator('table tbody tr').count(), { message: heading }).toBeGreaterThan(0)
    await asTable.press('Enter')
  }
  return faults
}

/** Whether what has the focus is named, and lies in a drawing. */
function saysSomething(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const at = document.activeElement
    return Boolean(at?.closest('.drawing') && at.getAttribute('aria-label'))
  })
}

function linksIn(page: Page, selector: string): Promise<string[]> {
  return page
    .locator(selector)
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))])
}
