import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, daysBetween } from './calendar.ts'

describe('the calendar', () => {
  it('gives the day of the zone, not of Greenwich', () => {
    expect(dayOf(Date.UTC(2026, 0, 1, 3), 'America/New_York')).toBe('2025-12-31')
    expect(dayOf(Date.UTC(2026, 5, 30, 23, 30), 'Europe/London')).toBe('2026-07-01')
    expect(dayOf(Date.UTC(2026, 5, 30, 18, 20), 'Asia/Kathmandu')).toBe('2026-07-01')
  })

  it('agrees with a fresh formatter at any moment', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/London',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'America/St_Johns',
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), zones, (ms, timeZone) => {
        const format = new Intl.DateTimeFormat('en-CA', {
          timeZone,
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
        })
        expect(dayOf(ms, timeZone)).toBe(format.format(ms))
      }),
    )
  })

  it('counts days across months and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(daysBetween('2010-12-01', '2011-12-09')).toBe(374)
  })
})
