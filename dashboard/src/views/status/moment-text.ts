import type { Kit } from '../../app/kit.ts'
import { dayAt } from '../../route/range.ts'
import { statusWords } from '../../words/status.ts'

/** A moment of the last days, by its weekday and time; of today by its time. */
export function momentText({ words, format, login, now }: Kit, at: number): string {
  const { moment } = statusWords(words)
  const day = dayAt(at, login.time_zone)
  const isToday = day === dayAt(now(), login.time_zone)
  return isToday ? moment.today(format.time(at)) : moment.day(format.weekday(day), format.time(at))
}
