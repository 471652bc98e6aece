import type { DriversAnswer } from '#shared/wire/drivers'

const bought = (customers: number, revenue: number) => ({ customers, orders: customers, revenue })
const shares = { repeat_customers: 0.2, returning_customers: 0.5, returning_revenue: 0.6 }

/** For tests: revenue doubled from 140.00 to 280.00, mostly by new people; labels are still being worked out. */
export const drivers: DriversAnswer = {
  currency: 'GBP',
  from: '2026-03-01',
  to: '2026-03-07',
  compared_with: { from: '2026-02-22', to: '2026-02-28' },
  revenue: { before: 14_000, after: 28_000, change: 14_000, growth: 1 },
  groups: [
    {
      group: 'new',
      before: bought(4, 4_000),
      after: bought(10, 13_000),
      change: 9_000,
      parts: { customers: 8_000, frequency: 0, order_value: 1_000 },
    },
    {
      group: 'returning',
      before: bought(8, 10_000),
      after: bought(10, 15_000),
      change: 5_000,
      parts: { customers: 4_000, frequency: 2_000, order_value: -1_000 },
    },
    {
      group: 'unknown',
      before: bought(0, 0),
      after: bought(0, 0),
      change: 0,
      parts: { customers: 0, frequency: 0, order_value: 0 },
    },
  ],
  parts: { customers: 12_000, frequency: 2_000, order_value: 0 },
  shares: { before: shares, after: shares },
  by: 'tier',
  contributors: null,
  left_out: { labels: 0, change: 0 },
}
