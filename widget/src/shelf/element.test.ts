import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { faultlessPage } from '../testing/faultless-page.ts'
import {
  emma,
  fakeService,
  part,
  parts,
  product,
  products,
  putShelf,
  said,
  settled,
} from '../testing/shelf-service.ts'
import { defineShelf } from './define.ts'
import type { KindredShelf } from './element.ts'

faultlessPage()

test('axe finds nothing: with products, on a dark page, from right to left, in Chinese', async () => {
  fakeService()
  const shelf = await putShelf()
  const check = async () =>
    (await axe.run(shelf, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag22aa', 'best-practice'] }))
      .violations
  expect(await check()).toEqual([])
  document.body.style.cssText = 'background:#111;color:#eee'
  expect(await check()).toEqual([])
  document.body.style.cssText = ''
  document.documentElement.dir = 'rtl'
  shelf.locale = 'zh-CN'
  await shelf.updateComplete
  expect(await check()).toEqual([])
})

test('a labelled section with a heading that says the reason, and a list of cards', async () => {
  fakeService()
  const shelf = await putShelf('<kindred-shelf heading-level="3"></kindred-shelf>')
  await expect.element(page.getByRole('region', { name: 'Because you looked at Emma' })).toBeVisible()
  await expect.element(page.getByRole('heading', { level: 3 })).toBeVisible()
  expect(parts(shelf, 'card')).toHaveLength(8)
  expect(said(shelf, 'price')).toBe('Price £7.99 Original price £9.99')
  await expect
    .element(page.getByRole('img', { name: '4.5 out of 5 stars, 1,203 ratings' }).first())
    .toBeVisible()
  await expect
    .element(page.getByRole('link', { name: 'Book 0' }))
    .toHaveAttribute('href', '/books/persuasion')
})

test('a card says its own reason only where the heading does not', async () => {
  fakeService({
    products: [
      product(),
      product({ reason: { because: 'bought_together', item: emma, people: 12, of: 40 } }),
      product({ reason: { because: 'viewed', item: { id: 'x', title: 'Villette' } } }),
    ],
  })
  const shelf = await putShelf()
  expect(parts(shelf, 'reason').map((line) => line.textContent)).toEqual([
    'Bought together with Emma · 12 of 40 people',
    'Because you looked at Villette',
  ])
})

test('the skeleton has the size of what comes, so nothing moves', async () => {
  for (const width of [360, 1000]) {
    await page.viewport(width, 800)
    const { bridge } = fakeService({
      heading: { because: 'viewed', item: { id: 'x', title: 'The Personal History of David Copperfield' } },
      products: [
        product({ title: 'A title long enough for two lines on any card, and for a third one', rating: 4 }),
        product({ reason: { because: 'category', category: 'Novels of manners, and of the countryside' } }),
      ],
    })
    const { post } = bridge
    let answer = () => {}
    const measured = new Promise<void>((resolve) => {
      answer = resolve
    })
    bridge.post = async (...asked) => {
      await measured // however slow this page is
      return post(...asked)
    }
    defineShelf()
    document.body.innerHTML = '<kindred-shelf style="--kindred-heading-size: 1.75rem"></kindred-shelf>'
    const shelf = document.querySelector<KindredShelf>('kindred-shelf')!
    await new Promise((done) => requestAnimationFrame(done))
    const before = shelf.offsetHeight
    expect(before).toBeGreaterThan(300)
    expect(part(shelf, 'section')).toBeNull()
    answer()
    await settled(shelf)
    expect(part(shelf, 'section')).not.toBeNull()
    expect(shelf.offsetHeight).toBe(before)
  }
})

test.each(['ltr', 'rtl'])('previous and next turn the list, and rest at its ends (%s)', async (dir) => {
  document.documentElement.dir = dir
  fakeService()
  const shelf = await putShelf()
  const list = part(shelf, 'list') as HTMLElement
  list.style.scrollBehavior = 'auto'
  const previous = page.getByRole('button', { name: 'Previous products' })
  const next = page.getByRole('button', { name: 'More products' })
  await expect.element(previous).toHaveAttribute('aria-disabled', 'true')
  await userEvent.click(next)
  await expect.element(previous).toHaveAttribute('aria-disabled', 'false')
  await expect.element(next).toHaveAttribute('aria-disabled', 'true')
  expect(Math.sign(list.scrollLeft)).toBe(dir === 'rtl' ? -1 : 1)
  await userEvent.click(previous)
  await expect.element(previous).toHaveAttribute('aria-disabled', 'true')
})

test('buttons are absent when everything fits', async () => {
  fakeService({ products: products(2) })
  expect(parts(await putShelf(), 'buttons')).toEqual([])
})

test('a phone shows two cards and a piece of the third', async () => {
  await page.viewport(360, 740)
  fakeService()
  const shelf = await putShelf()
  const list = part(shelf, 'list').getBoundingClientRect()
  const shown = list.width / (parts(shelf, 'card')[0]!.getBoundingClientRect().width + 16)
  expect(shown).toBeGreaterThan(2.1)
  expect(shown).toBeLessThan(2.5)
})

test('Chinese is worded as Chinese, from the nearest lang', async () => {
  fakeService({ products: [product({ currency: 'CNY', price_minor: 3_250, list_price_minor: 0 })] })
  document.body.lang = 'zh-CN'
  const shelf = await putShelf()
  expect(said(shelf, 'heading')).toBe('因为你看过“Emma”')
  expect(said(shelf, 'price')).toBe('¥32.50')
  expect(said(shelf, 'button')).toBe('加入购物车')
  document.body.removeAttribute('lang')
})

test('hostile products are text, and their addresses lead nowhere', async () => {
  fakeService({
    products: [
      product({ title: '<img src=x onerror=alert(1)>', url: 'javascript:alert(1)', image_url: '//evil/x' }),
      product({ title: '', currency: 'nonsense', price_minor: Number.NaN, rating: 99 }),
    ],
  })
  const shelf = await putShelf()
  expect(said(shelf, 'title')).toBe('<img src=x onerror=alert(1)>')
  expect(shelf.shadowRoot!.querySelectorAll('img')).toHaveLength(0)
  expect(part(shelf, 'link').hasAttribute('href')).toBe(false)
})

test('the stars that are missing are seen, faintly', async () => {
  fakeService()
  const shelf = await putShelf()
  const { backgroundImage } = getComputedStyle(shelf.shadowRoot!.querySelector('.stars')!)
  const [full, rest] = backgroundImage.match(/(rgba?|color)\([^)]*\)/g)!
  const opacity = (colour: string) => Number(/([\d.]+)\)$/.exec(colour)![1])
  expect(opacity(full!)).toBeGreaterThan(0.8)
  expect(opacity(rest!)).toBeGreaterThan(0.15)
  expect(opacity(rest!)).toBeLessThan(0.3)
})
