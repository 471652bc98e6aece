import type { ShelfRow } from '#shared/wire/insight'
import { type ShelfLine, shelfLines } from './shelves.ts'

/** What the bars of the shelves may show, the first unless chosen. */
export const shelfMetrics = ['revenue', 'orders', 'clicks', 'seen'] as const
export type ShelfMetric = (typeof shelfMetrics)[number]

/** A shelf beside what it came to in the days that are compared with; null without a comparison. */
export interface ShelfWork extends ShelfLine {
  before: ShelfRow | null
}

const nothing = { impressions: 0, clicks: 0, attributed_orders: 0, attributed_revenue_minor: 0 }

/** Shelves of these days beside those of other days, most revenue first. One that was not there before came to nothing. */
export function shelfWork(now: readonly ShelfRow[], before: readonly ShelfRow[] | null): ShelfWork[] {
  return shelfLines(now).map((line) => {
    const { placement, recommender } = line
    const then = before?.find((row) => row.placement === placement && row.recommender === recommender)
    return { ...line, before: before && (then ?? { placement, recommender, ...nothing }) }
  })
}

/** The figure of a metric. */
export function metricOf(row: ShelfRow, metric: ShelfMetric): number {
  if (metric === 'revenue') return row.attributed_revenue_minor
  if (metric === 'orders') return row.attributed_orders
  return metric === 'clicks' ? row.clicks : row.impressions
}
