import { expect, test } from 'vitest'
import { readJsonLd } from './json-ld.ts'

test.each([
  '',
  '{',
  '{"@type":"Product",}',
  'null',
  '42',
  '"Product"',
  '[]',
  '[null,[[]]]',
  '{"@type":null}',
  '{"@graph":null}',
  '{"@graph":{"@graph":{"@graph":1}}}',
  '<!-- {"@type":"Product"} -->',
])('%s is no product and throws nothing', (block) => {
  expect(readJsonLd([block], '/x')).toBeNull()
})

test('a broken block does not hide a whole one', () => {
  expect(readJsonLd(['{', '{"@type":"Product","sku":"a"}'], '/x')?.item_id).toBe('a')
})

test('an id and a name that are objects count as absent', () => {
  const block = '{"@type":"Product","sku":{"a":1},"name":["b"]}'
  expect(readJsonLd([block], '/x')).toEqual({ item_id: '/x', item_name: '' })
})

test('a type that only resembles a product is none', () => {
  expect(readJsonLd(['{"@type":"ProductCollection","sku":"a"}'], '/x')).toBeNull()
})
