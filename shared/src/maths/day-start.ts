import { dayOf } from './calendar.ts'

const quarterHourMs = 900_000

/**
 * The moment (epoch ms) a calendar day begins in a time zone.
 *
 * @example dayStart('2026-01-01', 'Europe/Paris') // 2025-12-31T23:00Z
 */
export function dayStart(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // No zone is more than 15 hours from Greenwich, and every change falls on a quarter of an hour.
  let from = -60
  let to = 60
  while (from < to) {
    const middle = (from + to) >> 1
    if (dayOf(midnight + middle * quarterHourMs, timeZone) >= day) to = middle
    else from = middle + 1
  }
  return midnight + from * quarterHourMs
}
