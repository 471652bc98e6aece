const quarterHourMs = 900_000
const formats = new Map<string, Intl.DateTimeFormat>()
const hours = new Map<string, number>()

/**
 * The hour of the day, 0 to 23, of a moment in a time zone.
 *
 * @example hourOf(0, 'America/New_York') // 19
 */
export function hourOf(ms: number, timeZone: string): number {
  // Every zone's offset is a multiple of a quarter of an hour, so the hour is the same throughout one.
  const key = `${timeZone} ${Math.floor(ms / quarterHourMs)}`
  const known = hours.get(key)
  if (known !== undefined) return known
  const hour = Number(formatOf(timeZone).format(ms)) % 24
  if (hours.size > 20_000) hours.clear()
  hours.set(key, hour)
  return hour
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
    formats.set(timeZone, format)
  }
  return format
}
