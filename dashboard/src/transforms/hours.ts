import type { HourSums } from '#shared/wire/traffic'

/** An hour of the week: its sum over the days, and its mean a week. */
export interface HourOfWeek {
  /** 0 is Monday. */
  day: number
  hour: number
  sum: number
  mean: number
}

/** Seven rows of 24 hours from Monday on. A weekday that is not in the range has nothing. */
export function hourMeans({ days, ...answer }: HourSums, metric: 'visits' | 'orders'): HourOfWeek[][] {
  return answer[metric].map((hours, day) =>
    hours.map((sum, hour) => ({ day, hour, sum, mean: (days[day] ?? 0) > 0 ? sum / days[day]! : 0 })),
  )
}

/** The names of the weekdays from Monday on. */
export function weekdayNames(locale: string): { short: string[]; long: string[] } {
  const names = (weekday: 'short' | 'long') => {
    const format = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : locale, { weekday, timeZone: 'UTC' })
    // 1 January 2024 was a Monday.
    return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)))
  }
  return { short: names('short'), long: names('long') }
}

/** @example hourName(9) // '09:00' */
export function hourName(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
