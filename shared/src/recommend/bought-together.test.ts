import { describe, expect, it } from 'vitest'
import { boughtTogether } from './bought-together.ts'
import { cartCompletion } from './cart-completion.ts'
import { ties } from './go-together.ts'
import { emptyStats } from './index-stats.ts'
import { postingOf } from './ring-merge.ts'

const basketsOf = (baskets: number[][]) => (item: number) =>
  postingOf(
    baskets
      .map((items, i) => ({ high: 0, low: i + 1, mark: i, time: i, items }))
      .filter(({ items }) => items.includes(item)),
  )

function inputs(baskets: number[][], subjects: number[]) {
  const bought = new Uint32Array(20)
  for (const basket of baskets) for (const item of basket) bought[item]! += 1
  return { subjects, baskets: basketsOf(baskets), stats: { ...emptyStats, orders: baskets.length, bought } }
}

describe('boughtTogether', () => {
  it('prefers what is bought together more often than chance, not what everybody buys', () => {
    // 9 is 8 of the 24 things bought: in four orders with 1⅓ other places, chance gives 2.3 of it, and there are 3; 2 is
    // 2 of 24 (chance gives 0.4), and there are 2.
    const baskets = [[1, 2, 9], [1, 2, 9], [1, 3, 9], [1, 5], [4, 9], [4, 9], [5, 9], [6, 9], [7, 9], [8]]
    const picks = boughtTogether(inputs(baskets, [1]), 5)
    expect(picks.map(({ item }) => item)).toEqual([2, 9])
    expect(picks[0]!.cause).toEqual({ because: 'bought_together', item: 1, people: 2, of: 4 })
    // Were 9 in other orders still oftener, three common orders would be chance; completing a cart may suggest it yet.
    const more = [...baskets, ...Array.from({ length: 40 }, () => [9])]
    expect(boughtTogether(inputs(more, [1]), 5).map(({ item }) => item)).toEqual([2])
    expect(cartCompletion(inputs(more, [1]), 5).map(({ item }) => item)).toContain(9)
  })

  it('ties by the cosine of common orders, each counted 1 / √(its other products), to 1.25', () => {
    const baskets = [[1, 2], [1, 2, 3, 4, 5], [2], [6]]
    const [tie] = ties(inputs(baskets, [1]), false, 5)
    // Two common orders of the two of 1 and the three of 2: weights 1 and ½.
    expect(tie).toMatchObject({ item: 2, subject: 1 })
    expect(tie!.score).toBeCloseTo((1.5 / Math.sqrt(2 * 3)) ** 1.25)
  })

  it('sums over the cart and leaves the cart out', () => {
    const baskets = [[1, 2, 3], [1, 2, 3], [1, 4], [1, 4], [5], [6], [7], [8]]
    const items = boughtTogether(inputs(baskets, [1, 2]), 5).map(({ item }) => item)
    expect(items[0]).toBe(3)
    expect(items).not.toContain(1)
    expect(items).not.toContain(2)
  })

  it('never pads: nothing common means nothing', () => {
    expect(boughtTogether(inputs([[1, 2]], [1]), 5)).toEqual([])
    expect(boughtTogether(inputs([], [1]), 5)).toEqual([])
  })

  it('counts distinct people', () => {
    const entry = (low: number, i: number) => ({ high: 0, low, mark: i, time: i, items: [1, 2] })
    const posting = postingOf([entry(1, 1), entry(1, 2), entry(2, 3)])
    const [pick] = boughtTogether({ subjects: [1], baskets: () => posting, stats: emptyStats }, 1)
    expect(pick!.cause).toMatchObject({ people: 2, of: 2 })
  })
})
