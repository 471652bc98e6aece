import { dayOf } from '../maths/calendar.ts'
import { dayStart } from '../maths/day-start.ts'
import type { TierProgramme } from '../wire/tier.ts'

const dayMs = 86_400_000

/** Where the window begins (exclusive) that is looked at when it closes at `at`. */
export function windowStart({ window, starts_on }: TierProgramme, at: number, timeZone: string): number {
  const first = starts_on === undefined ? -1 : dayStart(starts_on, timeZone) - 1
  switch (window.kind) {
    case 'rolling':
      return Math.max(first, at - window.days * dayMs)
    case 'calendar_year': {
      // What closes with the year looks at that year, not at the one that begins.
      const year = dayOf(at - 1, timeZone).slice(0, 4)
      return Math.max(first, dayStart(`${year}-01-01`, timeZone) - 1)
    }
    case 'lifetime':
      return first
    default:
      return window satisfies never
  }
}

/** Until when a tier that is reached or kept at `at` is certain; null: for good. */
export function termEnd({ term }: TierProgramme, at: number, timeZone: string): number | null {
  switch (term.kind) {
    case 'days':
      return at + term.days * dayMs
    case 'year_end': {
      const year = Number(dayOf(at, timeZone).slice(0, 4)) + 1 + term.years_more
      return dayStart(`${year}-01-01`, timeZone)
    }
    case 'forever':
      return null
    default:
      return term satisfies never
  }
}
