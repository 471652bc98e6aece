import { expect, it } from 'vitest'
import { daysBetween } from './calendar.ts'
import { comparisons, daysBefore } from './comparison.ts'

const weekday = (day: string) => new Date(day).getUTCDay()
const ranges = [
  ['2026-03-02', '2026-03-02'],
  ['2026-03-02', '2026-03-11'],
  ['2024-02-29', '2024-03-06'],
  ['2025-01-01', '2026-02-01'],
] as const

it.each(comparisons)('days compared by %s are as many and do not overlap', (by) => {
  for (const [from, to] of ranges) {
    const before = daysBefore({ from, to }, by)
    expect(daysBetween(before.from, before.to)).toBe(daysBetween(from, to))
    expect(before.to < from).toBe(true)
    if (by !== 'previous') expect(weekday(before.from)).toBe(weekday(from))
  }
})

it('a year before is the same weekday, 364 days earlier', () => {
  expect(daysBefore({ from: '2026-03-02', to: '2026-03-08' }, 'year')).toEqual({
    from: '2025-03-03',
    to: '2025-03-09',
  })
  expect(daysBefore({ from: '2026-03-02', to: '2026-03-08' }, 'previous').to).toBe('2026-03-01')
})

it('twelve months are set beside the twelve before, 53 weeks earlier', () => {
  expect(daysBefore({ from: '2025-03-16', to: '2026-03-15' }, 'year')).toEqual({
    from: '2024-03-10',
    to: '2025-03-09',
  })
})
