import { expect, test } from 'vitest'
import { boxOf, brushBetween, fieldAt, peopleIn, type SwarmCell, swarmLayout } from './layout.ts'

const cell = (column: number, row: number, count: number): SwarmCell => ({ column, row, count, spoken: '' })
const size = { width: 800, height: 400, columns: 20, rows: 12 }
const few = [cell(0, 0, 3), cell(19, 11, 1), cell(7, 4, 12)]

test('there is a dot for each person, within the field they belong to', () => {
  const layout = swarmLayout({ ...size, cells: few })
  expect(layout.perDot).toBe(1)
  expect(layout.dots).toHaveLength(16)
  const fields = layout.dots.map(({ x, y }) => fieldAt(layout, x, y))
  expect(fields.filter(({ column, row }) => column === 7 && row === 4)).toHaveLength(12)
  expect(fields.filter(({ column, row }) => column === 19 && row === 11)).toHaveLength(1)
})

test('many people share a dot, as few as it takes, and the dots stay within their field', () => {
  const layout = swarmLayout({ ...size, cells: [cell(5, 5, 20_000), cell(6, 5, 1)] })
  expect([1, 2, 5].map((n) => layout.perDot / n).some((n) => Number.isInteger(Math.log10(n)))).toBe(true)
  expect(layout.dots.length).toBeLessThanOrEqual(3_000)
  for (const { x, y } of layout.dots) expect([5, 6]).toContain(fieldAt(layout, x, y).column)
  expect(layout.dots.some(({ x, y }) => fieldAt(layout, x, y).column === 6)).toBe(true)
})

test('the same counts lie the same way each time', () => {
  expect(swarmLayout({ ...size, cells: few })).toEqual(swarmLayout({ ...size, cells: few }))
})

test('a brush is the same whichever way it was drawn, and holds the people of its fields', () => {
  const brush = brushBetween({ column: 9, row: 2 }, { column: 4, row: 6 })
  expect(brush).toEqual({ columns: [4, 9], rows: [2, 6] })
  expect(peopleIn(few, brush)).toBe(12)
  expect(peopleIn(few, { columns: [0, 19], rows: [0, 11] })).toBe(16)
})

test('a place outside belongs to the nearest field, and the whole brush is the whole plot', () => {
  const layout = swarmLayout({ ...size, cells: few })
  expect(fieldAt(layout, -99, 9_999)).toEqual({ column: 0, row: 0 })
  expect(fieldAt(layout, 9_999, -99)).toEqual({ column: 19, row: 11 })
  const { plot } = layout
  const whole = boxOf(layout, { columns: [0, 19], rows: [0, 11] })
  expect([whole.x, whole.y]).toEqual([plot.left, plot.top])
  expect(whole.width).toBeCloseTo(plot.right - plot.left)
})

test('nobody at all is an empty plot', () => {
  expect(swarmLayout({ ...size, cells: [], columns: 1, rows: 1 }).path).toBe('')
})
