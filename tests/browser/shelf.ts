import type { Locator, Page } from 'playwright-core'

/** What the card of a product says that is shown for trial. */
const trialLine = 'Few people have seen this yet'

/** A shelf of the page by its placement; what is inside its shadow root is found through it as it stands. */
export function shelf(page: Page, placement: string): Locator {
  return page.locator(`kindred-shelf[placement="${placement}"]`)
}

/** The heading and the titles of a shelf once its products are there, and which of them are shown for trial. */
export async function readShelf(
  page: Page,
  placement: string,
): Promise<{ heading: string; titles: string[]; trials: string[] }> {
  const found = shelf(page, placement)
  await found.locator('[part=card]').first().waitFor()
  return {
    heading: ((await found.locator('[part=heading]').textContent()) ?? '').trim(),
    titles: await found.locator('[part=title]').allTextContents(),
    trials: await found
      .locator('[part=card]')
      .filter({ hasText: trialLine })
      .locator('[part=title]')
      .allTextContents(),
  }
}

/** What the tracker keeps in this browser for the shop, or null when it keeps nothing. */
export async function kept(page: Page): Promise<Kept | null> {
  const text = await page.evaluate(() => localStorage.getItem('kindred:bookshop'))
  return text === null ? null : (JSON.parse(text) as Kept)
}

export interface Kept {
  visitor?: string
  identity?: string
  /** Events that wait to be acknowledged. */
  queue: { id: string; name: string }[]
  /** What the shopper did: time, name, ids. */
  acts: [number, string, ...string[]][]
}

/** The names of what the shopper did, oldest first. */
export async function acts(page: Page): Promise<string[]> {
  return ((await kept(page))?.acts ?? []).map(([, name]) => name)
}
