import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { pageChanged } from '../bridge.ts'
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
import type { AddToCartDetail } from './add-to-cart.ts'
import { defineShelf } from './define.ts'
import type { KindredShelf } from './element.ts'

const faults: unknown[] = []
const note = (event: ErrorEvent | PromiseRejectionEvent) => faults.push(event)

beforeEach(async () => {
  await page.viewport(1000, 800)
  document.documentElement.lang = 'en'
  addEventListener('error', note)
  addEventListener('unhandledrejection', note)
})

afterEach(() => {
  document.body.replaceChildren()
  document.documentElement.removeAttribute('dir')
  removeEventListener('error', note)
  removeEventListener('unhandledrejection', note)
  delete window.kindred
  expect(faults.splice(0)).toEqual([])
})

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

test('all shelves of a page travel in one request, with what the page knows', async () => {
  const service = fakeService()
  window.kindred!.bridge!.said = [location.href, { category: 'Novels', cart: ['villette', 7] }]
  document.body.innerHTML =
    '<kindred-shelf placement="home"></kindred-shelf><kindred-shelf placement="cart" limit="4"></kindred-shelf>'
  await putShelf('<kindred-shelf placement="product"></kindred-shelf>')
  expect(service.requests).toHaveLength(1)
  expect(service.requests[0]).toMatchObject({
    context: { items: ['emma'], category: 'Novels', cart: ['villette', '7'] },
    shelves: [
      { placement: 'home', limit: 12 },
      { placement: 'cart', limit: 4 },
      { placement: 'product', limit: 12 },
    ],
  })
})

test('a shelf with a filter sends it along, and stays away when it cannot be read', async () => {
  const service = fakeService()
  document.body.innerHTML = `<kindred-shelf filter='{"brands":["Penguin"]}'></kindred-shelf><kindred-shelf filter="Penguin"></kindred-shelf>`
  await putShelf()
  expect(service.requests[0]?.shelves).toMatchObject([
    { filter: { brands: ['Penguin'] } },
    { placement: 'home' },
  ])
  const [filtered, unreadable] = document.querySelectorAll<HTMLElement>('kindred-shelf')
  expect([filtered?.hidden, unreadable?.hidden]).toEqual([false, true])
})

test('a shelf about another product asks for itself', async () => {
  const service = fakeService()
  document.body.innerHTML = '<kindred-shelf></kindred-shelf>'
  await putShelf('<kindred-shelf item="villette"></kindred-shelf>')
  expect(service.requests.map((request) => request.context.product)).toEqual([undefined, 'villette'])
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

test('with the service overloaded (503) there is nothing, and no error', async () => {
  const { bridge } = fakeService()
  bridge.post = async () =>
    Response.json({ code: 'overloaded' }, { status: 503, headers: { 'Retry-After': '5' } })
  const shelf = await putShelf()
  expect(shelf.hidden).toBe(true)
  expect(shelf.getBoundingClientRect().height).toBe(0)
})

test('with the service down there is nothing, and no error', async () => {
  fakeService(null)
  const shelf = await putShelf()
  expect(shelf.hidden).toBe(true)
  expect(shelf.getBoundingClientRect().height).toBe(0)
})

test('without a loader on the page there is nothing, and no error', async () => {
  const shelf = await putShelf()
  expect(shelf.hidden).toBe(true)
})

test('an answer without products, or not ours at all, leaves nothing', async () => {
  const service = fakeService({ products: [] })
  expect((await putShelf()).hidden).toBe(true)
  service.bridge.post = async () => Response.json({ hello: 'world' })
  expect((await putShelf()).hidden).toBe(true)
  service.bridge.post = async () => new Response('<html>', { status: 502 })
  expect((await putShelf()).hidden).toBe(true)
})

test('empty means absent even where the page reserves room', async () => {
  fakeService({ products: [] })
  document.head.insertAdjacentHTML(
    'beforeend',
    '<style id="reserve">kindred-shelf { display: block; min-block-size: 30rem }</style>',
  )
  const shelf = await putShelf()
  expect(shelf.getBoundingClientRect().height).toBe(0)
  document.getElementById('reserve')!.remove()
})

test('moved in the document it keeps its products and asks nothing again', async () => {
  const service = fakeService()
  const shelf = await putShelf()
  document.body.insertAdjacentHTML('afterbegin', '<main></main>')
  document.querySelector('main')!.append(shelf)
  await shelf.updateComplete
  expect(parts(shelf, 'card')).toHaveLength(8)
  await new Promise((done) => setTimeout(done, 60))
  expect(service.requests).toHaveLength(1)
})

test('removed while it waits, it troubles nobody', async () => {
  fakeService()
  defineShelf()
  const shelf = document.createElement('kindred-shelf')
  document.body.append(shelf)
  shelf.remove()
  await new Promise((done) => setTimeout(done, 60))
  expect(document.body.childElementCount).toBe(0)
})

test('registered twice it is the same element', () => {
  defineShelf()
  const first = customElements.get('kindred-shelf')
  expect(() => defineShelf()).not.toThrow()
  expect(customElements.get('kindred-shelf')).toBe(first)
})

test('another placement, and another page, ask anew', async () => {
  const service = fakeService()
  const shelf = await putShelf()
  shelf.setAttribute('placement', 'cart')
  await vi.waitFor(() => expect(service.requests).toHaveLength(2))
  await vi.waitFor(() => expect(shelf.answer?.shelf.placement).toBe('cart'))
  dispatchEvent(new Event(pageChanged))
  await vi.waitFor(() => expect(service.requests).toHaveLength(3))
})

test('when the service goes away later, what is there stays', async () => {
  const service = fakeService()
  const shelf = await putShelf()
  service.shelf = null
  dispatchEvent(new Event(pageChanged))
  await vi.waitFor(() => expect(service.requests).toHaveLength(2))
  await new Promise((done) => setTimeout(done, 30))
  expect(shelf.hidden).toBe(false)
  expect(parts(shelf, 'card')).toHaveLength(8)
})

test('seen half it counts once, with what was recommended', async () => {
  const service = fakeService({ products: products(2) })
  await putShelf()
  await vi.waitFor(() => expect(service.tracked).toHaveLength(1))
  expect(service.tracked[0]).toEqual({
    name: 'view_item_list',
    fields: {
      items: [
        { item_id: 'p0', item_name: 'Book 0' },
        { item_id: 'p1', item_name: 'Book 1' },
      ],
      placement: 'home',
      recommendation_id: 'rec-1',
      recommender: 'session-knn',
    },
  })
  scrollTo(0, 1)
  await new Promise((done) => setTimeout(done, 60))
  expect(service.tracked).toHaveLength(1)
})

test('out of sight it does not count', async () => {
  const service = fakeService()
  document.body.innerHTML = '<div style="height: 3000px"></div>'
  await putShelf()
  await new Promise((done) => setTimeout(done, 80))
  expect(service.tracked).toEqual([])
})

test('a click on a card is told before the page is left', async () => {
  const service = fakeService({ products: products(1) })
  const shelf = await putShelf()
  shelf.addEventListener('click', (event) => event.preventDefault())
  await userEvent.click(page.getByRole('link', { name: 'Book 0' }))
  expect(service.tracked.at(-1)).toMatchObject({
    name: 'select_item',
    fields: { items: [{ item_id: 'p0' }], placement: 'home', recommendation_id: 'rec-1' },
  })
})

test('what is clicked was seen, even where less than half of the shelf was in sight', async () => {
  const service = fakeService({ products: products(1) })
  document.body.innerHTML = '<div style="height: 3000px"></div>'
  const shelf = await putShelf()
  shelf.addEventListener('click', (event) => event.preventDefault())
  ;(part(shelf, 'link') as HTMLElement).click()
  ;(part(shelf, 'link') as HTMLElement).click()
  const names = service.tracked.map(({ name }) => name)
  expect(names).toEqual(['view_item_list', 'select_item', 'select_item'])
})

test('the button tells the page, and the tracker', async () => {
  const service = fakeService({ products: products(1) })
  await putShelf()
  const heard = new Promise<AddToCartDetail>((done) =>
    document.body.addEventListener('kindred-add-to-cart', (event) => done((event as CustomEvent).detail), {
      once: true,
    }),
  )
  await userEvent.click(page.getByRole('button', { name: 'Add to cart: Book 0' }))
  expect(await heard).toMatchObject({ product: { id: 'p0' }, placement: 'home', recommendation_id: 'rec-1' })
  expect(service.tracked.at(-1)).toMatchObject({ name: 'add_to_cart' })
  await expect.element(page.getByRole('status')).toHaveTextContent('Added to cart')
})

test('a page that prevents it adds by itself, or not at all', async () => {
  const service = fakeService({ products: products(1) })
  const shelf = await putShelf()
  shelf.addEventListener('kindred-add-to-cart', (event) => event.preventDefault())
  await userEvent.click(page.getByRole('button', { name: 'Add to cart: Book 0' }))
  expect(service.tracked.some(({ name }) => name === 'add_to_cart')).toBe(false)
})

test('no-cart leaves the button out', async () => {
  fakeService()
  expect(parts(await putShelf('<kindred-shelf no-cart></kindred-shelf>'), 'button')).toEqual([])
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

test('hostile attributes fall back to what is known', async () => {
  const service = fakeService()
  const shelf = await putShelf(
    `<kindred-shelf placement="<script>" limit="-5e99" heading-level="99" locale="'; drop" item="  "></kindred-shelf>`,
  )
  expect(service.requests[0]?.shelves[0]).toMatchObject({ placement: 'home', limit: 12 })
  expect(part(shelf, 'heading').getAttribute('aria-level')).toBe('6')
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
