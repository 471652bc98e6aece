import { expect, test } from 'vitest'
import { cleanFields, textOf } from './fields.ts'

test('unknown fields, and fields of the wrong kind, are left out', () => {
  const fields = cleanFields({ search_term: 'sea', placement: null, recommender: {}, value: -1, evil: '<b>' })
  expect(fields).toEqual({ search_term: 'sea' })
})

test('nothing at all gives nothing', () => {
  for (const input of [undefined, null, 1, 'text', []]) expect(cleanFields(input)).toEqual({})
})

test('items without an id are left out; a numeric id becomes text', () => {
  const items = [{ item_id: 7 }, { id: 'b' }, { item_name: 'No id' }, { item_id: {} }, { item_id: ' c ' }]
  expect(cleanFields({ items }).items?.map((item) => item.item_id)).toEqual(['7', 'b', 'c'])
})

test('at most 100 items and 512 characters are kept', () => {
  const items = Array.from({ length: 300 }, (_, i) => ({ item_id: `i${i}` }))
  expect(cleanFields({ items }).items).toHaveLength(100)
  expect(textOf('x'.repeat(9_999))).toHaveLength(512)
})
