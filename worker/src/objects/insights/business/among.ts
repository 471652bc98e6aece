import type { Condition } from '../people/person-filter.ts'

/** Narrows rows of `person` down to a segment's people; nothing for everybody. Bindings follow those before it. */
export const and = (among: Condition | undefined): string => (among ? ` AND (${among.sql})` : '')

/** The same of rows that hold a person's key in `column`. */
export const inside = (column: string, among: Condition | undefined): string =>
  among ? ` AND ${column} IN (SELECT id FROM person WHERE ${among.sql})` : ''
