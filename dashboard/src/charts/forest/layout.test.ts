import { expect, test } from 'vitest'
import { type ForestRow, forestLayout } from './layout.ts'

const row = (value: number, low: number | null, high: number | null): ForestRow => ({
  name: 'Shelves',
  value,
  low,
  high,
  text: String(value),
  spoken: '',
})
const lay = (rows: ForestRow[], width = 800) => forestLayout({ rows, width, characterWidth: 7 })

test('zero is always on the scale, and values lie on their own side of it', () => {
  const { zero, rows } = lay([row(5, 2, 8), row(-5, -8, -2)])
  expect(rows[0]!.dot).toBeGreaterThan(zero)
  expect(rows[1]!.dot).toBeLessThan(zero)
  expect(rows[0]!.dot - zero).toBeCloseTo(zero - rows[1]!.dot, 6)
})

test('a dot lies within its interval, and that within the wider one', () => {
  const { rows } = lay([{ ...row(5, 2, 8), wideLow: -1, wideHigh: 11 }])
  const { dot, fixed, wide } = rows[0]!
  expect([wide!.x1, fixed!.x1, dot, fixed!.x2, wide!.x2]).toEqual(
    [wide!.x1, fixed!.x1, dot, fixed!.x2, wide!.x2].sort((a, b) => a - b),
  )
})

test('without an interval there is a dot alone, and everything is a number', () => {
  for (const rows of [[], [row(0, null, null)]]) {
    const layout = lay(rows)
    expect(layout.rows.map(({ fixed, wide }) => [fixed, wide])).toEqual(rows.map(() => [null, null]))
    expect([layout.zero, layout.height, ...layout.rows.map(({ dot }) => dot)].every(Number.isFinite)).toBe(
      true,
    )
  }
})

test('on a phone names stand above their lines, and the lines take the width', () => {
  const [wide, narrow] = [lay([row(5, 2, 8)]), lay([row(5, 2, 8)], 340)]
  expect(wide.rows[0]!.name.y - wide.rows[0]!.y).toBe(4)
  expect(narrow.rows[0]!.name.y).toBeLessThan(narrow.rows[0]!.y - 12)
  expect(narrow.rows[0]!.fixed!.x2).toBeLessThanOrEqual(340)
})
