import { expect, test } from 'vitest'
import { comparisonDays, dayAt, dayCount, parseRange, rangeQuery } from './range.ts'

const today = '2026-03-15'

test('the last 7 days are 7 days with today', () => {
  const range = parseRange({ range: '7d' }, today)
  expect(range).toMatchObject({ from: '2026-03-09', to: today })
  expect(dayCount(range.from!, range.to!)).toBe(7)
})

test('twelve months end today and begin the day after today a year ago', () => {
  expect(parseRange({ range: '12m' }, today)).toMatchObject({ from: '2025-03-16', to: today })
})

test('without a wish it is 30 days; all leaves the days to the server and compares with nothing', () => {
  expect(parseRange({}, today)).toMatchObject({ preset: '30d', from: '2026-02-14', compare: 'previous' })
  expect(parseRange({ range: 'all' }, today)).toEqual({ preset: 'all', from: null, to: null, compare: 'off' })
})

test('own dates are put in order, and days that do not exist are not taken', () => {
  expect(parseRange({ from: '2026-03-02', to: '2026-02-01' }, today)).toMatchObject({
    preset: 'custom',
    from: '2026-02-01',
    to: '2026-03-02',
  })
  expect(parseRange({ from: '2026-02-30', to: '2026-03-02' }, today).preset).toBe('30d')
})

test('a range comes back from the query it writes', () => {
  for (const query of [{ range: '90d' }, { from: '2026-01-01', to: '2026-01-31' }, {}]) {
    const range = parseRange(query, today)
    const written = Object.entries(rangeQuery(range)).filter((entry) => entry[1] !== null)
    expect(parseRange(Object.fromEntries(written) as Record<string, string>, today)).toEqual(range)
  }
})

test('the day of a moment is that of the time zone', () => {
  const ms = Date.UTC(2026, 2, 14, 23, 30)
  expect(dayAt(ms, 'UTC')).toBe('2026-03-14')
  expect(dayAt(ms, 'Asia/Shanghai')).toBe('2026-03-15')
  expect(dayAt(ms, 'America/New_York')).toBe('2026-03-14')
})

test('days are set beside those before, the same weekdays, or a year before', () => {
  const days = (from: string, to: string, compare: 'previous' | 'weekday' | 'year' | 'off') =>
    comparisonDays({ from, to, compare })
  expect(days('2026-03-01', '2026-03-30', 'previous')).toEqual({ from: '2026-01-30', to: '2026-02-28' })
  expect(days('2026-03-01', '2026-03-30', 'weekday')).toEqual({ from: '2026-01-25', to: '2026-02-23' })
  expect(days('2026-03-15', '2026-03-15', 'weekday')).toEqual({ from: '2026-03-08', to: '2026-03-08' })
  expect(days('2024-02-29', '2024-03-02', 'year')).toEqual({ from: '2023-03-02', to: '2023-03-04' })
  const year = parseRange({ range: '12m', compare: 'year' }, today)
  expect(comparisonDays(year)).toEqual({ from: '2024-03-10', to: '2025-03-09' })
  expect(days('2026-03-15', '2026-03-15', 'off')).toBeNull()
  expect(comparisonDays(parseRange({ range: 'all' }, today))).toBeNull()
})

test('an address asks for a comparison; nonsense is the period before', () => {
  expect(parseRange({ compare: 'year' }, today).compare).toBe('year')
  expect(parseRange({ compare: 'moon' }, today).compare).toBe('previous')
})
