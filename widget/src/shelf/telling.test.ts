import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { faultlessPage } from '../testing/faultless-page.ts'
import { fakeService, part, parts, products, putShelf } from '../testing/shelf-service.ts'
import type { AddToCartDetail } from './add-to-cart.ts'

faultlessPage()

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
