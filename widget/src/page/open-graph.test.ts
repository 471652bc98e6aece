import { expect, test } from 'vitest'
import { readOpenGraph } from './open-graph.ts'

const read = (properties: Record<string, string>) => readOpenGraph((name) => properties[name] ?? '', '/emma')

test('a product is read with its retailer id and title', () => {
  const properties = { 'og:type': 'product', 'product:retailer_item_id': 'emma', 'og:title': 'Emma' }
  expect(read(properties)).toEqual({ item_id: 'emma', item_name: 'Emma' })
})

test('og:product and product.item are products too', () => {
  expect(read({ 'og:type': 'og:product' })).not.toBeNull()
  expect(read({ 'og:type': 'product.item' })).not.toBeNull()
})

test('without an id the address serves', () => {
  expect(read({ 'og:type': 'product' })?.item_id).toBe('/emma')
})

test('an article, or nothing at all, is no product', () => {
  expect(read({ 'og:type': 'article', 'product:retailer_item_id': 'emma' })).toBeNull()
  expect(read({})).toBeNull()
})
