import { max, min } from 'd3-array'
import type { Annotation, TargetFigure, TargetRow } from '#shared/wire/target'
import { dayCount } from '../route/range.ts'
import type { MetricName, SeriesPoint } from './series.ts'

/** The figure of a target that a chart's metric shows; impressions and clicks have none. */
const figures: Partial<Record<MetricName, TargetFigure>> = { revenue: 'revenue_minor', orders: 'orders' }

/**
 * What each point should come to, were every day of a target alike: its value over its days, for as many days as the
 * point has in common with it. Of several targets the one set last holds. Null without one.
 */
export function goalLine(
  targets: readonly TargetRow[],
  metric: MetricName,
  points: readonly SeriesPoint[],
): (number | null)[] | null {
  const asked = targets.filter(({ figure }) => figure === figures[metric])
  const newestFirst = asked.toSorted((a, b) => b.changed_at - a.changed_at)
  const values = points.map((point) => {
    const target = newestFirst.find(({ from, to }) => from <= point.to && point.from <= to)
    return target ? (target.value / target.days) * sharedDays(target, point) : null
  })
  return values.some((value) => value !== null) ? values : null
}

/** The points at which something happened, the first of it first; what lies outside the points is left out. */
export function notesOn(
  annotations: readonly Annotation[],
  points: readonly SeriesPoint[],
): { id: string; from: number; to: number; text: string }[] {
  return annotations.flatMap(({ id, day, to = day, text }) => {
    const from = points.findIndex((point) => point.to >= day && point.from <= to)
    const last = points.findLastIndex((point) => point.from <= to && point.to >= day)
    return from < 0 || last < 0 ? [] : [{ id, from, to: last, text }]
  })
}

function sharedDays(target: { from: string; to: string }, point: SeriesPoint): number {
  const from = max([target.from, point.from]) ?? point.from
  const to = min([target.to, point.to]) ?? point.to
  return dayCount(from, to)
}
