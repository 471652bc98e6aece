import { describe, expect, it } from 'vitest'
import { boughtTogether } from './bought-together.ts'
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
    // 9 is in 8 of 10 orders, so 3 common orders with 1 are what chance gives; 2 goes with 1 only.
    const baskets = [[1, 2, 9], [1, 2, 9], [1, 3, 9], [1, 5], [4, 9], [4, 9], [5, 9], [6, 9], [7, 9], [8]]
    const picks = boughtTogether(inputs(baskets, [1]), 5)
    expect(picks).toEqual([{ item: 2, cause: { because: 'bought_together', item: 1, people: 2, of: 4 } }])
  })

  it('scores (N − E) / √(E + 1), as computed by hand', () => {
    // Item 1: two orders of two items. P(2) = 2/4: E = 2 · ½ = 1, score 1/√2. P(3) = 1/4 with one common order: left out.
    const baskets = [
      [1, 2],
      [1, 2],
      [3, 4],
      [4, 5],
    ]
    expect(boughtTogether(inputs(baskets, [1]), 5).map(({ item }) => item)).toEqual([2])
    // Were 2 in every order, two common orders would be chance.
    expect(
      boughtTogether(
        inputs(
          [
            [1, 2],
            [1, 2],
            [2, 3],
            [2, 4],
          ],
          [1],
        ),
        5,
      ),
    ).toEqual([])
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
