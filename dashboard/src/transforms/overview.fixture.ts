import type { DayPoint, Overview, Totals } from '#shared/wire/insight'
import { dateOf, dayOf } from '../route/range.ts'

const nothing: Totals = {
  revenue_minor: 0,
  net_revenue_minor: 0,
  orders: 0,
  customers: 0,
  new_customers: 0,
  sessions: 0,
  views: 0,
  impressions: 0,
  clicks: 0,
  attributed_orders: 0,
  attributed_revenue_minor: 0,
}

/** For tests: an overview with these totals now and before, and no days. */
export function overviewWith(totals: Partial<Totals>, previous: Partial<Totals>): Overview {
  return {
    currency: 'GBP',
    time_zone: 'Europe/London',
    from: '2026-03-01',
    to: '2026-03-07',
    totals: { ...nothing, ...totals },
    previous: { from: '2026-02-22', to: '2026-02-28', totals: { ...nothing, ...previous } },
    series: [],
    previous_series: [],
    shelves: [],
    previous_shelves: [],
  }
}

/** For tests: `count` days from `from`; the n-th (from 0) has n + 1 orders of 10.00 each. */
export function daysFrom(from: string, count: number): DayPoint[] {
  const { customers: _c, new_customers: _n, ...point } = nothing
  return Array.from({ length: count }, (_, n) => ({
    ...point,
    day: dayOf(new Date(dateOf(from).getTime() + n * 86_400_000)),
    orders: n + 1,
    revenue_minor: (n + 1) * 1_000,
  }))
}
