import type { Kit } from '../app/kit.ts'

interface Days {
  from: string
  to: string
}

/** The days a view is about, and those they are compared with, by date: which rule chose them shows. */
export function datesText(
  { words, format }: Pick<Kit, 'words' | 'format'>,
  days: Days,
  before: Days | null,
): string {
  return (
    format.range(days.from, days.to) +
    (before ? words.range.against(format.range(before.from, before.to)) : '')
  )
}
