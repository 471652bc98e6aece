import { addDays, daysBetween } from './calendar.ts'

/**
 * What a range of days may be compared with: as many days just before; the same days of the week as soon before as the
 * ranges do not overlap; the same days of the week a year before, which is 52 weeks, or as many as a longer range needs
 * not to overlap (53 for twelve months).
 */
export const comparisons = ['previous', 'weekday', 'year'] as const
export type Comparison = (typeof comparisons)[number]

/** A range of days, both counted. */
export interface Days {
  from: string
  to: string
}

/**
 * The days a range is compared with, as many as it has.
 *
 * @example daysBefore({ from: '2026-03-02', to: '2026-03-03' }, 'weekday') // { from: '2026-02-23', to: '2026-02-24' }
 */
export function daysBefore({ from, to }: Days, by: Comparison): Days {
  const days = daysBetween(from, to)
  const weeks = Math.ceil(days / 7)
  const back = { previous: days, weekday: 7 * weeks, year: 7 * Math.max(52, weeks) }[by]
  return { from: addDays(from, -back), to: addDays(to, -back) }
}
