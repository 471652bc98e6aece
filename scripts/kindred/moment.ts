import { Failure, Unreadable } from './failure.ts'

export type ReadMoment = (text: string) => number

const parts: Record<string, string> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<shortYear>\\d{2})',
  MM: '(?<month>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  H: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
}
const iso =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?)?$/

/**
 * A reader of dates as epoch milliseconds. `format` is `iso` (the default of the command line), `unix` (seconds),
 * `unix-ms`, or a pattern of YYYY, MM, DD, HH, mm, ss such as `DD/MM/YYYY HH:mm`. A date without an offset of its own
 * is read in `timeZone`. The reader throws Unreadable for what does not fit.
 */
export function momentReader(format: string, timeZone: string): ReadMoment {
  if (format === 'unix' || format === 'unix-ms') {
    return (text) => {
      const value = Number(text)
      if (text.trim() === '' || !Number.isFinite(value)) throw unreadable(text, format)
      return Math.round(format === 'unix' ? value * 1000 : value)
    }
  }
  const offsetOf = zoneOffset(timeZone)
  const pattern = format === 'iso' ? iso : patternOf(format)
  return (text) => {
    const value = text.trim()
    if (format === 'iso' && /(Z|[+-]\d{2}:?\d{2})$/.test(value)) {
      const moment = Date.parse(value)
      if (Number.isNaN(moment)) throw unreadable(text, format)
      return moment
    }
    const groups = pattern.exec(value)?.groups
    if (!groups) throw unreadable(text, format)
    return atZone(wallClock(groups, text, format), offsetOf)
  }
}

/** The wall clock's reading as if it were UTC. Refuses the 31st of a month with 30 days. */
function wallClock(groups: Record<string, string | undefined>, text: string, format: string): number {
  const number = (name: string, otherwise = 0) => Number(groups[name] ?? otherwise)
  const year = groups.shortYear === undefined ? number('year') : 2000 + number('shortYear')
  const moment = Date.UTC(
    year,
    number('month', 1) - 1,
    number('day', 1),
    number('hour'),
    number('minute'),
    number('second'),
  )
  const back = new Date(moment)
  const isReal = back.getUTCMonth() === number('month', 1) - 1 && back.getUTCDate() === number('day', 1)
  if (!isReal || number('hour') > 23 || number('minute') > 59) throw unreadable(text, format)
  return moment
}

/** The moment at which clocks of the zone show `wall`; of the two in autumn's repeated hour, the first. */
function atZone(wall: number, offsetOf: (moment: number) => number): number {
  const first = wall - offsetOf(wall)
  const second = wall - offsetOf(first)
  return offsetOf(second) === wall - second ? second : first
}

function zoneOffset(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const known = new Map<number, number>()
  return (moment) => {
    const quarter = Math.floor(moment / 900_000) // offsets change on quarters of an hour only
    const seen = known.get(quarter)
    if (seen !== undefined) return seen
    const shown: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(quarter * 900_000)) shown[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter * 900_000
    known.set(quarter, offset)
    return offset
  }
}

function patternOf(format: string): RegExp {
  const source = format.replace(
    /YYYY|YY|MM|M|DD|D|HH|H|mm|ss|[.*+?^${}()|[\]\\]/g,
    (token) => parts[token] ?? `\\${token}`,
  )
  try {
    return new RegExp(`^${source}$`)
  } catch {
    throw new Failure(`--date-format '${format}': each of YYYY, MM, DD, HH, mm, ss may stand in it once`)
  }
}

function unreadable(text: string, format: string): Unreadable {
  return new Unreadable(`'${text.slice(0, 40)}' is not a date of the format ${format}`)
}
