import { stepOf } from '../heat-map/layout.ts'
import type { Tick } from '../size.ts'

/** A field: as large as `size`, as strong as `value`. */
export interface SizeCell {
  /** From the left and from the top, both from 0. */
  column: number
  row: number
  size: number
  value: number
  /** What is written under it. */
  text: string
  /** What is read aloud; it has to hold `text`, word for word. */
  spoken: string
}

export interface SizeGridOptions {
  columns: string[]
  rows: string[]
  cells: SizeCell[]
  /** Of the element, in pixels. */
  width: number
  /** Pixels a character of 13 px takes, about: 7, Chinese 13. */
  characterWidth: number
}

export interface SizeField {
  cell: SizeCell
  /** The whole field, which can be clicked. */
  x: number
  y: number
  width: number
  height: number
  /** The square in it; a side of 0 where there is nobody. */
  square: { x: number; y: number; side: number }
  text: { x: number; y: number }
  step: number
}

export interface SizeGridLayout {
  width: number
  height: number
  left: number
  rows: Tick<string>[]
  columns: Tick<string>[]
  fields: SizeField[]
}

const gap = 4
const foot = 44
const textRoom = 20
const field = { least: 48, most: 96 }

/** Fields in rows and columns with a square in each whose area is its size; the largest fills its field. */
export function sizeGridLayout({
  columns,
  rows,
  cells,
  width,
  characterWidth,
}: SizeGridOptions): SizeGridLayout {
  const left = Math.max(0, ...rows.map((name) => name.length)) * characterWidth + 16
  const room = Math.floor((width - left) / Math.max(1, columns.length))
  const side = Math.min(field.most, Math.max(field.least, room))
  const height = side - 12 + textRoom
  const most = Math.max(0, ...cells.map(({ size }) => size))
  const strongest = Math.max(0, ...cells.map(({ value }) => value))
  const largest = Math.min(side - gap, height - textRoom) - 4
  return {
    width: left + columns.length * side,
    height: rows.length * height + foot,
    left,
    rows: rows.map((value, row) => ({ value, at: row * height + (height - textRoom) / 2 })),
    columns: columns.map((value, column) => ({ value, at: left + (column + 0.5) * side })),
    fields: cells.map((cell) => {
      const x = left + cell.column * side
      const y = cell.row * height
      const edge = most > 0 && cell.size > 0 ? Math.max(3, Math.sqrt(cell.size / most) * largest) : 0
      return {
        cell,
        x,
        y,
        width: side - gap,
        height: height - gap,
        square: {
          x: x + (side - gap - edge) / 2,
          y: y + (height - textRoom - edge) / 2,
          side: edge,
        },
        text: { x: x + (side - gap) / 2, y: y + height - gap - 6 },
        step: stepOf(cell.value, strongest),
      }
    }),
  }
}
