import { expect, test } from 'vitest'
import { readJsonLd } from './json-ld.ts'

const address = 'https://shop.example/emma'
const read = (...blocks: unknown[]) =>
  readJsonLd(
    blocks.map((block) => JSON.stringify(block)),
    address,
  )

test('a product is read with its SKU and name', () => {
  expect(read({ '@type': 'Product', sku: 'emma', name: 'Emma' })).toEqual({
    item_id: 'emma',
    item_name: 'Emma',
  })
})

test('a numeric id becomes text', () => {
  expect(read({ '@type': 'Product', sku: 42 })?.item_id).toBe('42')
})

test('productID serves where there is no SKU, the address where there is neither', () => {
  expect(read({ '@type': 'Product', productID: 'p1' })?.item_id).toBe('p1')
  expect(read({ '@type': 'Product', name: 'Emma' })?.item_id).toBe(address)
})

test('types may be lists and full addresses', () => {
  expect(read({ '@type': ['Product', 'Book'], sku: 'a' })?.item_id).toBe('a')
  expect(read({ '@type': 'https://schema.org/Product', sku: 'a' })?.item_id).toBe('a')
})

test('a product is found in arrays, graphs and the main entity', () => {
  const product = { '@type': 'Product', sku: 'a' }
  expect(read([{ '@type': 'Organization' }, product])?.item_id).toBe('a')
  expect(read({ '@graph': [{ '@type': 'WebSite' }, product] })?.item_id).toBe('a')
  expect(read({ '@type': 'WebPage', mainEntity: product })?.item_id).toBe('a')
})

test('a group stands for its variants', () => {
  const group = { '@type': 'ProductGroup', productGroupID: 'g', name: 'Shirt' }
  expect(read([group, { '@type': 'Product', sku: 'g-red' }, { '@type': 'Product', sku: 'g-blue' }])).toEqual({
    item_id: 'g',
    item_name: 'Shirt',
  })
})

test('several products are a list, not a product page', () => {
  expect(read({ '@type': 'Product', sku: 'a' }, { '@type': 'Product', sku: 'b' })).toBeNull()
  expect(read({ '@type': 'ItemList', itemListElement: [{ '@type': 'Product', sku: 'a' }] })).toBeNull()
})
