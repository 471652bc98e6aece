import { expect, test } from 'vitest'
import { bringsAt, lorenzLayout, type SharePoint, shareAt } from './layout.ts'

const points: SharePoint[] = [
  { share: 0, brings: 0 },
  { share: 0.2, brings: 0.6 },
  { share: 1, brings: 1 },
]
const size = { width: 400, height: 300 }

test('nobody brings nothing, at the lower left; all bring all, at the upper right', () => {
  const { plot, x, y } = lorenzLayout(points, size)
  expect([x(0), y(0)]).toEqual([plot.left, plot.bottom])
  expect([x(1), y(1)]).toEqual([plot.right, plot.top])
})

test('between two points it is in proportion, on a point exact', () => {
  expect(bringsAt(points, 0.2)).toBe(0.6)
  expect(bringsAt(points, 0.1)).toBeCloseTo(0.3)
  expect(bringsAt(points, 0.6)).toBeCloseTo(0.8)
  expect(bringsAt([], 0.5)).toBe(0)
})

test('a place under the pointer is a whole per cent, never nobody and never more than all', () => {
  const layout = lorenzLayout(points, size)
  expect([-50, layout.plot.left, layout.x(0.333), 9_999].map((x) => shareAt(layout, x))).toEqual([
    0.01, 0.01, 0.33, 1,
  ])
})
