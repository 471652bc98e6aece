import { describe, expect, it } from 'vitest'
import type { KeptOrder } from './apply-order.ts'
import { presentsOf } from './presents.ts'
import { promotionsOf } from './promotions.ts'
import { shelfResponses } from './shelf-response.ts'
import { testDay, testOrder } from './test-order.ts'

const reduced = [
  {
    item_id: 'a',
    n: 1,
    quantity: 1,
    total_minor: 800,
    facets: { price_minor: 800, list_price_minor: 1_000, categories: ['Books', 'Poetry'] },
  },
]

describe('promotions', () => {
  it('are orders with a discount or a reduced product, beside the others', () => {
    const orders = [
      testOrder('a', 0, 1_000, { discount_minor: 100 }),
      testOrder('b', 1, 800, { lines: reduced }),
      testOrder('c', 2, 2_000),
      testOrder('d', 3, 9_000, { discount_minor: 500, cancelled: true }),
    ]
    expect(promotionsOf(orders)).toEqual({
      orders: 3,
      on_offer: 2,
      share: 2 / 3,
      with_discount: 1,
      with_reduced: 1,
      discount_minor: 100,
      average_on_offer_minor: 850,
      average_otherwise_minor: 2_000,
    })
  })

  it('say nothing of somebody who never ordered', () => {
    expect(promotionsOf([])).toMatchObject({
      share: null,
      average_on_offer_minor: null,
      average_otherwise_minor: null,
    })
  })
})

describe('presents', () => {
  it('are counted by what makes them presents, with what they were', () => {
    const orders = [
      testOrder('a', 0, 800, { gift: 'said', lines: reduced }),
      testOrder('b', 4, 1_500, { gift: 'other_recipient' }),
      testOrder('c', 5, 700, { gift: 'wrapped', cancelled: true }),
      testOrder('d', 6, 900),
    ]
    expect(presentsOf(orders)).toEqual({
      orders: 2,
      said: 1,
      wrapped: 0,
      other_recipient: 1,
      net_minor: 2_300,
      last_at: testDay(4),
      categories: [{ name: 'Poetry', lines: 1 }],
    })
    expect(presentsOf([])).toMatchObject({ orders: 0, last_at: null, categories: [] })
  })
})

describe('shelves that worked', () => {
  it('are those that were clicked, with the orders that followed, the best first', () => {
    const home = { placement: 'home', recommender: 'trending' }
    const cart = { placement: 'cart', recommender: 'bought-together' }
    const clicks = [1, 2, 3].map((n) => ({ ...home, n, at: testDay(n) }))
    const led: KeptOrder = { ...testOrder('a', 5, 900), clicks: { 4: cart, 5: cart } }
    const lost: KeptOrder = { ...testOrder('b', 6, 900, { cancelled: true }), clicks: { 1: home } }
    expect(shelfResponses({ clicks }, [led, lost])).toEqual([
      { ...cart, clicks: 0, orders: 1 },
      { ...home, clicks: 3, orders: 0 },
    ])
  })
})
