import { expect, test } from 'vitest'
import { daysFrom } from '../../transforms/overview.fixture.ts'
import type { Series } from '../../transforms/series.ts'
import { nearestPoint, timeSeriesLayout } from './layout.ts'

const size = { width: 700, height: 260 }
const room = { left: 40, right: 100 }

function seriesOfValues(values: number[], previous: number[] = [], partialLast = false): Series {
  const point = (list: number[]) => (day: { day: string }, index: number) => ({
    from: day.day,
    to: day.day,
    value: list[index]!,
    partial: partialLast && list === values && index === values.length - 1,
  })
  return {
    bucket: 'day',
    current: daysFrom('2026-03-02', values.length).map(point(values)),
    previous: daysFrom('2026-02-02', previous.length).map(point(previous)),
  }
}

test('zero is the baseline, the first day left, the last day right', () => {
  const layout = timeSeriesLayout(seriesOfValues([0, 50, 100]), size, room)
  expect(layout.points[0]).toMatchObject({ x: layout.plot.left, y: layout.plot.bottom })
  expect(layout.points.at(-1)).toMatchObject({ x: layout.plot.right, y: layout.plot.top })
  expect(layout.yTicks[0]).toEqual({ value: 0, at: layout.plot.bottom })
})

test('the period before lies on the same days and the same scale', () => {
  const layout = timeSeriesLayout(seriesOfValues([10, 10], [10, 20]), size, room)
  expect(layout.points[0]?.previousY).toBe(layout.points[0]?.y)
  expect(layout.points[1]?.previousY).toBeLessThan(layout.points[1]!.y)
})

test('today is dashed and hatched, and the solid line stops the day before', () => {
  const layout = timeSeriesLayout(seriesOfValues([10, 20, 5], [], true), size, room)
  const [, before, last] = layout.points
  expect(layout.dashed).toBe(`M${before!.x},${before!.y}L${last!.x},${last!.y}`)
  expect(layout.line.endsWith(`${before!.x},${before!.y}`)).toBe(true)
  expect(layout.hatch).toEqual({ x: before!.x, width: last!.x - before!.x })
})

test('names of lines that end together stand apart, the higher one above', () => {
  for (const [now, then] of [
    [100, 99],
    [99, 100],
    [0, 0],
    [100, 100],
  ] as const) {
    const { labels, plot } = timeSeriesLayout(seriesOfValues([100, now], [100, then]), size, room)
    expect(Math.abs(labels.current - labels.previous!)).toBeGreaterThanOrEqual(16)
    expect(labels.current < labels.previous!).toBe(now >= then)
    expect(Math.max(labels.current, labels.previous!)).toBeLessThanOrEqual(plot.bottom)
  }
})

test('a week cut off at the beginning is not drawn as a rise, but can be read', () => {
  const series = seriesOfValues([1, 20, 20])
  series.current[0]!.partial = true
  const layout = timeSeriesLayout(series, size, room)
  expect(layout.points).toHaveLength(3)
  expect(layout.line.startsWith(`M${layout.points[1]?.x},`)).toBe(true)
})

test('a day alone stands in the middle, and an empty series is an empty chart', () => {
  const alone = timeSeriesLayout(seriesOfValues([7]), size, room)
  expect(alone.points[0]?.x).toBe((alone.plot.left + alone.plot.right) / 2)
  expect(alone.line).toBe('')
  const none = timeSeriesLayout(seriesOfValues([]), size, room)
  expect(none.points).toEqual([])
  expect(JSON.stringify(none)).not.toMatch(/NaN|Infinity/)
})

test('only zeros still have a scale', () => {
  const layout = timeSeriesLayout(seriesOfValues([0, 0, 0]), size, room)
  expect(new Set(layout.points.map((point) => point.y))).toEqual(new Set([layout.plot.bottom]))
})

test('refunds below zero are inside the picture', () => {
  const layout = timeSeriesLayout(seriesOfValues([10, -5]), size, room)
  expect(layout.points[1]!.y).toBeLessThanOrEqual(layout.plot.bottom)
})

test('day labels have room and never repeat', () => {
  for (const count of [1, 2, 7, 30, 90]) {
    const { xTicks } = timeSeriesLayout(
      seriesOfValues(Array(count).fill(1)),
      { width: 360, height: 200 },
      room,
    )
    expect(new Set(xTicks.map((tick) => tick.value)).size).toBe(xTicks.length)
    expect(xTicks.length).toBeLessThanOrEqual(7)
    expect(xTicks.length).toBeGreaterThan(0)
  }
})

test('the nearest point is found from outside as from between', () => {
  const points = [{ x: 10 }, { x: 20 }, { x: 40 }]
  expect([-5, 14, 16, 31, 99].map((x) => nearestPoint(points, x))).toEqual([0, 0, 1, 2, 2])
  expect(nearestPoint([], 5)).toBe(-1)
})
