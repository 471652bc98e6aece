import type { StatusHour } from '#shared/wire/status'

/** What may be refused, as it is told apart. */
export const rejectionKinds = [
  'events_invalid',
  'events_too_old',
  'orders',
  'products',
  'sessions',
  'requests',
] as const
export type RejectionKind = (typeof rejectionKinds)[number]

/** A figure, hour by hour; null: there was nothing to tell it from. */
export type HourValues = (number | null)[]

const countOf: Record<RejectionKind, (hour: StatusHour) => number> = {
  events_invalid: ({ counts }) => counts['events.rejected.invalid'] ?? 0,
  events_too_old: ({ counts }) => counts['events.rejected.too_old'] ?? 0,
  orders: (hour) => rejectedOf(hour, 'orders'),
  products: (hour) => rejectedOf(hour, 'products'),
  sessions: (hour) => rejectedOf(hour, 'sessions'),
  requests: ({ figures }) => figures.refused,
}

/** What was refused, hour by hour, the kinds of which there was any, the most frequent first. */
export function rejections(
  hours: readonly StatusHour[],
): { kind: RejectionKind; values: number[]; sum: number }[] {
  return rejectionKinds
    .map((kind) => {
      const values = hours.map(countOf[kind])
      return { kind, values, sum: sumOf(values) }
    })
    .filter(({ sum }) => sum > 0)
    .toSorted((a, b) => b.sum - a.sum)
}

/** Hours that are told of together where each by itself says little. */
export const slotHours = 4

/** What is told hour by hour in parts of four hours, the last one ending with the last hour. */
export function slots<T>(values: readonly T[]): T[][] {
  const count = Math.ceil(values.length / slotHours)
  const first = values.length - (count - 1) * slotHours
  return Array.from({ length: count }, (_, slot) =>
    values.slice(slot === 0 ? 0 : first + (slot - 1) * slotHours, first + slot * slotHours),
  )
}

/** The longest that things waited, hour by hour, in milliseconds: to be counted, and to be delivered. */
export function waits(hours: readonly StatusHour[]): { digest: HourValues; outbox: HourValues } {
  const of = (name: string) => hours.map(({ counts }) => counts[name] ?? 0)
  return { digest: of('digest.longest'), outbox: of('flushes.longest') }
}

export function sumOf(values: HourValues): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

function rejectedOf({ counts }: StatusHour, subject: string): number {
  return Object.entries(counts)
    .filter(([name]) => name.startsWith(`${subject}.rejected.`))
    .reduce((sum, [, count]) => sum + count, 0)
}
