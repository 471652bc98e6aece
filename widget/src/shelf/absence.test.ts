import { expect, test, vi } from 'vitest'
import { pageChanged } from '../bridge.ts'
import { faultlessPage } from '../testing/faultless-page.ts'
import { fakeService, parts, putShelf } from '../testing/shelf-service.ts'
import { defineShelf } from './define.ts'

faultlessPage()

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
