import { describe, expect, it } from 'vitest'
import type { Posting } from './posting.ts'
import { postingOf } from './ring-merge.ts'
import { pickTrends, trends } from './trending.ts'

const now = Date.UTC(2026, 5, 1)
const hour = 3_600

/** Visits of one person each, so many hours back. */
const visits = (hoursBack: readonly number[]): Posting =>
  postingOf(
    hoursBack
      .toSorted((a, b) => b - a)
      .map((hours, i) => ({ high: 0, low: i + 1, mark: 0, time: now / 1_000 - hours * hour, items: [1] })),
  )
const every = (hours: number, from: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + i * hours)

function ask(sessions: Posting[], baskets: (Posting | undefined)[] = []) {
  const items = [...sessions.keys()].filter((item) => item > 0)
  return trends({ items, sessions: (item) => sessions[item], baskets: (item) => baskets[item], now }, 10)
}

describe('trends', () => {
  it('are what is opened more than it used to be, not what is opened most', () => {
    const steady = visits(every(1, 0.5, 400))
    const rising = visits([...every(1, 0.5, 6), ...every(24, 30, 20)])
    const found = ask([visits([]), steady, rising])
    expect(found.map(({ item }) => item)).toEqual([2])
    // Twenty in 456 hours before, so 0.26 are expected in six hours.
    const expected = (20 / ((30 + 19 * 24 - 6) * 3_600 + 1)) * 3_600 * 6
    expect(found[0]).toMatchObject({ hours: 6, people: 6 })
    expect(found[0]!.score).toBeCloseTo((6 - expected) / Math.sqrt(expected + 1), 6)
  })

  it('choose the hours in which it shows most', () => {
    const thisWeek = visits([...every(12, 7, 14), ...every(240, 180, 3)])
    expect(ask([visits([]), thisWeek])[0]).toMatchObject({ hours: 168, people: 14 })
  })

  it('count an order three times, and tell people, not visits', () => {
    const once = visits([1, 2, 3])
    const [plain] = ask([visits([]), once])
    const [bought] = ask([visits([]), once], [undefined, visits([1])])
    expect(bought!.score).toBeCloseTo(plain!.score + 3)
    expect(bought!.people).toBe(3)
  })

  it('say nothing of fewer than three people, nor of hours that a full ring does not reach beyond', () => {
    expect(ask([visits([]), visits([1, 2])])).toEqual([])
    expect(ask([visits([]), visits(every(0.01, 0.01, 500))])).toEqual([])
  })

  it('become picks with their hours and people', () => {
    const trend = { item: 7, hours: 24, people: 9, score: 3 }
    expect(pickTrends([trend, trend], 1)).toEqual([
      { item: 7, cause: { because: 'trending', hours: 24, people: 9 } },
    ])
  })
})
