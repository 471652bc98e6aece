import { rollup, sum } from 'd3-array'
import type { ShelfRow } from '#shared/wire/insight'
import { shareOf } from './change.ts'

/**
 * A row of the shelves table with its click rate: of all the shelves seen at this place, the share in which a product of
 * this recommender was clicked; null when none was seen. A shelf holds products of several recommenders and counts as
 * seen for that of its first, so a rate of a recommender's own shelves would be of clicks and shelves that do not belong
 * together. The rates of a place add up to the place's.
 */
export interface ShelfLine extends ShelfRow {
  clickRate: number | null
}

/** The rows, most attributed revenue first, then most clicks, then most seen. */
export function shelfLines(rows: readonly ShelfRow[]): ShelfLine[] {
  const seenAt = rollup(
    rows,
    (some) => sum(some, (row) => row.impressions),
    (row) => row.placement,
  )
  return rows
    .map((row) => ({ ...row, clickRate: shareOf(row.clicks, seenAt.get(row.placement) ?? 0) }))
    .sort(
      (a, b) =>
        b.attributed_revenue_minor - a.attributed_revenue_minor ||
        b.clicks - a.clicks ||
        b.impressions - a.impressions,
    )
}

/** Seen and clicked over all rows. Orders are not added up: one order may count on two shelves. */
export function shelfSum(rows: readonly ShelfRow[]): {
  impressions: number
  clicks: number
  clickRate: number | null
} {
  const impressions = sum(rows, (row) => row.impressions)
  const clicks = sum(rows, (row) => row.clicks)
  return { impressions, clicks, clickRate: shareOf(clicks, impressions) }
}
