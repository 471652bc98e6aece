import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fakeService, part, parts, products, putShelf } from '../testing/shelf-service.ts'
import type { KindredShelf } from './element.ts'
import { undoMs } from './undo.ts'

beforeEach(async () => {
  await page.viewport(1000, 800)
  document.documentElement.lang = 'en'
})

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
  delete window.kindred
})

const cross = (title: string) => page.getByRole('button', { name: `Not interested: ${title}` })
const undo = page.getByRole('button', { name: /^Undo/ })
const shownTitles = (shelf: KindredShelf) =>
  parts(shelf, 'card')
    .filter((card) => card.getClientRects().length > 0)
    .map((card) => card.querySelector('[part=title]')!.textContent)

test('a hidden card leaves at once, the next one stands in its place, and it is told', async () => {
  const service = fakeService({ products: products(3) })
  const shelf = await putShelf()
  const places = parts(shelf, 'card').map((card) => card.getBoundingClientRect().left)
  await cross('Book 1').click({ force: true })
  expect(shownTitles(shelf)).toEqual(['Book 0', 'Book 2'])
  expect(parts(shelf, 'card')[2]!.getBoundingClientRect().left).toBe(places[1])
  expect(service.tracked.at(-1)).toMatchObject({
    name: 'hide_item',
    fields: { items: [{ item_id: 'p1' }], placement: 'home' },
  })
})

test('undo brings it back to its place, tells so, and returns the focus', async () => {
  const service = fakeService({ products: products(3) })
  const shelf = await putShelf()
  await cross('Book 1').click({ force: true })
  await undo.click()
  await expect.poll(() => shownTitles(shelf)).toEqual(['Book 0', 'Book 1', 'Book 2'])
  expect(service.tracked.at(-1)).toMatchObject({
    name: 'unhide_item',
    fields: { items: [{ item_id: 'p1' }] },
  })
  await expect.poll(() => shelf.shadowRoot!.activeElement?.getAttribute('aria-label')).toContain('Book 1')
  await expect.element(undo).not.toBeInTheDocument()
})

test('with the keyboard alone: from the card to its cross, to the undo and back', async () => {
  fakeService({ products: products(3) })
  const shelf = await putShelf()
  shelf.shadowRoot!.querySelector<HTMLElement>('[part=link]')!.focus()
  await userEvent.keyboard('{Tab}{Enter}')
  await expect.poll(() => shelf.shadowRoot!.activeElement?.part.value).toBe('undo')
  expect(shownTitles(shelf)).toEqual(['Book 1', 'Book 2'])
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => shownTitles(shelf)).toHaveLength(3)
})

test('a cross is large enough to hit, and axe finds nothing with a note open, on a dark page, in Chinese', async () => {
  fakeService({ products: products(3) })
  const shelf = await putShelf()
  const { width, height } = part(shelf, 'hide').getBoundingClientRect()
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
  await cross('Book 1').click({ force: true })
  await expect.element(undo).toBeVisible()
  const check = async () => (await axe.run(shelf, { runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'] })).violations
  expect(await check()).toEqual([])
  document.body.style.cssText = 'background:#111;color:#eee'
  shelf.locale = 'zh-CN'
  await expect.poll(() => part(shelf, 'hide').getAttribute('title')).toBe('不感兴趣')
  expect(await check()).toEqual([])
  document.body.style.cssText = ''
})

test('hiding moves nothing below the shelf, and the note leaves by itself, unless the focus is seen on it', async () => {
  fakeService({ products: products(3) })
  const shelf = await putShelf()
  const height = shelf.offsetHeight
  shelf.shadowRoot!.querySelector<HTMLElement>('[part=link]')!.focus()
  await userEvent.keyboard('{Tab}')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(part(shelf, 'undo')).toBeTruthy())
  expect(shelf.offsetHeight).toBe(height)
  vi.advanceTimersByTime(undoMs + 1)
  expect(part(shelf, 'undo')).toBeTruthy()
  ;(part(shelf, 'undo') as HTMLElement).blur()
  await userEvent.hover(document.documentElement)
  vi.advanceTimersByTime(undoMs + 1)
  expect(part(shelf, 'undo')).toBeNull()
})

test('a shelf whose last card was hidden goes when it can no longer be undone', async () => {
  fakeService({ products: products(1) })
  const shelf = await putShelf()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  parts(shelf, 'hide')[0]!.click()
  await vi.waitFor(() => expect(part(shelf, 'undo')).toBeTruthy())
  expect(shelf.hidden).toBe(false)
  ;(part(shelf, 'undo') as HTMLElement).blur()
  vi.advanceTimersByTime(undoMs + 1)
  await vi.waitFor(() => expect(shelf.hidden).toBe(true))
})

test('no-hide leaves the crosses out', async () => {
  fakeService({ products: products(3) })
  const shelf = await putShelf('<kindred-shelf no-hide></kindred-shelf>')
  expect(parts(shelf, 'hide')).toEqual([])
})
