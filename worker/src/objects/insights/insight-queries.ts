import { type DaySums, dayColumns, emptyDay } from '#shared/insight/roll-up'
import { addDays, dayOf, daysBetween } from '#shared/maths/calendar'
import { type Comparison, daysBefore } from '#shared/maths/comparison'
import type { DayPoint, Overview, ShelfRow, Totals } from '#shared/wire/insight'
import { buyersBetween } from './buyer-table.ts'
import { mostShelves } from './shelf-table.ts'

/** The longest range one answer covers: a point a day has to fit. */
export const longestRangeDays = 3_700

export interface OverviewQuery {
  from?: string
  to?: string
  /** What the range is compared with; as many days just before when left out. */
  compare?: Comparison
  currency: string
  timeZone: string
  now: number
}

/** The figures of a range of days, beside the range of the same length just before. */
export function overview(sql: SqlStorage, query: OverviewQuery): Overview {
  const { currency, timeZone, now } = query
  const { from, to } = resolveRange(sql, query, dayOf(now, timeZone))
  const { from: previousFrom, to: previousTo } = daysBefore({ from, to }, query.compare ?? 'previous')
  return {
    currency,
    time_zone: timeZone,
    from,
    to,
    totals: totals(sql, from, to),
    previous: { from: previousFrom, to: previousTo, totals: totals(sql, previousFrom, previousTo) },
    series: series(sql, from, to),
    previous_series: series(sql, previousFrom, previousTo),
    shelves: shelves(sql, from, to),
    previous_shelves: shelves(sql, previousFrom, previousTo),
  }
}

/** Without days, the range is everything known, `longestRangeDays` before its last day at most. */
export function resolveRange(
  sql: SqlStorage,
  { from, to }: Pick<OverviewQuery, 'from' | 'to'>,
  today: string,
): { from: string; to: string } {
  const known = sql
    .exec<{ first: string | null; last: string | null }>(
      'SELECT min(day) AS first, max(day) AS last FROM day',
    )
    .one()
  const end = to ?? laterOf(known.last ?? today, from ?? '')
  const start = from ?? (known.first && known.first < end ? known.first : end)
  const earliest = addDays(end, 1 - longestRangeDays)
  return { from: laterOf(start, earliest), to: end }
}

export function laterOf(a: string, b: string): string {
  return a > b ? a : b
}

export function totals(sql: SqlStorage, from: string, to: string): Totals {
  const sums = sql
    .exec<Record<keyof DaySums, number>>(
      `SELECT ${dayColumns.map((c) => `coalesce(sum(${c}), 0) AS ${c}`).join(', ')} FROM day WHERE day BETWEEN ? AND ?`,
      from,
      to,
    )
    .one()
  return { ...sums, ...buyersBetween(sql, from, to) }
}

function series(sql: SqlStorage, from: string, to: string): DayPoint[] {
  const known = new Map<string, DaySums>()
  for (const { day, ...sums } of sql.exec<{ day: string } & Record<keyof DaySums, number>>(
    `SELECT day, ${dayColumns.join(', ')} FROM day WHERE day BETWEEN ? AND ?`,
    from,
    to,
  )) {
    known.set(day, sums)
  }
  return Array.from({ length: daysBetween(from, to) }, (_, i) => {
    const day = addDays(from, i)
    return { day, ...(known.get(day) ?? emptyDay) }
  })
}

function shelves(sql: SqlStorage, from: string, to: string): ShelfRow[] {
  return sql
    .exec<Record<keyof ShelfRow, string & number>>(
      `SELECT placement, recommender, sum(impressions) AS impressions, sum(clicks) AS clicks,
         sum(attributed_orders) AS attributed_orders, sum(attributed_revenue_minor) AS attributed_revenue_minor
       FROM shelf WHERE day BETWEEN ? AND ? GROUP BY placement, recommender ORDER BY impressions DESC LIMIT ${mostShelves}`,
      from,
      to,
    )
    .toArray()
}
