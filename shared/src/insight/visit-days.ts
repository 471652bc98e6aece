/** Digits of a day since 1970-01-01; enough up to the year 2243. */
const digits = 5
const dayMs = 86_400_000
/** Days that are kept of each person. */
export const keptVisitDays = 60

/** A day `YYYY-MM-DD` as it stands in a list of days with a visit: five digits, one day after the other. */
export function visitDay(day: string): string {
  return `${Date.parse(`${day}T00:00:00Z`) / dayMs}`.padStart(digits, '0')
}

/** The list with a day at its end, unless it is there already. */
export function withVisitDay(list: string, day: string): string {
  return list.endsWith(day) ? list : list + day
}

/** The days of a list, each once, in no order. */
export function visitDaysOf(list: string): number[] {
  const days = new Set<number>()
  for (let at = 0; at + digits <= list.length; at += digits) days.add(Number(list.slice(at, at + digits)))
  return [...days]
}
