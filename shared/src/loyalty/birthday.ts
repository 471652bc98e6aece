import { dayOf, daysBetween } from '../maths/calendar.ts'
import type { PointsEntry, PointsPolicy } from '../wire/points.ts'
import { expiryOf, nextEntry } from './post.ts'

const dayMs = 86_400_000
/** A birthday that was missed is still kept this many days later. */
const lateDays = 30
/** Nobody has two birthdays within less, whatever day they say it is. */
const leastDaysBetween = 300

/**
 * The row for this year's birthday present, on the day or up to 30 days later; null when it is not due, was given, or
 * there is none.
 *
 * @param birthday `MM-DD`; 29 February is kept on the 28th of other years
 */
export function birthdayEntry(
  entries: readonly PointsEntry[],
  birthday: string,
  policy: PointsPolicy,
  now: number,
  timeZone: string,
): PointsEntry | null {
  if (!policy.enabled || policy.birthday_points === 0) return null
  const today = dayOf(now, timeZone)
  const day = lastBirthday(birthday, today)
  if (daysBetween(day, today) - 1 > lateDays) return null
  const key = `birthday:${day.slice(0, 4)}`
  const given = entries.filter(({ kind }) => kind === 'birthday')
  if (given.some((row) => row.key === key || row.at > now - leastDaysBetween * dayMs)) return null
  return nextEntry(entries, now, {
    kind: 'birthday',
    key,
    points: policy.birthday_points,
    available_at: now,
    expires_at: expiryOf(now, policy),
  })
}

/** The next moment worth asking `birthdayEntry`: some hours into the next birthday, in any time zone near. */
export function nextBirthday(birthday: string, now: number, timeZone: string): number {
  const year = Number(dayOf(now, timeZone).slice(0, 4))
  for (const candidate of [year, year + 1]) {
    const at = Date.parse(`${onDay(candidate, birthday)}T00:00:00Z`) + dayMs / 2
    if (at > now) return at
  }
  throw new RangeError(`nextBirthday requires a day of the year; got ${birthday}`)
}

function lastBirthday(birthday: string, today: string): string {
  const year = Number(today.slice(0, 4))
  const thisYear = onDay(year, birthday)
  return thisYear <= today ? thisYear : onDay(year - 1, birthday)
}

function onDay(year: number, birthday: string): string {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return `${year}-${birthday === '02-29' && !isLeap ? '02-28' : birthday}`
}
