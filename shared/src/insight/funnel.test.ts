import { describe, expect, it } from 'vitest'
import { funnelOf, orderChance, transitionsOf } from './funnel.ts'
import { intentOf } from './intent.ts'

/** 100 visits: 40 saw nothing, 30 a product, 15 put it into the cart, 5 went on to the checkout, 10 ordered, 4 at once. */
const sets = { 0: 40, 1: 30, 3: 15, 7: 5, 15: 6, 9: 4 }

describe('the funnel', () => {
  it('is counted from the sets of steps', () => {
    const { visits, steps } = funnelOf(sets)
    expect(visits).toBe(100)
    expect(steps.map(({ step, reached, from_before }) => [step, reached, from_before?.share])).toEqual([
      ['view', 60, 0.6],
      ['cart', 26, 26 / 60],
      ['checkout', 11, 11 / 26],
      ['order', 10, 6 / 11], // the four that ordered at once passed no checkout
    ])
  })

  it('is a chain whose shares add up to one from every step', () => {
    const chain = transitionsOf(sets)
    expect(chain.map(({ from, visits }) => [from, visits])).toEqual([
      ['start', 100],
      ['view', 60],
      ['cart', 26],
      ['checkout', 11],
      ['order', 10],
    ])
    for (const { to } of chain) expect(to.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(chain[1]?.to).toContainEqual({ state: 'order', visits: 4, share: 4 / 60 })
    expect(chain[4]?.to).toEqual([{ state: 'left', visits: 10, share: 1 }])
  })
})

describe('the chance of an order', () => {
  it('is that of the visits that came as far, drawn towards those one step less', () => {
    expect(orderChance(sets, 0)).toBe(0.1)
    const view = (10 + 20 * 0.1) / (60 + 20)
    expect(orderChance(sets, 1)).toBeCloseTo(view, 12)
    const cart = (6 + 20 * view) / (26 + 20)
    expect(orderChance(sets, 3)).toBeCloseTo(cart, 12)
    expect(orderChance(sets, 7)).toBeCloseTo((6 + 20 * cart) / (11 + 20), 12)
    expect(orderChance(sets, 15)).toBe(1)
    expect(orderChance({}, 1)).toBe(null)
  })

  it('is told while the visit goes on, and no longer', () => {
    const session = {
      start: 1_000,
      last: 5_000,
      items: [],
      after_s: [],
      visit: { steps: 3, who: 'anonymous' },
    }
    expect(intentOf(session, sets, 6_000)).toEqual({
      visit: { began_at: 1_000, last_at: 5_000, channel: 'direct', steps: ['view', 'cart'] },
      chance: orderChance(sets, 3),
      usual: 0.1,
      visits: 100,
    })
    expect(intentOf(session, sets, 5_000 + 1_800_001)).toEqual({
      visit: null,
      chance: null,
      usual: 0.1,
      visits: 100,
    })
    expect(intentOf(null, {}, 0)).toEqual({ visit: null, chance: null, usual: null, visits: 0 })
  })
})
