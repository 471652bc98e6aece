import { expect, test } from 'vitest'
import { shelfLines, shelfSum } from './shelves.ts'

const row = (placement: string, impressions: number, clicks: number, revenue: number) => ({
  placement,
  recommender: 'session-knn',
  impressions,
  clicks,
  attributed_orders: 0,
  attributed_revenue_minor: revenue,
})
const rows = Object.freeze([
  row('cart', 10, 0, 0),
  row('home', 0, 0, 0),
  row('product', 20, 5, 900),
  row('a', 5, 1, 0),
])

test('what brought revenue comes first, then what was clicked, then what was seen', () => {
  expect(shelfLines(rows).map((line) => line.placement)).toEqual(['product', 'a', 'cart', 'home'])
})

test('the click rate of a shelf nobody saw is unknown, not zero', () => {
  const lines = shelfLines(rows)
  expect(lines[0]?.clickRate).toBe(0.25)
  expect(lines.at(-1)?.clickRate).toBeNull()
})

test('a click rate is of all shelves seen at the place, whatever they began with', () => {
  const [first, second] = shelfLines([
    row('home', 30, 6, 900),
    { ...row('home', 0, 3, 0), recommender: 'explore' },
  ])
  expect([first?.clickRate, second?.clickRate]).toEqual([0.2, 0.1])
})

test('the sum is over all rows', () => {
  expect(shelfSum(rows)).toEqual({ impressions: 35, clicks: 6, clickRate: 6 / 35 })
  expect(shelfSum([])).toEqual({ impressions: 0, clicks: 0, clickRate: null })
})
