import { describe, expect, it } from 'vitest'
import { secondHalf, trendOf, verdictOf } from '../bench/soak/trend.ts'

const every30s = (values: number[]) => values.map((value, i) => ({ t: 30 * i, value }))

describe('the trend of a soak', () => {
  it('is the line that rises as the values do', () => {
    const trend = trendOf(every30s([10, 12, 14, 16, 18]))
    expect(trend).toEqual({ middle: 14, growth: 8, low: 8, high: 8, per_hour: 240 })
  })

  it('is the median of the slopes between all pairs, in Sen’s interval', () => {
    // By hand, the slopes from the first point to the others, from the second, and so on.
    const points = [1, 0, 2, 0, 2].map((value, t) => ({ t, value }))
    const slopes = [-1, 0.5, -1 / 3, 0.25, 2, 0, 2 / 3, -2, 0, 2].sort((a, b) => a - b)
    const { growth = 0, low = 0, high = 0 } = trendOf(points) ?? {}
    expect(growth).toBeCloseTo(4 * ((slopes[4]! + slopes[5]!) / 2), 12)
    // 1.96 · √(5 · 4 · 15 / 18) = 8.0 of ten slopes: the interval is all of them.
    expect(low).toBeCloseTo(4 * slopes[0]!, 12)
    expect(high).toBeCloseTo(4 * slopes[9]!, 12)
  })

  it('is not swayed by a few measurements that are far off', () => {
    const calm = Array.from({ length: 30 }, (_, i) => 100 + (i % 3))
    const disturbed = calm.map((value, i) => (i >= 24 && i < 29 ? 20 * value : value))
    expect(verdictOf(trendOf(every30s(disturbed)), 0.05)).toBe('flat')
    expect(verdictOf(trendOf(every30s(calm.map((value, i) => value + i))), 0.05)).toBe('grows')
  })

  it('is not to be had from fewer than five values, or from one moment', () => {
    expect(trendOf(every30s([1, 2, 3, 4]))).toBeNull()
    expect(trendOf([1, 2, 3, 4, 5].map((value) => ({ t: 0, value })))).toBeNull()
    expect(verdictOf(null, 0.05)).toBe('unclear')
  })

  it('grows when the rise is more than what is allowed and more than chance', () => {
    expect(verdictOf(trendOf(every30s([100, 102, 104, 106, 108])), 0.05)).toBe('grows')
    expect(verdictOf(trendOf(every30s([100, 101, 102, 103, 104])), 0.05)).toBe('flat')
  })

  it('is flat where it sinks, and unclear where noise would hide a rise', () => {
    expect(verdictOf(trendOf(every30s([108, 106, 104, 102, 100])), 0.05)).toBe('flat')
    expect(verdictOf(trendOf(every30s([100, 160, 90, 150, 101])), 0.05)).toBe('unclear')
    expect(verdictOf(trendOf(every30s([100, 101, 100, 99, 100, 101])), 0.05)).toBe('flat')
  })

  it('is drawn through the later half of the time', () => {
    expect(secondHalf(every30s([1, 2, 3, 4, 5])).map(({ value }) => value)).toEqual([3, 4, 5])
    expect(secondHalf([])).toEqual([])
  })
})
