import * as v from 'valibot'
import { addDays, dayOf, daysBetween } from '#shared/maths/calendar'
import { day } from '#shared/wire/fields'
import { shaped } from './body.ts'
import { longestRangeDays } from './objects/insights/insight-queries.ts'
import type { StoreRecord } from './objects/store/store-record.ts'

const rangeSchema = v.pipe(
  v.object({ from: v.exactOptional(day), to: v.exactOptional(day) }),
  v.check(({ from, to }) => !from || !to || from <= to, 'from must not be after to'),
  v.check(
    ({ from, to }) => !from || !to || daysBetween(from, to) <= longestRangeDays,
    `the range must have at most ${longestRangeDays} days`,
  ),
)

/**
 * The days a question is about, both counted: without `to` up to today, without `from` so many days. Throws
 * `invalid_request`.
 */
export function askedDays(
  query: Record<string, string>,
  { time_zone }: StoreRecord,
  days: number,
): { from: string; to: string; today: string } {
  const range = shaped(rangeSchema, query)
  const today = dayOf(Date.now(), time_zone)
  const to = range.to ?? (range.from && range.from > today ? range.from : today)
  return { from: range.from ?? addDays(to, 1 - days), to, today }
}
