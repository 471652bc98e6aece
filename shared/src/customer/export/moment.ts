import type { Moment } from '../../wire/person-export.ts'

/** ISO 8601 in UTC of epoch milliseconds. @example moment(0) // '1970-01-01T00:00:00.000Z' */
export function moment(at: number): Moment {
  return new Date(at).toISOString()
}

/** The same of what may be missing, or be no moment: the beginning of all times. */
export function momentOrNull(at: number | null | undefined): Moment | null {
  return typeof at === 'number' && Number.isFinite(at) ? moment(at) : null
}
