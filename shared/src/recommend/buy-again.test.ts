import { describe, expect, it } from 'vitest'
import { type BuyAgainInputs, buyAgain } from './buy-again.ts'
import { emptyPosting, type Posting } from './posting.ts'
import { noRepurchases, repurchasesOf, rhythmOf, timeliness } from './repurchase.ts'
import { postingOf } from './ring-merge.ts'

const day = 86_400_000
const now = 400 * day

/** Orders of an item as [person, day]. */
const ordersOf = (orders: [number, number][]): Posting =>
  postingOf(
    orders
      .toSorted((a, b) => a[1] - b[1])
      .map(([low, at], i) => ({ high: 0, low, mark: i, time: at * 86_400, items: [1] })),
  )

/** Ten people who order it every `gap` days. */
const habit = (gap: number): Posting =>
  ordersOf(
    Array.from({ length: 10 }, (_, person) =>
      Array.from({ length: 4 }, (_, k): [number, number] => [person, 100 + k * gap + person]),
    ).flat(),
  )
/** Thirty people who ordered it once. */
const once = ordersOf(Array.from({ length: 30 }, (_, person) => [person, 200]))

function inputs(purchases: [item: number, ...days: number[]][], rings: Posting[]): BuyAgainInputs {
  return {
    purchases: purchases.map(([item, ...days]) => ({ item, times: days.map((at) => at * day) })),
    now,
    baskets: (item) => rings[item] ?? emptyPosting,
    stats: { level: Float32Array.of(0, 30, 30, 30, 30) },
  }
}

describe('buyAgain', () => {
  it('prefers what its buyers buy again, and leaves out what hardly anybody does', () => {
    const picks = buyAgain(
      inputs(
        [
          [1, 370],
          [2, 370],
        ],
        [emptyPosting, once, habit(30)],
      ),
      5,
    )
    expect(picks).toEqual([{ item: 2, cause: { because: 'buy_again', times: 1, lastAt: 370 * day } }])
  })

  it('offers what this person bought twice, whatever others do, and tells how often and when last', () => {
    const picks = buyAgain(inputs([[1, 100, 300]], [emptyPosting, once]), 5)
    expect(picks[0]!.cause).toEqual({ because: 'buy_again', times: 2, lastAt: 300 * day })
  })

  it('prefers what is due to what was just bought, and offers nothing of today', () => {
    const rings = [emptyPosting, habit(30), habit(30), habit(30)]
    const items = buyAgain(
      inputs(
        [
          [1, 340, 370],
          [2, 340, 397],
          [3, 370, 399.5],
        ],
        rings,
      ),
      5,
    )
    expect(items.map(({ item }) => item)).toEqual([1, 2])
  })

  it('counts an order told twice within a day once', () => {
    const [pick] = buyAgain(inputs([[1, 300, 300.5, 350]], [emptyPosting, habit(30)]), 5)
    expect(pick!.cause).toMatchObject({ times: 2 })
  })

  it('has nothing for somebody who ordered nothing', () => {
    expect(buyAgain(inputs([], []), 5)).toEqual([])
  })
})

describe('repurchases of an item', () => {
  it('are counted as by hand', () => {
    // One buys on days 10, 20 and (again) 20.5, another on day 30.
    const posting = ordersOf([
      [1, 10],
      [1, 20],
      [1, 20.5],
      [2, 30],
    ])
    expect(repurchasesOf(posting, 50 * 86_400)).toEqual({
      buyers: 2,
      repeaters: 1,
      repeats: 1,
      days: 60,
      intervals: 1,
      logInterval: Math.log(10),
      logIntervalSquared: Math.log(10) ** 2,
    })
  })

  it('draw the rhythm away from what is usual as they become more', () => {
    const usual = rhythmOf(noRepurchases)
    const known = rhythmOf(repurchasesOf(habit(10), 400 * 86_400), usual)
    expect(usual.logDays).toBeCloseTo(Math.log(30))
    expect(known.logDays).toBeGreaterThan(Math.log(10))
    expect(known.logDays).toBeLessThan(Math.log(15))
    expect(known.share).toBeCloseTo((10 + 5 * 0.02) / 15)
  })

  it('fit best at the usual interval', () => {
    const rhythm = { share: 1, rate: 1, logDays: Math.log(30), spread: 1 }
    expect(timeliness(rhythm, 30)).toBe(1)
    expect(timeliness(rhythm, 30 * Math.E)).toBeCloseTo(Math.exp(-0.5))
    expect(timeliness(rhythm, 30 / Math.E)).toBeCloseTo(Math.exp(-0.5))
  })
})
