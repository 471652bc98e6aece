import * as v from 'valibot'
import { daysBetween } from '#shared/maths/calendar'
import { comparisons } from '#shared/maths/comparison'
import { day } from '#shared/wire/fields'
import { longestRangeDays } from './objects/insights/insight-queries.ts'

/** The days of a query that tells of a range, and what such a range must be. */
export const rangeFields = { from: v.exactOptional(day), to: v.exactOptional(day) }

/** What a range is compared with. */
export const compareField = {
  compare: v.exactOptional(v.picklist(comparisons, `must be one of ${comparisons.join(', ')}`)),
}

interface DayRange {
  from?: string
  to?: string
}

export const isInOrder = ({ from, to }: DayRange): boolean => !from || !to || from <= to
export const inOrder = 'from must not be after to'

export const isShort = ({ from, to }: DayRange): boolean =>
  !from || !to || daysBetween(from, to) <= longestRangeDays
export const short = `the range must have at most ${longestRangeDays} days`
