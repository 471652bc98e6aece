import { expect, test } from 'vitest'
import { hourMeans, hourName, weekdayNames } from './hours.ts'

const week = (value: number) => Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => value))

test('an hour’s mean is by how often its weekday is in the range', () => {
  const answer = {
    from: '2026-03-01',
    to: '2026-03-08',
    time_zone: 'Europe/London',
    visits: week(6),
    orders: week(2),
    days: [1, 1, 1, 1, 1, 0, 2],
    previous: null,
  }
  const rows = hourMeans(answer, 'visits')
  expect([rows[0]![9]!.mean, rows[5]![9]!.mean, rows[6]![9]!.mean]).toEqual([6, 0, 3])
  expect(hourMeans(answer, 'orders')[6]![23]).toEqual({ day: 6, hour: 23, sum: 2, mean: 1 })
})

test('the week begins on Monday, in the reader’s language', () => {
  expect(weekdayNames('en').long[0]).toBe('Monday')
  expect(weekdayNames('zh').short).toHaveLength(7)
  expect(hourName(9)).toBe('09:00')
})
