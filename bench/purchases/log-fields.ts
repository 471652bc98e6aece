/** Which of day and month comes first in dates like 03/04/2026. */
export type DateOrder = 'dmy' | 'mdy'

const dayMs = 86_400_000
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s,].*)?$/

/**
 * A reader of dates for one column: the day as written, counted from 1970-01-01, or null. It reads 2026-03-04 (also with
 * a time), 2026/3/4, 20260304, seconds and milliseconds since 1970, and 3/4/2026 when the column or `order` tells which
 * is the month; if neither does, it throws with a sentence.
 */
export function datesIn(column: readonly string[], order?: DateOrder): (text: string) => number | null {
  const told = order ?? orderOf(column)
  return (text) => {
    const [, year, month, day] = yearFirst.exec(text) ?? compact.exec(text) ?? []
    if (year) return dayFrom(Number(year), Number(month), Number(day))
    const [, one, two, last] = yearLast.exec(text) ?? []
    if (last) {
      const [d, m] = told === 'mdy' ? [two, one] : [one, two]
      return dayFrom(Number(last), Number(m), Number(d))
    }
    if (/^\d{10}$/.test(text)) return Math.floor((Number(text) * 1_000) / dayMs)
    if (/^\d{13}$/.test(text)) return Math.floor(Number(text) / dayMs)
    return /[a-z]{3}/i.test(text) && /\d{4}/.test(text) ? dayOfWords(text) : null
  }
}

/** An amount, with or without currency and separators of thousands; 0 when empty, null when it is no number. */
export function amountIn(text: string): number | null {
  if (text === '') return 0
  const negative = /^\(.*\)$/.test(text) || /^[^\d]*-/.test(text) || /-$/.test(text)
  const digits = text.replace(/[^\d.,]/g, '')
  const comma = digits.lastIndexOf(',')
  const point = digits.lastIndexOf('.')
  // The last mark is the decimal one, unless it parts thousands.
  const mark = comma > point && !/,\d{3}$/.test(digits) ? ',' : '.'
  const plain = digits.replaceAll(mark === ',' ? '.' : ',', '').replace(',', '.')
  const plainNumber = /^-?\d+(\.\d+)?e[+-]?\d+$/i.test(text) ? Number(text) : Number(plain)
  if (plain === '' || !Number.isFinite(plainNumber)) return null
  return negative ? -Math.abs(plainNumber) : plainNumber
}

/** A day written YYYY-MM-DD; null when there is no such day. */
export function dayFrom(year: number, month: number, day: number): number | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return exists && year >= 1900 && year < 2200 ? at.getTime() / dayMs : null
}

/** The ISO date of a day. */
export function isoOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

function orderOf(column: readonly string[]): DateOrder | undefined {
  let dayFirst = false
  let monthFirst = false
  let seen = false
  for (const text of column) {
    const [, one, two] = yearLast.exec(text) ?? []
    if (!one) continue
    seen = true
    if (Number(one) > 12) dayFirst = true
    if (Number(two) > 12) monthFirst = true
  }
  if (!seen) return undefined
  if (dayFirst !== monthFirst) return dayFirst ? 'dmy' : 'mdy'
  throw new Error(
    'dates like 03/04/2026 do not say which is the month: add --dates dmy or --dates mdy, or write 2026-04-03',
  )
}

function dayOfWords(text: string): number | null {
  const at = Date.parse(`${text.replace(/(\d)(st|nd|rd|th)\b/gi, '$1')} UTC`)
  const whole = Number.isNaN(at) ? Date.parse(text) : at
  return Number.isNaN(whole) ? null : Math.floor(whole / dayMs)
}
