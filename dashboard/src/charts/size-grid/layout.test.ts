import { expect, test } from 'vitest'
import { type SizeCell, sizeGridLayout } from './layout.ts'

const cell = (column: number, row: number, size: number, value = size): SizeCell => ({
  column,
  row,
  size,
  value,
  text: String(size),
  spoken: String(size),
})
const lay = (cells: SizeCell[], width = 640) =>
  sizeGridLayout({ columns: ['1', '2'], rows: ['5', '4'], cells, width, characterWidth: 7 })

test('a square’s area is its size, and nobody has none', () => {
  const { fields } = lay([cell(0, 0, 100), cell(1, 0, 25), cell(0, 1, 0)])
  const [largest, quarter, nobody] = fields.map(({ square }) => square.side)
  expect(quarter).toBeCloseTo(largest! / 2, 5)
  expect(nobody).toBe(0)
  expect(fields.map(({ step }) => step)).toEqual([6, 2, 0])
})

test('squares stay in their fields, fields in the picture, on a phone and without anybody', () => {
  for (const layout of [lay([cell(0, 0, 9), cell(1, 1, 9)]), lay([cell(1, 1, 9)], 300), lay([])]) {
    expect(JSON.stringify(layout)).not.toMatch(/NaN|null/)
    for (const { x, y, width, height, square, text } of layout.fields) {
      expect(square.x).toBeGreaterThanOrEqual(x)
      expect(square.x + square.side).toBeLessThanOrEqual(x + width)
      expect(square.y + square.side).toBeLessThan(text.y - 8)
      expect(x + width).toBeLessThanOrEqual(layout.width)
      expect(y + height).toBeLessThanOrEqual(layout.height)
    }
  }
})
