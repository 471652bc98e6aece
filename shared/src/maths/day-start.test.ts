import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from './calendar.ts'
import { dayStart } from './day-start.ts'

describe('the start of a day', () => {
  it('is where the day begins in its zone, also where the clock is changed', () => {
    expect(new Date(dayStart('2026-01-01', 'Europe/Paris')).toISOString()).toBe('2025-12-31T23:00:00.000Z')
    const zones = fc.constantFrom(
      'UTC',
      'Asia/Kathmandu',
      'America/St_Johns',
      'Pacific/Kiritimati',
      'Africa/Cairo',
    )
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 30_000 }), zones, (n, zone) => {
        const day = new Date(n * 86_400_000).toISOString().slice(0, 10)
        const start = dayStart(day, zone)
        expect(dayOf(start, zone)).toBe(day)
        expect(dayOf(start - 1, zone) < day).toBe(true)
      }),
    )
  })
})
