import { describe, expect, it } from 'vitest'
import { customerPast, fadedInterests } from './customer-past.ts'

const day = 86_400_000
const weights = { view: 1, cart: 3, wishlist: 0, purchase: 5 }
const line = (n: number) => ({ item_id: `${n}`, n, quantity: 1, total_minor: 1 })

describe('what is known of a customer', () => {
  const past = customerPast(
    {
      sessions: [
        { start: 9 * day, last: 9 * day + 60_000, items: [1, 2], after_s: [0, 60] },
        { start: 0, last: 0, items: [3], after_s: [0] },
      ],
      timeline: [
        { at: 5, name: 'add_to_cart', items: ['two', 'gone'] },
        { at: 6, name: 'add_to_wishlist', items: ['two'] },
        { at: 7, name: 'search', items: [] },
      ],
      hidden: [8],
    },
    [
      { created_at: 4 * day, cancelled: false, lines: [line(3), line(3), line(0)] },
      { created_at: 2 * day, cancelled: false, lines: [line(3)] },
      { created_at: 3 * day, cancelled: true, lines: [line(5)] },
    ],
    (id) => (id === 'two' ? 2 : 0),
    weights,
  )

  it('are views, carts and paid orders, weighed as the store says', () => {
    expect(past.acts).toEqual([
      { item: 1, at: 9 * day, weight: 1 },
      { item: 2, at: 9 * day + 60_000, weight: 1 },
      { item: 3, at: 0, weight: 1 },
      { item: 2, at: 5, weight: 3 },
      { item: 3, at: 2 * day, weight: 5 },
      { item: 3, at: 4 * day, weight: 5 },
    ])
  })

  it('has the visit that ended last, when what was bought, and what was hidden', () => {
    expect(past).toMatchObject({ visit: [1, 2], visitedAt: 9 * day + 60_000 })
    expect(past.bought).toEqual(new Map([[3, [2 * day, 4 * day]]]))
    expect(past.hidden).toEqual(new Set([8]))
  })
})

describe('fadedInterests', () => {
  it('halves what was done every half-life, and adds up what is left', () => {
    const acts = [
      { item: 1, at: 0, weight: 4 },
      { item: 1, at: 10 * day, weight: 1 },
      { item: 2, at: 10 * day, weight: 2.5 },
      { item: 3, at: 11 * day, weight: 1 },
    ]
    expect(fadedInterests(acts, 10 * day, 10)).toEqual([
      { item: 1, weight: 3 },
      { item: 2, weight: 2.5 },
      { item: 3, weight: 1 },
    ])
  })
})
