import { daysBefore, comparisons as known } from '#shared/maths/comparison'

const dayMs = 86_400_000

export const presets = ['7d', '30d', '90d', '12m', 'all'] as const
type Preset = (typeof presets)[number]

/** What dates are set beside: what the API can set them beside, or nothing. */
export const comparisons = [...known, 'off'] as const
export type Comparison = (typeof comparisons)[number]

/** The chosen dates: days are inclusive, `YYYY-MM-DD` in the store's time zone; `null` leaves them to the server. */
export interface DateRange {
  preset: Preset | 'custom'
  from: string | null
  to: string | null
  compare: Comparison
}

const daysOf: Partial<Record<Preset, number>> = { '7d': 7, '30d': 30, '90d': 90 }

/** The range an address asks for; anything odd is the last 30 days. Everything has no period before it. */
export function parseRange(query: Readonly<Record<string, string>>, today: string): DateRange {
  const compare = comparisons.find((name) => name === query.compare) ?? 'previous'
  const { from, to } = query
  if (isDay(from) && isDay(to)) return { preset: 'custom', from: min(from, to), to: max(from, to), compare }
  const preset = presets.find((known) => known === query.range) ?? '30d'
  if (preset === 'all') return { preset, from: null, to: null, compare: 'off' }
  return { preset, from: firstDay(preset, today), to: today, compare }
}

/** The query fields that `parseRange` reads back; what is usual is left out. */
export function rangeQuery(range: Pick<DateRange, 'preset' | 'from' | 'to'>): Record<string, string | null> {
  if (range.preset === 'custom') return { range: null, from: range.from, to: range.to }
  return { range: range.preset === '30d' ? null : range.preset, from: null, to: null }
}

/**
 * The days that chosen days are set beside, by the rule that the API goes by; null without a comparison.
 *
 * @example comparisonDays({ from: '2026-03-03', to: '2026-03-03', compare: 'weekday' }) // { from: '2026-02-24', to: '2026-02-24' }
 */
export function comparisonDays({
  from,
  to,
  compare,
}: Pick<DateRange, 'from' | 'to' | 'compare'>): { from: string; to: string } | null {
  return from === null || to === null || compare === 'off' ? null : daysBefore({ from, to }, compare)
}

/** Days and comparison as fields of a question to the API. */
export function rangeFields({
  from,
  to,
  compare,
}: Pick<DateRange, 'from' | 'to' | 'compare'>): Record<'from' | 'to' | 'compare', string | null> {
  return { from, to, compare: compare === 'off' ? null : compare }
}

/** Midnight UTC of a calendar day: only for reckoning with days, never shown as a moment. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** The calendar day of a date that `dateOf` made. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** The calendar day of a moment in a time zone. */
export function dayAt(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(ms)
  const field = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${field('year')}-${field('month')}-${field('day')}`
}

/** Days from `from` to `to`, both counted. */
export function dayCount(from: string, to: string): number {
  return Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / dayMs) + 1
}

function firstDay(preset: Preset, today: string): string {
  const end = dateOf(today)
  const days = daysOf[preset]
  if (days) return dayOf(new Date(end.getTime() - (days - 1) * dayMs))
  return dayOf(new Date(Date.UTC(end.getUTCFullYear() - 1, end.getUTCMonth(), end.getUTCDate() + 1)))
}

function isDay(text: string | undefined): text is string {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const date = dateOf(text)
  return !Number.isNaN(date.getTime()) && dayOf(date) === text
}

const min = (a: string, b: string) => (a < b ? a : b)
const max = (a: string, b: string) => (a < b ? b : a)
