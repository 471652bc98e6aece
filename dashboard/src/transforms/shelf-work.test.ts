import { expect, test } from 'vitest'
import type { ShelfRow } from '#shared/wire/insight'
import { metricOf, shelfMetrics, shelfWork } from './shelf-work.ts'

const row = (placement: string, revenue: number, change: Partial<ShelfRow> = {}): ShelfRow => ({
  placement,
  recommender: 'session-knn',
  impressions: 100,
  clicks: 10,
  attributed_orders: 2,
  attributed_revenue_minor: revenue,
  ...change,
})

test('each shelf stands beside itself in the days before, most revenue first', () => {
  const lines = shelfWork([row('home', 100), row('cart', 300)], [row('home', 70)])
  expect(lines.map(({ placement, before }) => [placement, before?.attributed_revenue_minor])).toEqual([
    ['cart', 0],
    ['home', 70],
  ])
})

test('without days to compare with nothing stands beside it', () => {
  expect(shelfWork([row('home', 100)], null)[0]?.before).toBeNull()
})

test('each metric is a figure of its own', () => {
  const line = row('home', 500, { impressions: 90, clicks: 8, attributed_orders: 3 })
  expect(shelfMetrics.map((metric) => metricOf(line, metric))).toEqual([500, 3, 8, 90])
})
