import { group, sum } from 'd3-array'
import { utcMonth } from 'd3-time'
import type { DayPoint, Overview } from '#shared/wire/insight'
import { dateOf, dayCount, dayOf } from '../route/range.ts'

export const metricNames = ['revenue', 'orders', 'impressions', 'clicks'] as const
export type MetricName = (typeof metricNames)[number]

const fields: Record<MetricName, keyof DayPoint> = {
  revenue: 'revenue_minor',
  orders: 'orders',
  impressions: 'impressions',
  clicks: 'clicks',
}

type Bucket = 'day' | 'week' | 'month'

/** A point of the chart: a day, seven days or a calendar month. `partial` when not all of its days are over. */
export interface SeriesPoint {
  from: string
  to: string
  value: number
  partial: boolean
}

/** A series beside that of the period before, point for point; `previous` is empty without a comparison. */
export interface Series {
  bucket: Bucket
  current: SeriesPoint[]
  previous: SeriesPoint[]
}

export interface SeriesOptions {
  metric: MetricName
  compare: boolean
  /** The day it is now in the store: the last point is incomplete when it holds this day. */
  today: string
}

/** The series a chart shows: days up to a quarter, weeks up to two years, else months. */
export function seriesOf(overview: Overview, { metric, compare, today }: SeriesOptions): Series {
  const bucket = bucketFor(overview.series.length)
  const field = fields[metric]
  const read = (points: readonly DayPoint[]) =>
    split(points, bucket).map((days) => point(days, field, bucket, today))
  const current = read(overview.series)
  const previous = compare ? read(overview.previous_series).slice(0, current.length) : []
  return { bucket, current, previous }
}

/** How many days make one point, so that a chart has at most about a hundred of them. */
export function bucketFor(days: number): Bucket {
  if (days <= 100) return 'day'
  return days <= 740 ? 'week' : 'month'
}

function split(points: readonly DayPoint[], bucket: Bucket): DayPoint[][] {
  if (bucket === 'day') return points.map((day) => [day])
  if (bucket === 'week') return weeks(points)
  const months = group(points, ({ day }) => day.slice(0, 7))
  return [...months.values()]
}

/** Seven days each, counted back from the last day: today's is then a week like all others. */
function weeks(points: readonly DayPoint[]): DayPoint[][] {
  const all: DayPoint[][] = []
  for (let end = points.length; end > 0; end -= 7) all.unshift(points.slice(Math.max(0, end - 7), end))
  return all
}

function point(days: DayPoint[], field: keyof DayPoint, bucket: Bucket, today: string): SeriesPoint {
  const from = days[0]!.day
  const to = days.at(-1)!.day
  const full = bucket === 'day' ? 1 : bucket === 'week' ? 7 : daysOfMonth(from)
  return {
    from,
    to,
    value: sum(days, (day) => Number(day[field])),
    partial: dayCount(from, to) < full || to >= today,
  }
}

function daysOfMonth(day: string): number {
  const first = utcMonth.floor(dateOf(day))
  return dayCount(dayOf(first), dayOf(utcMonth.offset(first, 1))) - 1
}
