import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CustomerDetail } from '#shared/wire/customer'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { shown } from './account.ts'
import { openPlainShop, type PlainShop } from './plain-shop.ts'
import { readShelf } from './shelf.ts'
import { documented, strictPage } from './strict-page.ts'

/** A shop with a strict content security policy: the documented one is enough, and one that forbids us breaks nothing. */

let shop: PlainShop
beforeAll(async () => {
  shop = await openPlainShop('A strict shop', strictPage)
  const product = (n: number) => ({
    id: `mug-${n}`,
    title: `Mug ${n}`,
    url: `/mug-${n}?policy=documented`,
    image_url: `${shop.shopUrl}/picture`,
    price_minor: 1_000 + n,
    list_price_minor: 2_000,
    rating: 4.5,
    rating_count: 12,
    categories: ['Mugs'],
  })
  await shop.call('PUT', '/v1/products', [...Array(20).keys()].map(product))
  const ask = [{ placement: 'order', kind: 'csat', touch_point: 'buying' }]
  await shop.call('PUT', '/v1/settings', { questions: { enabled: true, quiet_days: 90, ask } })
  const item = (n: number) => ({ item_id: `mug-${n}`, quantity: 1, price_minor: 1_000 + n })
  const order = (n: number) => ({
    id: `order-${n}`,
    created_at: Date.now() - n * 3_600_000,
    customer_id: `c${n}`,
    currency: 'GBP',
    items: n === 9 ? [item(7)] : [item(0), item(1)],
  })
  await shop.call('POST', '/v1/orders', [1, 2, 3, 4, 5, 6, 9].map(order))
  // What is bought together is known a moment later.
  const together = `/v1/stores/${shop.store.store.id}/items/mug-0/recommendations?placement=bought-together`
  await vi.waitFor(async () => {
    const { shelves } = await shop.call<RecommendationResult>('GET', together)
    expect(shelves[0]?.products.map(({ recommender }) => recommender)).toContain('bought-together')
  })
})
afterAll(() => shop?.close())

interface Strict {
  page: Page
  /** Directives that something in the page went against. */
  violations: string[]
  /** Exceptions that nobody caught. */
  errors: string[]
}

async function open(path: string): Promise<Strict> {
  const page = await (await shop.browser.newContext({ locale: 'en-GB' })).newPage()
  const violations: string[] = []
  const errors: string[] = []
  await page.exposeFunction('violated', (directive: string) => violations.push(directive))
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      Object(window).violated(`${effectiveDirective} ${blockedURI}`),
    ),
  )
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.goto(shop.shopUrl + path)
  return { page, violations, errors }
}

/** The page's own script does its work. */
async function buy(page: Page): Promise<string | null> {
  await page.locator('#own').click()
  return page.locator('#bought').textContent()
}

const pictures = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const images = document.querySelector('kindred-shelf')?.shadowRoot?.querySelectorAll('img') ?? []
    return [...images].filter(({ complete, naturalWidth }) => complete && naturalWidth > 0).length
  })

test('the documentation has a policy, and it lets nothing through that is not named', () => {
  expect(documented).toMatch(/^default-src 'none'; /)
  expect(documented).not.toMatch(/unsafe|\*|style-src|data:/)
})

test.for(['documented', 'nonces', 'strict-dynamic'])(
  'policy “%s”: every element shows and tells, and nothing is against it',
  async (policy) => {
    const { page, violations, errors } = await open(`/mug-0?policy=${policy}`)
    await readShelf(page, 'new-arrivals')
    await readShelf(page, 'on-sale')
    await expect.poll(() => pictures(page)).toBeGreaterThan(0)
    await page.locator('kindred-bundle [part~=total]').waitFor()
    await expect.poll(() => shown(page, 'kindred-preferences')).toContain('Your data')
    await expect.poll(() => shown(page, 'kindred-loyalty')).not.toBe('')
    await expect.poll(() => shown(page, 'kindred-question')).not.toBe('')

    const card = page.locator('kindred-shelf[placement=new-arrivals] [part=card]').first()
    await card.getByRole('button', { name: 'Add to cart' }).click()
    await card.hover()
    await card.locator('[part=hide]').click()
    await page.locator('kindred-shelf [part=undo]').first().waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download all of it' }).click()
    expect((await download).suggestedFilename()).toBe('my-data.json')
    await expect
      .poll(async () => {
        const { timeline } = await shop.call<CustomerDetail>('GET', '/v1/customers/c9')
        return ['view_item', 'add_to_cart'].filter((name) => timeline.some((one) => one.name === name))
      })
      .toEqual(['view_item', 'add_to_cart'])
    expect(await buy(page)).toBe('Bought')
    expect([violations, errors]).toEqual([[], []])
  },
)

test('Chinese words come under it, too', async () => {
  const { page, violations, errors } = await open('/mug-0?policy=documented&lang=zh-CN')
  expect((await readShelf(page, 'new-arrivals')).heading).toMatch(/\p{Script=Han}/u)
  expect([violations, errors]).toEqual([[], []])
})

test('beside a Lit of the page’s own, with what the documentation asks for then', async () => {
  const { page, violations, errors } = await open('/mug-0?policy=lit')
  await readShelf(page, 'new-arrivals')
  expect([violations, errors]).toEqual([[], []])
})

test.for([
  ['no-script', 'script-src-elem'],
  ['no-connect', 'connect-src'],
  ['no-types', 'trusted-types'],
] as const)(
  'policy “%s”: no shelf takes room, the page works, and nothing is thrown into it',
  async ([policy, directive]) => {
    const { page, violations, errors } = await open(`/mug-0?policy=${policy}`)
    await expect.poll(() => violations.map((one) => one.split(' ')[0])).toContain(directive)
    await expect.poll(() => roomOfElements(page)).toBe(0)
    expect(await buy(page)).toBe('Bought')
    expect(errors).toEqual([])
  },
)

/** The height that all our elements take, in pixels. */
function roomOfElements(page: Page): Promise<number> {
  return page.evaluate(() => {
    const heights = [...document.querySelectorAll('h1 ~ *')]
      .filter(({ localName }) => localName.startsWith('kindred-'))
      .map(({ clientHeight }) => clientHeight)
    return heights.reduce((sum, height) => sum + height, 0)
  })
}
