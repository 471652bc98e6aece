import { expect, test } from 'vitest'
import { comparedWith } from './comparison.ts'
import { daysFrom, overviewWith } from './overview.fixture.ts'

test('the other days take the place of the period before, the figures themselves stay', () => {
  const now = { ...overviewWith({ orders: 3 }, { orders: 1 }), series: daysFrom('2026-03-01', 7) }
  const then = {
    ...overviewWith({ orders: 9 }, { orders: 0 }),
    from: '2025-03-01',
    to: '2025-03-07',
    series: daysFrom('2025-03-01', 7),
  }
  expect(comparedWith(now, then)).toEqual({
    ...now,
    previous: { from: '2025-03-01', to: '2025-03-07', totals: then.totals },
    previous_series: then.series,
  })
})
