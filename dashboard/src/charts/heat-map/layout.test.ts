import { expect, test } from 'vitest'
import { type HeatRow, heatLayout, stepOf } from './layout.ts'

const cell = (value: number) => ({ value, text: String(value), spoken: `${value}` })
const rows: HeatRow[] = [
  { name: 'May', cells: [cell(6), cell(0), cell(3)] },
  { name: 'June', beside: '9', cells: [cell(1), null] },
]
const lay = (width: number, top?: number) =>
  heatLayout({ rows, columns: ['0', '1', '2'], width, characterWidth: 7, ...(top ? { top } : {}) })

test('there is a field for each cell, in rows and columns that do not overlap', () => {
  const { cells } = lay(600)
  expect(cells.map(({ row, column }) => [row, column])).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
  ])
  for (const a of cells) {
    for (const b of cells) {
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      expect(a === b || apart).toBe(true)
    }
  }
})

test('names end before the first field, and everything lies within the picture', () => {
  const { cells, besideAt, width, height } = lay(600)
  expect(besideAt).toBeLessThan(cells[0]!.x)
  expect(Math.max(...cells.map((one) => one.x + one.width))).toBeLessThanOrEqual(width)
  expect(Math.max(...cells.map((one) => one.y + one.height))).toBeLessThanOrEqual(height)
})

test('on a narrow screen the picture is wider than its element, so that figures stay readable', () => {
  expect(lay(120).width).toBeGreaterThan(120)
  expect(Math.min(...lay(120).cells.map(({ width }) => width))).toBeGreaterThanOrEqual(40)
})

test('nothing has the palest colour, the most the strongest, and more than that no stronger one', () => {
  expect([0, -1, 0.01, 5, 10, 99].map((value) => stepOf(value, 10))).toEqual([0, 0, 1, 3, 6, 6])
  expect(stepOf(5, 0)).toBe(0)
  expect(lay(600).cells.map(({ step }) => step)).toEqual([6, 0, 3, 1])
  expect(lay(600, 3).cells.map(({ step }) => step)).toEqual([6, 0, 6, 2])
})

test('nobody at all is an empty picture', () => {
  const { cells, height } = heatLayout({ rows: [], columns: [], width: 300, characterWidth: 7 })
  expect(cells).toEqual([])
  expect(Number.isFinite(height)).toBe(true)
})
