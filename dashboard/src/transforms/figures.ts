import type { Overview, Totals } from '#shared/wire/insight'
import { type Change, changeOf, shareOf } from './change.ts'

export const figureNames = [
  'revenue',
  'net_revenue',
  'orders',
  'customers',
  'new_customers',
  'impressions',
  'clicks',
  'attributed_orders',
  'attributed_revenue',
] as const
export type FigureName = (typeof figureNames)[number]

/** One figure of the overview: the value, its change, and a second value that puts it into proportion. */
export interface Figure {
  name: FigureName
  unit: 'money' | 'count'
  value: number
  before: number | null
  change: Change | null
  /** Whether more of it is plainly better. A rise of impressions alone is neither good nor bad. */
  moreIsBetter: boolean
  /** A proportion, 0 to 1: clicks of impressions, attributed of all, new of all customers. */
  share: number | null
}

const fields: Record<FigureName, { field: keyof Totals; moreIsBetter: boolean; of?: keyof Totals }> = {
  revenue: { field: 'revenue_minor', moreIsBetter: true },
  net_revenue: { field: 'net_revenue_minor', moreIsBetter: true, of: 'revenue_minor' },
  orders: { field: 'orders', moreIsBetter: true },
  customers: { field: 'customers', moreIsBetter: true },
  new_customers: { field: 'new_customers', moreIsBetter: true, of: 'customers' },
  impressions: { field: 'impressions', moreIsBetter: false },
  clicks: { field: 'clicks', moreIsBetter: true, of: 'impressions' },
  attributed_orders: { field: 'attributed_orders', moreIsBetter: true, of: 'orders' },
  attributed_revenue: { field: 'attributed_revenue_minor', moreIsBetter: true, of: 'revenue_minor' },
}

/** All figures of an overview in the order they are shown; without `compare` none has a change. */
export function figuresOf(overview: Overview, compare: boolean): Figure[] {
  const previous = compare ? overview.previous.totals : null
  return figureNames.map((name) => {
    const { field, moreIsBetter, of } = fields[name]
    const value = overview.totals[field]
    const before = previous ? previous[field] : null
    return {
      name,
      unit: field.endsWith('_minor') ? 'money' : 'count',
      value,
      before,
      change: changeOf(value, before),
      moreIsBetter,
      share: of ? shareOf(value, overview.totals[of]) : null,
    }
  })
}

/** True when nothing at all happened: no order, no visit, no shelf. Of a segment some figures are not known (null). */
export function isQuiet(totals: Totals): boolean {
  return Object.values(totals).every((value) => !value)
}
