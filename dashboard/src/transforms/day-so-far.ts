import type { DayPoint } from '#shared/wire/insight'

const dayFigures = ['revenue_minor', 'orders', 'sessions', 'views', 'clicks'] as const
export type DayFigure = (typeof dayFigures)[number]

/** A figure of today, so far, beside that of the same weekday a week before, which was a whole day. */
export interface DaySoFar {
  figure: DayFigure
  value: number
  weekBefore: number
  /** `value / weekBefore`, at most 1; null where there was nothing to reach. */
  reached: number | null
}

/** Today's figures of a series that ends today and holds the same weekday a week before. */
export function daySoFar(series: readonly DayPoint[], today: string, weekBefore: string): DaySoFar[] {
  const now = series.find(({ day }) => day === today)
  const then = series.find(({ day }) => day === weekBefore)
  // Of a segment's people only what has a person is known; the rest is null.
  const known = dayFigures.filter((figure) => now?.[figure] !== null)
  return known.map((figure) => {
    const value = now?.[figure] ?? 0
    const before = then?.[figure] ?? 0
    return {
      figure,
      value,
      weekBefore: before,
      reached: before > 0 ? Math.min(1, Math.max(0, value / before)) : null,
    }
  })
}
