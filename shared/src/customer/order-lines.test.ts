import { expect, test } from 'vitest'
import type { OrderLine } from './known-order.ts'
import { lineFacts, linesPerFact } from './order-lines.ts'

const line = (n: number, total_minor: number, more: Partial<OrderLine> = {}): OrderLine => ({
  item_id: `p${n}`,
  n,
  quantity: 1,
  total_minor,
  ...more,
})

test('lines of the same product are one, the dearest first', () => {
  const facts = lineFacts([line(1, 500), line(2, 900), line(1, 500, { quantity: 3 })])
  expect(facts).toEqual([
    { n: 1, quantity: 4, total_minor: 1_000 },
    { n: 2, quantity: 1, total_minor: 900 },
  ])
})

test('a cost is told only when every line of the product told its own', () => {
  const both = [line(1, 500, { cost_minor: 200 }), line(1, 500, { cost_minor: 100 })]
  expect(lineFacts(both)).toEqual([{ n: 1, quantity: 2, total_minor: 1_000, cost_minor: 300 }])
  expect(lineFacts([...both, line(1, 500)])).toEqual([{ n: 1, quantity: 3, total_minor: 1_500 }])
})

test('what the product was is told by its second broadest category, its brand, and whether it was reduced', () => {
  const facets = {
    categories: ['Books', 'Fiction', 'Novels'],
    brand: 'B',
    price_minor: 8,
    list_price_minor: 9,
  }
  expect(lineFacts([line(1, 500, { facets })])).toEqual([
    { n: 1, quantity: 1, total_minor: 500, category: 'Fiction', brand: 'B', reduced: true },
  ])
  expect(lineFacts([line(1, 500, { facets: { categories: ['Books'], price_minor: 8 } })])).toEqual([
    { n: 1, quantity: 1, total_minor: 500, category: 'Books' },
  ])
})

test('what the catalogue does not know stands together and says nothing of category or brand', () => {
  expect(lineFacts([line(0, 100, { facets: { brand: 'B' } }), line(0, 200)])).toEqual([
    { n: 0, quantity: 2, total_minor: 300 },
  ])
})

test('of a large order a fact keeps those that cost most', () => {
  const facts = lineFacts(Array.from({ length: 2_000 }, (_, i) => line(i + 1, i)))
  expect(facts).toHaveLength(linesPerFact)
  expect(facts.map(({ total_minor }) => total_minor)).toEqual(
    Array.from({ length: linesPerFact }, (_, i) => 1_999 - i),
  )
})
