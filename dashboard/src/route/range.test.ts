import { expect, test } from 'vitest'
import { dayAt, dayCount, parseRange, rangeQuery } from './range.ts'

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
  expect(parseRange({}, today)).toMatchObject({ preset: '30d', from: '2026-02-14', compare: true })
  expect(parseRange({ range: 'all' }, today)).toEqual({ preset: 'all', from: null, to: null, compare: false })
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
