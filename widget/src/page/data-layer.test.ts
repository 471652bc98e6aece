import { expect, test, vi } from 'vitest'
import { watchDataLayer } from './data-layer.ts'

function watch(layer: unknown[]) {
  const track = vi.fn()
  const consent = vi.fn()
  watchDataLayer(layer, track, consent)
  return { track, consent }
}

/** What `gtag(…)` pushes: an arguments object, not an array. */
function gtag(..._: unknown[]) {
  // biome-ignore lint/complexity/noArguments: that is what gtag pushes
  return arguments
}

const items = [{ item_id: 'emma' }]

test('entries that are there already are read', () => {
  const { track } = watch([{ event: 'view_item', ecommerce: { items } }])
  expect(track).toHaveBeenCalledWith('view_item', expect.objectContaining({ items }))
})

test('gtag events are read as they come, and push keeps its result', () => {
  const layer: unknown[] = []
  const { track } = watch(layer)
  expect(layer.push(gtag('event', 'add_to_cart', { items }))).toBe(1)
  expect(track).toHaveBeenCalledWith('add_to_cart', { items })
})

test('consent goes to consent', () => {
  const layer: unknown[] = []
  const { consent, track } = watch(layer)
  layer.push(gtag('consent', 'update', { analytics_storage: 'denied' }))
  expect(consent).toHaveBeenCalledWith('update', { analytics_storage: 'denied' })
  expect(track).not.toHaveBeenCalled()
})

test("the shop's own lists and other events are left alone", () => {
  const layer: unknown[] = []
  const { track } = watch(layer)
  layer.push({ event: 'view_item_list', ecommerce: { items } }, { event: 'gtm.js' }, gtag('js', new Date()))
  layer.push(gtag('event', 'page_view', {}), gtag('config', 'G-1'), gtag('set', {}))
  expect(track).not.toHaveBeenCalled()
})

test('entries of any shape throw nothing', () => {
  const layer: unknown[] = [null, undefined, 1, 'event', [], [null], { event: null }, { event: {} }]
  const { track } = watch(layer)
  layer.push({ ecommerce: null }, { event: 'purchase', ecommerce: null }, () => {})
  layer.push({
    get event() {
      throw new Error('exotic')
    },
  })
  expect(track).toHaveBeenCalledTimes(1)
})
