import type { Plot, Size, Tick } from '../size.ts'

/** People in one field of two figures. Columns from the left, rows from the bottom, both from 0. */
export interface SwarmCell {
  column: number
  row: number
  count: number
  /** What is read aloud. */
  spoken: string
}

/** Fields that lie together: from one to another, both counted. */
export interface SwarmBrush {
  columns: [from: number, to: number]
  rows: [from: number, to: number]
}

export interface SwarmOptions extends Size {
  cells: readonly SwarmCell[]
  columns: number
  rows: number
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface SwarmLayout extends Size {
  plot: Plot
  /** How many people a dot stands for: 1, unless there are more than can be drawn. */
  perDot: number
  radius: number
  dots: { x: number; y: number }[]
  /** All dots as one path. */
  path: string
  /** The edges of columns and rows, one more than there are of them. */
  columnEdges: Tick<number>[]
  rowEdges: Tick<number>[]
}

const margin = { top: 28, right: 10, bottom: 44, left: 60 }
const mostDots = 3_000
/** Turning by this much each time, points never line up. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5))
const sizes = [1, 2, 5]
const radii = [3.5, 3, 2.5, 2, 1.6]

/**
 * Dots for people, gathered around the middle of the field that they belong to, always in the same places for the same
 * counts. A dot is one person, or as many as it takes for all to be drawn.
 */
export function swarmLayout({ cells, columns, rows, width, height }: SwarmOptions): SwarmLayout {
  const plot: Plot = {
    left: margin.left,
    right: Math.max(width - margin.right, margin.left + 60),
    top: margin.top,
    bottom: height - margin.bottom,
  }
  const cellWidth = (plot.right - plot.left) / Math.max(1, columns)
  const cellHeight = (plot.bottom - plot.top) / Math.max(1, rows)
  const { perDot, radius, half, capacity } = fitted(cells, cellWidth, cellHeight)
  const dots = cells.flatMap(({ column, row, count }) => {
    const middle = { x: plot.left + (column + 0.5) * cellWidth, y: plot.bottom - (row + 0.5) * cellHeight }
    const drawn = Math.ceil(count / perDot)
    // Where there are few they may lie further apart: it is a crowd that is dense.
    const among = Math.max(drawn, capacity / 3)
    return Array.from({ length: drawn }, (_, index) => {
      const away = Math.sqrt((index + 0.5) / among)
      const angle = index * goldenAngle
      return {
        x: round(middle.x + away * Math.cos(angle) * half.width),
        y: round(middle.y + away * Math.sin(angle) * half.height),
      }
    })
  })
  return {
    width,
    height,
    plot,
    perDot,
    radius,
    dots,
    path: dots.map(({ x, y }) => circle(x, y, radius)).join(''),
    columnEdges: edges(columns, (edge) => plot.left + edge * cellWidth),
    rowEdges: edges(rows, (edge) => plot.bottom - edge * cellHeight),
  }
}

/** The least of 1, 2, 5, 10, 20 … people a dot, and of these the largest dots, with which no field overflows. */
function fitted(cells: readonly SwarmCell[], cellWidth: number, cellHeight: number) {
  for (let n = 0; ; n++) {
    const perDot = sizes[n % 3]! * 10 ** Math.floor(n / 3)
    const counts = cells.map(({ count }) => Math.ceil(count / perDot))
    if (counts.reduce((a, b) => a + b, 0) > mostDots) continue
    for (const radius of radii) {
      const half = {
        width: Math.max(radius, cellWidth / 2 - radius),
        height: Math.max(radius, cellHeight / 2 - radius),
      }
      const capacity = Math.max(1, Math.floor(((half.width * half.height) / radius ** 2) * 0.8))
      if (Math.max(0, ...counts) <= capacity) return { perDot, radius, half, capacity }
    }
  }
}

/** The place of a brush in the picture. */
export function boxOf({ columnEdges, rowEdges }: SwarmLayout, { columns, rows }: SwarmBrush): Box {
  const left = columnEdges[columns[0]]!.at
  const right = columnEdges[columns[1] + 1]!.at
  const bottom = rowEdges[rows[0]]!.at
  const top = rowEdges[rows[1] + 1]!.at
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The field under a place of the picture; places outside belong to the nearest. */
export function fieldAt(
  { plot, columnEdges, rowEdges }: SwarmLayout,
  x: number,
  y: number,
): { column: number; row: number } {
  const columns = columnEdges.length - 1
  const rows = rowEdges.length - 1
  const column = Math.floor(((x - plot.left) / (plot.right - plot.left)) * columns)
  const row = Math.floor(((plot.bottom - y) / (plot.bottom - plot.top)) * rows)
  return { column: within(column, columns), row: within(row, rows) }
}

/** The brush from one field to another, whichever way it was drawn. */
export function brushBetween(
  a: { column: number; row: number },
  b: { column: number; row: number },
): SwarmBrush {
  return {
    columns: [Math.min(a.column, b.column), Math.max(a.column, b.column)],
    rows: [Math.min(a.row, b.row), Math.max(a.row, b.row)],
  }
}

/** How many people a brush holds. */
export function peopleIn(cells: readonly SwarmCell[], { columns, rows }: SwarmBrush): number {
  return cells
    .filter(
      ({ column, row }) => column >= columns[0] && column <= columns[1] && row >= rows[0] && row <= rows[1],
    )
    .reduce((sum, { count }) => sum + count, 0)
}

function edges(count: number, at: (edge: number) => number): Tick<number>[] {
  return Array.from({ length: count + 1 }, (_, edge) => ({ value: edge, at: at(edge) }))
}

function circle(x: number, y: number, r: number): string {
  return `M${round(x - r)},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`
}

const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value))
const round = (value: number) => Math.round(value * 10) / 10
