import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { OrderFact } from '../customer/fact.ts'
import { packTrail, readTrail, type TrailOrder } from './trail.ts'
import { trailOrderOf } from './trail-of.ts'

const amount = fc.integer({ min: -1e12, max: 1e12 })
const word = fc.nat(70_000)
const order: fc.Arbitrary<TrailOrder> = fc
  .record({
    day: fc.integer({ min: -400, max: 60_000 }),
    gross: amount,
    net: amount,
    discount: amount,
    refund: amount,
    hasLines: fc.boolean(),
    isReduced: fc.boolean(),
    isTroubled: fc.boolean(),
    toldCost: amount,
    toldTotal: amount,
    parts: fc.array(fc.tuple(word, word, amount), { maxLength: 3 }),
    attributed: fc.array(fc.tuple(word, amount), { maxLength: 2 }),
  })
  .map((one) => ({ ...one, parts: one.hasLines ? one.parts : [] }))

it('a trail is read as it was written', () => {
  fc.assert(
    fc.property(fc.array(order, { maxLength: 5 }), (orders) => {
      expect(readTrail(packTrail(orders))).toEqual(orders)
    }),
    { seed: 7 },
  )
})

it('an order leaves its amounts by category and brand, and what told its cost', () => {
  const words = ['']
  const wordOf = (text: string) => {
    if (!words.includes(text)) words.push(text)
    return words.indexOf(text)
  }
  const fact: OrderFact = {
    kind: 'order',
    n: 1,
    order: 'o',
    day: '1970-01-11',
    at: 0,
    updated_at: 0,
    gross_minor: 100,
    net_minor: 80,
    discount_minor: 5,
    cancelled: false,
    lines: [
      { n: 1, quantity: 1, total_minor: 30, category: 'Tea', brand: 'A', cost_minor: 10 },
      { n: 2, quantity: 1, total_minor: 50, category: 'Tea', brand: 'A', reduced: true },
      { n: 3, quantity: 1, total_minor: 20 },
    ],
    attributed: [
      { placement: 'home', recommender: 'x', amount_minor: 30 },
      { placement: 'home', recommender: 'y', amount_minor: 50 },
    ],
  }
  const packed = trailOrderOf(fact, wordOf)
  expect(packed).toMatchObject({ day: 10, gross: 100, net: 80, discount: 5, refund: 0, isReduced: true })
  expect([packed.toldCost, packed.toldTotal, packed.isTroubled]).toEqual([10, 30, false])
  expect(packed.parts.map(([category, brand, total]) => [words[category], words[brand], total])).toEqual([
    ['Tea', 'A', 80],
    ['', '', 20],
  ])
  expect(packed.attributed.map(([placement, total]) => [words[placement], total])).toEqual([['home', 80]])
})
