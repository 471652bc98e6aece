import type { Overview, Totals } from '#shared/wire/insight'
import { type Change, changeOf, shareOf } from './change.ts'

/**
 * What the overview's opening sentence says, as data. `driver` is what moved revenue more: the number of orders or
 * the average order; null when neither stands out or there is nothing to compare with.
 */
export interface Story {
  revenueMinor: number
  orders: number
  change: Change | null
  driver: { name: 'orders' | 'basket'; change: Change } | null
  /** Share of revenue in products first clicked on a shelf; null without any. */
  shelfShare: number | null
}

/** The story of an overview's figures, or null when there was no order to tell of. */
export function storyOf(overview: Overview, compare: boolean): Story | null {
  const { totals } = overview
  if (totals.orders === 0) return null
  const before = compare ? overview.previous.totals : null
  const change = changeOf(totals.revenue_minor, before?.revenue_minor ?? null)
  return {
    revenueMinor: totals.revenue_minor,
    orders: totals.orders,
    change,
    driver: before && change?.ratio ? driverOf(totals, before, change) : null,
    shelfShare: shareOf(totals.attributed_revenue_minor, totals.revenue_minor) || null,
  }
}

/**
 * Revenue = orders × average order, so the logarithms of the two changes add up to that of revenue: whichever is
 * larger in revenue's own direction is the main cause.
 */
function driverOf(now: Totals, before: Totals, change: Change): Story['driver'] {
  if (before.orders === 0 || before.revenue_minor <= 0) return null
  const orders = changeOf(now.orders, before.orders)
  const basket = changeOf(now.revenue_minor / now.orders, before.revenue_minor / before.orders)
  const name = weight(orders) * sign(change) >= weight(basket) * sign(change) ? 'orders' : 'basket'
  const driver = name === 'orders' ? orders : basket
  return driver && driver.direction === change.direction ? { name, change: driver } : null
}

const weight = (change: Change | null) => Math.log1p(change?.ratio ?? 0)
const sign = (change: Change) => (change.direction === 'down' ? -1 : 1)
