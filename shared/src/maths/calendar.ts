const quarterHourMs = 900_000
const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()
const days = new Map<string, string>()

/**
 * The calendar day `YYYY-MM-DD` of a moment in a time zone.
 *
 * @example dayOf(0, 'America/New_York') // '1969-12-31'
 */
export function dayOf(ms: number, timeZone: string): string {
  // Every zone's offset is a multiple of a quarter of an hour, so the day is the same throughout one.
  const key = `${timeZone} ${Math.floor(ms / quarterHourMs)}`
  const known = days.get(key)
  if (known) return known
  const day = formatOf(timeZone).format(ms)
  if (days.size > 20_000) days.clear()
  days.set(key, day)
  return day
}

/** The day that many days later (earlier when negative). @example addDays('2026-02-28', 1) // '2026-03-01' */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10)
}

/** Days from `from` to `to`, both counted. @example daysBetween('2026-01-01', '2026-01-01') // 1 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs) + 1
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    // The Canadian form is the ISO one.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format
}
