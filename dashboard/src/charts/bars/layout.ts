import { scaleLinear } from 'd3-scale'
import type { Size, Tick } from '../size.ts'

export interface Bar {
  name: string
  /** 0 or more. */
  value: number
  /** The value as it is written at the bar's end. */
  text: string
  /** Read aloud; name and text unless given. It has to hold what is written, word for word. */
  spoken?: string
  /** What it is compared with, drawn as a line across. */
  before?: number
  /** Its figure will still change: hatched. */
  incomplete?: boolean
}

export interface BarsOptions extends Size {
  bars: Bar[]
  /** `rows`: one below the other, names at the left. `columns`: side by side, as a histogram. */
  direction: 'rows' | 'columns'
  /** Pixels a character of 13 px takes, about: 7, Chinese 13. */
  characterWidth: number
}

export interface BarsLayout extends Size {
  bars: BarBox[]
  /** The line that all bars begin on. */
  base: { x1: number; y1: number; x2: number; y2: number }
  /** Of the axis of values; rows have none: each bar's figure stands at its end. */
  ticks: Tick<number>[]
}

export interface BarBox {
  x: number
  y: number
  width: number
  height: number
  name: { x: number; y: number; shown: boolean }
  text: { x: number; y: number; shown: boolean }
  /** Where `before` is drawn. */
  mark: { x1: number; y1: number; x2: number; y2: number } | null
}

const row = { height: 34, stacked: 52, bar: 20 }
const column = { top: 22, bottom: 26, left: 48 }

/** How bars lie in a picture. Rows are as high as there are bars; columns fill the height. The baseline is zero. */
export function barsLayout(options: BarsOptions): BarsLayout {
  return options.direction === 'rows' ? inRows(options) : inColumns(options)
}

const greatest = (bars: readonly Bar[]) =>
  Math.max(0, ...bars.map(({ value, before = 0 }) => Math.max(value, before)))

function inRows({ bars, width, characterWidth }: BarsOptions): BarsLayout {
  const longest = (texts: string[]) => Math.max(0, ...texts.map((text) => text.length)) * characterWidth
  const names = longest(bars.map(({ name }) => name)) + 12
  // Long names on a narrow screen stand above their bars instead of beside them.
  const isStacked = names > width * 0.4
  const left = isStacked ? 0 : names
  const rowHeight = isStacked ? row.stacked : row.height
  const right = longest(bars.map(({ text }) => text)) + 12
  const x = scaleLinear([0, greatest(bars) || 1], [left, Math.max(left + 20, width - right)])
  const height = bars.length * rowHeight
  return {
    width,
    height,
    ticks: [],
    base: { x1: left, x2: left, y1: 0, y2: height },
    bars: bars.map(({ value, before }, index) => {
      const y = isStacked
        ? index * rowHeight + rowHeight - row.bar - 8
        : index * rowHeight + (rowHeight - row.bar) / 2
      const end = x(Math.max(0, value))
      const middle = y + row.bar / 2 + 4
      return {
        x: left,
        y,
        width: end - left,
        height: row.bar,
        name: { x: isStacked ? 6 : 0, y: isStacked ? y - 6 : middle, shown: true },
        text: { x: Math.max(end, before === undefined ? 0 : x(before)) + 8, y: middle, shown: true },
        mark: before === undefined ? null : { x1: x(before), x2: x(before), y1: y - 4, y2: y + row.bar + 4 },
      }
    }),
  }
}

function inColumns({ bars, width, height, characterWidth }: BarsOptions): BarsLayout {
  const bottom = height - column.bottom
  const y = scaleLinear([0, greatest(bars) || 1], [bottom, column.top]).nice(4)
  const step = (width - column.left) / Math.max(1, bars.length)
  const fits = (text: string, every: number) => text.length * characterWidth + 6 <= step * every
  const every = [1, 2, 3, 5, 10, 20].find((n) => bars.every(({ name }) => fits(name, n))) ?? bars.length
  const areTextsShown = bars.every(({ text }) => fits(text, 1))
  return {
    width,
    height,
    ticks: y.ticks(4).map((value) => ({ value, at: y(value) })),
    base: { x1: column.left, x2: width, y1: bottom, y2: bottom },
    bars: bars.map(({ value, before }, index) => {
      const left = column.left + index * step
      const middle = left + step / 2
      const top = y(Math.max(0, value))
      return {
        x: left + step * 0.06,
        y: top,
        width: step * 0.88,
        height: bottom - top,
        name: { x: middle, y: bottom + 18, shown: index % every === 0 },
        text: { x: middle, y: top - 6, shown: areTextsShown },
        mark: before === undefined ? null : { x1: left, x2: left + step, y1: y(before), y2: y(before) },
      }
    }),
  }
}
