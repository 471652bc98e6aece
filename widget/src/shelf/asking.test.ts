import { expect, test, vi } from 'vitest'
import { pageChanged } from '../bridge.ts'
import { faultlessPage } from '../testing/faultless-page.ts'
import { fakeService, part, parts, putShelf } from '../testing/shelf-service.ts'

faultlessPage()

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

test('another placement, and another page, ask anew', async () => {
  const service = fakeService()
  const shelf = await putShelf()
  shelf.setAttribute('placement', 'cart')
  await vi.waitFor(() => expect(service.requests).toHaveLength(2))
  await vi.waitFor(() => expect(shelf.answer?.shelf.placement).toBe('cart'))
  dispatchEvent(new Event(pageChanged))
  await vi.waitFor(() => expect(service.requests).toHaveLength(3))
})

test('hostile attributes fall back to what is known', async () => {
  const service = fakeService()
  const shelf = await putShelf(
    `<kindred-shelf placement="<script>" limit="-5e99" heading-level="99" locale="'; drop" item="  "></kindred-shelf>`,
  )
  expect(service.requests[0]?.shelves[0]).toMatchObject({ placement: 'home', limit: 12 })
  expect(part(shelf, 'heading').getAttribute('aria-level')).toBe('6')
})
