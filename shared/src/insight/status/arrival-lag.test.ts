import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lagOf, lagSeconds } from './arrival-lag.ts'
import type { Counts } from './hour-figures.ts'

/** Counts of an hour in which flushes took so many milliseconds. */
function countsOf(times: readonly number[]): Counts {
  const within = lagSeconds.map((s) => [`arrival.within_${s}s`, times.filter((ms) => ms <= 1_000 * s).length])
  return {
    'arrival.flushes': times.length,
    'arrival.longest': Math.max(0, ...times),
    ...Object.fromEntries(within),
  }
}

it('is the sum worked out by hand', () => {
  // 10 within a second, 80 between one and two, 10 between two and five, the longest 4 s.
  const counts = {
    'arrival.flushes': 100,
    'arrival.within_1s': 10,
    'arrival.within_2s': 90,
    'arrival.within_5s': 100,
    'arrival.longest': 4_000,
  }
  expect(lagOf(counts)).toEqual({ median_ms: 1_500, p95_ms: 3_000, longest_ms: 4_000 })
})

it('of nothing is nothing', () => {
  expect(lagOf({})).toBeNull()
  expect(lagOf({ 'arrival.flushes': 0 })).toBeNull()
})

it('lies between the bounds that the true one lies between, and never beyond the longest', () => {
  const time = fc.integer({ min: 0, max: 8_000_000 })
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 60 }), (times) => {
      const lag = lagOf(countsOf(times))!
      const sorted = times.toSorted((a, b) => a - b)
      for (const [share, estimate] of [
        [0.5, lag.median_ms],
        [0.95, lag.p95_ms],
      ] as const) {
        const truth = sorted[Math.ceil(share * times.length) - 1]!
        const above = lagSeconds.find((s) => truth <= 1_000 * s)
        const below = lagSeconds.findLast((s) => truth > 1_000 * s) ?? 0
        expect(estimate).toBeGreaterThanOrEqual(Math.min(1_000 * below, lag.longest_ms))
        expect(estimate).toBeLessThanOrEqual(Math.min(above ? 1_000 * above : Infinity, lag.longest_ms))
      }
      expect(lag.median_ms).toBeLessThanOrEqual(lag.p95_ms)
      expect(lag.p95_ms).toBeLessThanOrEqual(lag.longest_ms)
    }),
  )
})

it('reads hours of an earlier version, which counted fewer bounds', () => {
  const old = {
    'arrival.flushes': 10,
    'arrival.within_2s': 10,
    'arrival.within_10s': 10,
    'arrival.longest': 1_800,
  }
  const lag = lagOf(old)!
  expect(lag.median_ms).toBeGreaterThan(1_000)
  expect(lag.p95_ms).toBeLessThanOrEqual(1_800)
})
