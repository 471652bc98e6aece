import { sum } from 'd3-array'
import type { ShelfRow } from '#shared/wire/insight'
import { shareOf } from './change.ts'

/** A row of the shelves table with its click rate, 0 to 1; null when it was never seen. */
export interface ShelfLine extends ShelfRow {
  clickRate: number | null
}

/** The rows, most attributed revenue first, then most clicks, then most seen. */
export function shelfLines(rows: readonly ShelfRow[]): ShelfLine[] {
  return rows
    .map((row) => ({ ...row, clickRate: shareOf(row.clicks, row.impressions) }))
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
