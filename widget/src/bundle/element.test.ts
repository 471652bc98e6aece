import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AddToCartDetail } from '../shelf/add-to-cart.ts'
import { emma, fakeService, part, parts, product, said } from '../testing/shelf-service.ts'
import { defineBundle } from './bundle.ts'
import type { KindredBundle } from './element.ts'

const own = { id: 'emma', title: 'Emma', url: '/emma', price_minor: 999, currency: 'GBP' }
const companion = (id: string, price_minor: number, people?: number) =>
  product({
    id,
    title: `Book ${id}`,
    price_minor,
    list_price_minor: price_minor,
    recommender: 'bought-together',
    reason: { because: 'bought_together', item: emma, ...(people ? { people, of: 120 } : {}) },
  })
const answer = {
  subject: own,
  recommender: 'bought-together' as const,
  products: [companion('a', 750, 31), companion('b', 1_200)],
}

beforeEach(async () => {
  await page.viewport(1000, 800)
  document.documentElement.lang = 'en'
})

afterEach(() => {
  document.body.replaceChildren()
  document.documentElement.removeAttribute('dir')
  delete window.kindred
})

async function putBundle(markup = '<kindred-bundle></kindred-bundle>'): Promise<KindredBundle> {
  defineBundle()
  document.body.insertAdjacentHTML('beforeend', markup)
  const bundle = [...document.querySelectorAll<KindredBundle>('kindred-bundle')].at(-1)!
  await expect.poll(() => bundle.hidden || (bundle.answer && bundle.words)).toBeTruthy()
  await bundle.updateComplete
  return bundle
}

const button = (bundle: KindredBundle) => part(bundle, 'button') as HTMLButtonElement

test('axe finds nothing: with products, one left out, on a dark page, from right to left, on a phone, in Chinese', async () => {
  fakeService(answer)
  const bundle = await putBundle()
  const check = async () =>
    (await axe.run(bundle, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag22aa', 'best-practice'] }))
      .violations
  expect(await check()).toEqual([])
  await page.getByRole('checkbox', { name: 'Book a' }).click()
  document.body.style.cssText = 'background:#111;color:#eee;color-scheme:dark'
  expect(await check()).toEqual([])
  document.body.style.cssText = ''
  document.documentElement.dir = 'rtl'
  bundle.locale = 'zh-CN'
  await page.viewport(390, 800)
  await expect.poll(() => said(bundle, 'heading')).toBe('经常一起购买')
  expect(await check()).toEqual([])
})

test('the page’s product first and without a link, each companion with its figures and no more than is told', async () => {
  const service = fakeService(answer)
  const bundle = await putBundle()
  expect(service.requests[0]!.shelves).toMatchObject([{ placement: 'bundle', limit: 2, subject: true }])
  expect(parts(bundle, 'title').map((title) => title.textContent)).toEqual([
    'This item: Emma',
    'Book a',
    'Book b',
  ])
  expect(parts(bundle, 'link')).toHaveLength(2)
  expect(parts(bundle, 'reason').map((line) => line.textContent)).toEqual([
    'Bought by 31 of 120 who bought this',
  ])
  expect(said(bundle, 'sum')).toBe('£29.49')
  expect(said(bundle, 'button')).toBe('Add all 3 to cart')
})

test('ticks decide what the sum is and what is added', async () => {
  fakeService(answer)
  const bundle = await putBundle()
  await page.getByRole('checkbox', { name: 'Book b' }).click()
  expect(said(bundle, 'sum')).toBe('£17.49')
  expect(said(bundle, 'button')).toBe('Add 2 to cart')
  await page.getByRole('checkbox', { name: 'Book a' }).click()
  expect(said(bundle, 'button')).toBe('Add to cart')
  await page.getByRole('checkbox', { name: 'Emma' }).click()
  expect(said(bundle, 'sum')).toBe('£0.00')
  expect(button(bundle).disabled).toBe(true)
  await page.getByRole('checkbox', { name: 'Book a' }).click()
  expect(said(bundle, 'sum')).toBe('£7.50')
})

test('one event carries all that is ticked; Kindred is told, with the placement', async () => {
  const service = fakeService(answer)
  const bundle = await putBundle()
  const added: AddToCartDetail[] = []
  bundle.addEventListener('kindred-add-to-cart', ({ detail }) => added.push(detail))
  await page.getByRole('checkbox', { name: 'Book a' }).click()
  await userEvent.click(button(bundle))
  expect(added.map(({ products }) => products.map(({ id }) => id))).toEqual([['emma', 'b']])
  expect(added[0]).toMatchObject({ product: { id: 'emma' }, placement: 'bundle', recommendation_id: 'rec-1' })
  expect(service.tracked.at(-1)).toMatchObject({
    name: 'add_to_cart',
    fields: {
      items: [{ item_id: 'emma' }, { item_id: 'b' }],
      placement: 'bundle',
      recommendation_id: 'rec-1',
      recommender: 'bought-together',
    },
  })
  expect(said(bundle, 'button')).toBe('Added to cart')
  await page.getByRole('checkbox', { name: 'Book a' }).click()
  expect(said(bundle, 'button')).toBe('Add all 3 to cart')
})

test('a page that prevents the event tells for itself', async () => {
  const service = fakeService(answer)
  const bundle = await putBundle()
  bundle.addEventListener('kindred-add-to-cart', (event) => event.preventDefault())
  await userEvent.click(button(bundle))
  expect(service.tracked.map(({ name }) => name)).not.toContain('add_to_cart')
  expect(said(bundle, 'button')).toBe('Add all 3 to cart')
})

test.each([
  ['no companion', { ...answer, products: [] }],
  ['no product of the page that could be bought', { products: answer.products }],
  ['only something that stands in', { ...answer, fallback: true }],
  ['no service', null],
])('with %s it is absent: no frame, no heading, no room', async (_, shelf) => {
  fakeService(shelf)
  const bundle = await putBundle()
  expect(bundle.hidden).toBe(true)
  expect(bundle.getBoundingClientRect().height).toBe(0)
})

test.each([1000, 390])('the skeleton has the size of what comes, %i pixels wide', async (width) => {
  await page.viewport(width, 800)
  const service = fakeService(answer)
  const { post } = service.bridge
  let answerNow = () => {}
  service.bridge.post = (path, body) =>
    new Promise((resolve) => {
      answerNow = () => resolve(post(path, body))
    })
  defineBundle()
  document.body.insertAdjacentHTML('beforeend', '<kindred-bundle></kindred-bundle>')
  const bundle = document.querySelector('kindred-bundle')!
  await expect.poll(() => bundle.shadowRoot?.querySelector('.loading')).toBeTruthy()
  await expect.poll(() => answerNow.name).toBeTruthy()
  const before = bundle.getBoundingClientRect().height
  await new Promise((resolve) => setTimeout(resolve, 60))
  answerNow()
  await expect.poll(() => part(bundle, 'item')).toBeTruthy()
  expect(Math.abs(bundle.getBoundingClientRect().height - before)).toBeLessThanOrEqual(1)
})
