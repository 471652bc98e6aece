import { expect, test } from 'vitest'
import { filterOf } from './filter.ts'

test.each([
  'Penguin',
  'null',
  '7',
  '[]',
  '{"brands":"Penguin"}',
  '{"brands":[]}',
  '{"brands":[7]}',
  '{"sizes":["L"]}',
  '{"min_price_minor":-1}',
  '{"max_price_minor":"9"}',
  '{"min_price_minor":2,"max_price_minor":1}',
])('%s is no filter, and lets nothing through', (value) => {
  expect(filterOf(value)).toBeNull()
})

test('a filter is taken as it stands', () => {
  const filter = {
    brands: ['Penguin'],
    tags: ['new'],
    categories: ['A'],
    min_price_minor: 0,
    max_price_minor: 9,
  }
  expect(filterOf(JSON.stringify(filter))).toEqual(filter)
})
