import type { StatusReason } from '../../wire/status.ts'

const hourMs = 3_600_000

/** What was wrong in an hour, by its beginning (epoch ms). */
export interface JudgedHour {
  hour: number
  reasons: readonly StatusReason[]
}

/**
 * Since when each of the reasons holds: the beginning of the first of the hours in a row that have it. `hours` are newest
 * first, the one that is not over among them, which may still be without. What no hour tells of is left out.
 */
export function beganOf(
  reasons: readonly StatusReason[],
  hours: readonly JudgedHour[],
): Partial<Record<StatusReason, number>> {
  const dated = reasons.flatMap((reason) => {
    const first = hours.findIndex((one) => one.reasons.includes(reason))
    if (first < 0 || first > 1) return []
    const end = hours.findIndex((one, place) => place > first && !one.reasons.includes(reason))
    return [[reason, hours.at(end < 0 ? -1 : end - 1)!.hour]]
  })
  return Object.fromEntries(dated)
}

/** Since when nothing has been wrong: the end of the last hour in which something was, or the oldest that is known. */
export function wellSince(hours: readonly JudgedHour[]): number | null {
  const faulty = hours.find(({ reasons }) => reasons.length > 0)
  return faulty ? faulty.hour + hourMs : (hours.at(-1)?.hour ?? null)
}
