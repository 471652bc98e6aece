import { expect, test } from 'vitest'
import type { ProductRule } from '#shared/wire/association'
import { tiesOf } from './product-ties.ts'

const rule = (left: string, right: string, least: number, orders = 9): ProductRule => ({
  left: { id: left, title: `Title of ${left}` },
  right: { id: right, title: `Title of ${right}` },
  orders,
  left_orders: left.charCodeAt(0),
  right_orders: right.charCodeAt(0),
  people: 6,
  support: 0.01,
  confidence: 0.3,
  lift: least * 2,
  lift_at_least: least,
  leverage: 0.01,
})
const rules = [rule('a', 'b', 5), rule('b', 'a', 6), rule('b', 'c', 3), rule('d', 'e', 2)]

test('a pair counts once, by the surer of its two rules', () => {
  const { ties, pairs } = tiesOf(rules, 10)
  expect(pairs).toBe(3)
  expect(ties.map(({ a, b, least }) => [a.id, b.id, least])).toEqual([
    ['b', 'a', 6],
    ['b', 'c', 3],
    ['d', 'e', 2],
  ])
})

test('products come with what they go with, those in most orders first', () => {
  const { products } = tiesOf(rules, 2)
  expect(products.map(({ id, others }) => [id, others])).toEqual([
    ['c', ['Title of b']],
    ['b', ['Title of a', 'Title of c']],
    ['a', ['Title of b']],
  ])
})

test('nothing bought together is nothing', () => {
  expect(tiesOf([], 5)).toEqual({ ties: [], products: [], pairs: 0 })
})
