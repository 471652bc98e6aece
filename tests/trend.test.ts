import { describe, expect, it } from 'vitest'
import { secondHalf, trendOf, verdictOf } from '../bench/soak/trend.ts'

const every30s = (values: number[]) => values.map((value, i) => ({ t: 30 * i, value }))

describe('the trend of a soak', () => {
  it('is the line that rises as the values do', () => {
    const trend = trendOf(every30s([10, 12, 14, 16, 18]))
    expect(trend).toEqual({ mean: 14, growth: 8, noise: 0, per_hour: 240 })
  })

  it('states its noise as twice the standard error over the whole time', () => {
    // By hand: slope 0.2 and mean 1, so residuals 0.4, −0.8, 1, −1.2, 0.6; Σ(t − 2)² = 10, and 3 degrees of freedom.
    const points = [1, 0, 2, 0, 2].map((value, t) => ({ t, value }))
    const { growth = 0, noise = 0 } = trendOf(points) ?? {}
    expect(growth).toBeCloseTo(0.8, 12)
    const residuals = [0.4, -0.8, 1, -1.2, 0.6]
    const squares = residuals.reduce((sum, one) => sum + one * one, 0)
    expect(noise).toBeCloseTo(2 * Math.sqrt(squares / 3 / 10) * 4, 12)
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
