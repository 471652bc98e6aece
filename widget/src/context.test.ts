import { expect, test } from 'vitest'
import type { Bridge } from './bridge.ts'
import { readContext } from './context.ts'
import type { Act } from './tracker/state.ts'

const now = 1_800_000_000_000
const day = 86_400_000

function contextOf(acts: Act[], more: Partial<Bridge> = {}) {
  const bridge = {
    state: () => ({ queue: [], acts }),
    product: () => undefined,
    ...more,
  } as unknown as Bridge
  return readContext(bridge, now)
}

test('products opened come oldest first, one opened twice in a row once', () => {
  const acts: Act[] = ['a', 'b', 'b', 'a'].map((id, i) => [now - 10 + i, 'view_item', id])
  expect(contextOf(acts).items).toEqual(['a', 'b', 'a'])
})

test('the cart follows what was put in, taken out and bought', () => {
  const acts: Act[] = [
    [now, 'add_to_cart', 'a'],
    [now, 'add_to_cart', 'b'],
    [now, 'add_to_cart', 'c'],
    [now, 'remove_from_cart', 'a'],
    [now, 'purchase', 'b'],
    [now, 'hide_item', 'z'],
  ]
  expect(contextOf(acts)).toMatchObject({ cart: ['c'], purchased: ['b'], hidden: ['z'] })
  expect(contextOf([...acts, [now, 'view_cart', 'd', 'e']]).cart).toEqual(['d', 'e'])
})

test('what is older than 30 days is left out, and so is all above 50', () => {
  const acts: Act[] = Array.from({ length: 60 }, (_, i) => [now, 'view_item', `i${i}`])
  expect(contextOf([[now - 31 * day, 'view_item', 'old'], ...acts]).items).toHaveLength(50)
  expect(contextOf([[now - 31 * day, 'view_item', 'old']]).items).toEqual([])
})

test('what the page says of itself goes over what was read, on that page only', () => {
  const product = () => 'read'
  expect(contextOf([], { product }).product).toBe('read')
  const said = { product: 'told', category: 'Novels', cart: ['x'] }
  expect(contextOf([], { product, said: [location.href, said] })).toMatchObject(said)
  expect(contextOf([], { product, said: ['/elsewhere', said] })).toMatchObject({ product: 'read', cart: [] })
})

test('nonsense in what the page says is left out', () => {
  const said = { product: {}, category: null, cart: ['a', null, {}, 5] }
  const context = contextOf([], { said: [location.href, said] })
  expect(context).toEqual({ items: [], cart: ['a', '5'], purchased: [], hidden: [] })
})
