import { expect, test } from 'vitest'
import { type LineSeries, linesLayout } from './layout.ts'

const size = { width: 600, height: 300, room: { left: 50, right: 100 } }
const falling: LineSeries = {
  name: 'Still customers',
  tone: 'this',
  points: [0, 1, 2, 3].map((x) => ({ x, y: 1 - x / 4, low: 0.9 - x / 4, high: 1 - x / 5 })),
}

test('the first point is at the left, the greatest share at the top, zero at the bottom', () => {
  const { curves, plot, yTicks } = linesLayout({ ...size, series: [falling], top: 1 })
  expect(curves[0]!.points[0]).toEqual({ x: plot.left, y: plot.top })
  expect(yTicks[0]).toEqual({ value: 0, at: plot.bottom })
  expect(curves[0]!.points.at(-1)!.x).toBe(plot.right)
})

test('what is foretold is dashed, from the last point known', () => {
  const { curves } = linesLayout({ ...size, series: [{ ...falling, dashedFrom: 1 }], top: 1 })
  const [one] = curves
  const at = one!.points[1]!
  expect(one!.solid.endsWith(`${at.x},${at.y}`)).toBe(true)
  expect(one!.dashed.startsWith(`M${at.x},${at.y}`)).toBe(true)
})

test('a band is drawn only where the uncertainty is known', () => {
  const plain: LineSeries = { ...falling, points: falling.points.map(({ x, y }) => ({ x, y })) }
  const { curves } = linesLayout({ ...size, series: [falling, plain], top: 1 })
  expect(curves[0]!.band).not.toBe('')
  expect(curves[1]!.band).toBe('')
})

test('an axis that is given holds whatever the data', () => {
  const { curves, plot } = linesLayout({ ...size, series: [falling], top: 1, span: [-3, 3] })
  expect(curves[0]!.points[0]!.x).toBe((plot.left + plot.right) / 2)
  expect(curves[0]!.points.at(-1)!.x).toBe(plot.right)
})

test('names of curves that end together do not touch', () => {
  const { curves } = linesLayout({ ...size, series: [falling, falling, falling], top: 1 })
  const heights = curves.map(({ label }) => label.y).sort((a, b) => a - b)
  expect(heights[1]! - heights[0]!).toBeGreaterThanOrEqual(17)
  expect(heights[2]! - heights[1]!).toBeGreaterThanOrEqual(17)
})

test('nothing, one point and only zeros are drawn without a fault', () => {
  for (const points of [[], [{ x: 0, y: 0 }], [0, 1].map((x) => ({ x, y: 0 }))]) {
    const layout = linesLayout({ ...size, series: [{ name: 'a', tone: 'this', points }] })
    expect(JSON.stringify(layout)).not.toMatch(/NaN|Infinity/)
  }
})
