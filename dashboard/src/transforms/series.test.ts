import { sum } from 'd3-array'
import { expect, test } from 'vitest'
import { daysFrom, overviewWith } from './overview.fixture.ts'
import { bucketFor, seriesOf } from './series.ts'

function overviewOf(from: string, count: number, before: string) {
  return { ...overviewWith({}, {}), series: daysFrom(from, count), previous_series: daysFrom(before, count) }
}

const options = { metric: 'orders', compare: true, today: '2027-12-31' } as const

test('a week is seven days beside the seven days before', () => {
  const series = seriesOf(overviewOf('2026-03-01', 7, '2026-02-22'), options)
  expect(series.current.map((point) => point.value)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(series.previous.map((point) => point.from)[0]).toBe('2026-02-22')
  expect(series.current.some((point) => point.partial)).toBe(false)
})

test('today is incomplete, yesterday is not', () => {
  const series = seriesOf(overviewOf('2026-03-01', 7, '2026-02-22'), { ...options, today: '2026-03-07' })
  expect(series.current.map((point) => point.partial)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
    true,
  ])
})

test('whatever a point holds, nothing is lost: the points add up to the days', () => {
  for (const count of [1, 7, 100, 101, 365, 740, 741, 1_100]) {
    const overview = overviewOf('2024-01-15', count, '2020-01-01')
    const { current } = seriesOf(overview, { ...options, metric: 'revenue' })
    expect(sum(current, (point) => point.value)).toBe(sum(overview.series, (day) => day.revenue_minor))
  }
})

test('a year is told in weeks that end with the range; the short first one is marked', () => {
  const { bucket, current } = seriesOf(overviewOf('2025-03-08', 365, '2024-03-08'), options)
  expect(bucket).toBe('week')
  expect(current).toHaveLength(53)
  expect(current[0]).toMatchObject({ from: '2025-03-08', to: '2025-03-08', partial: true })
  expect(current.at(-1)).toMatchObject({ from: '2026-03-01', to: '2026-03-07', partial: false })
})

test('months cut off by the range are marked, whole ones are not', () => {
  const { bucket, current } = seriesOf(overviewOf('2024-01-15', 748, '2021-12-28'), options)
  expect(bucket).toBe('month')
  expect(current.slice(0, 3).map((point) => point.partial)).toEqual([true, false, false])
  expect(current[1]).toMatchObject({ from: '2024-02-01', to: '2024-02-29' })
  expect(current.at(-1)).toMatchObject({ from: '2026-01-01', to: '2026-01-31', partial: false })
})

test('without a comparison there is no previous line', () => {
  expect(
    seriesOf(overviewOf('2026-03-01', 7, '2026-02-22'), { ...options, compare: false }).previous,
  ).toEqual([])
})

test('a chart never has much more than a hundred points for two years', () => {
  for (let days = 1; days <= 740; days++) {
    expect(Math.ceil(days / (bucketFor(days) === 'day' ? 1 : 7))).toBeLessThanOrEqual(106)
  }
})
