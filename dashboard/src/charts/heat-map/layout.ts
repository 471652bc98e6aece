import type { Tick } from '../size.ts'

/** A field of a heat map. */
export interface HeatCell {
  /** What the colour follows: 0 or more. */
  value: number
  /** What is written in it. */
  text: string
  /** What is read aloud: row, column and figure. It has to hold `text`, word for word. */
  spoken: string
  /** Its figure will still change: hatched. */
  incomplete?: boolean
}

export interface HeatRow {
  name: string
  /** A figure of the whole row, beside its name. */
  beside?: string
  cells: (HeatCell | null)[]
}

export interface HeatOptions {
  columns: string[]
  rows: HeatRow[]
  /** The value that has the strongest colour; what is above has it too. The greatest there is unless given. */
  top?: number
  /** Of the element. The picture may be wider: then it is scrolled. */
  width: number
  /** Pixels a character of 13 px takes, about: 7, Chinese 13. */
  characterWidth: number
  /** What stands above the names, above the figures beside them, and above the columns; none unless given. */
  titles?: HeatTitles
  /** The narrowest a field may be, in pixels; 44 unless given. */
  least?: number
  /** Names of columns are wider than these: they stand aslant, each leading down to its column. */
  slant?: boolean
}

export interface HeatTitles {
  rows: string
  beside: string
  columns: string
}

export interface HeatLayout {
  width: number
  height: number
  /** Where the fields begin, and on what line the names of the columns stand. */
  left: number
  headAt: number
  /** Where the title of the columns stands: above their names, or before them where these stand aslant. */
  title: { x: number; y: number; anchor: 'start' | 'end' }
  besideAt: number
  rows: (Tick<string> & { beside: string })[]
  columns: Tick<string>[]
  cells: HeatField[]
}

export interface HeatField {
  row: number
  column: number
  x: number
  y: number
  width: number
  height: number
  /** 0 (nothing) to 6 (the most). */
  step: number
  cell: HeatCell
}

const heatSteps = 6
const height = 34
const gap = 2
const heads = { plain: 28, titled: 46 }
const widths = { least: 44, most: 84 }
/** By how much names aslant are turned, in degrees. */
export const slope = 40
const rise = Math.sin((slope * Math.PI) / 180)

/** Where rows, columns and fields lie. Fields are as wide as there is room for, within reason. */
export function heatLayout(options: HeatOptions): HeatLayout {
  const { columns, rows, top, width, characterWidth, titles, least = widths.least } = options
  const longest = (texts: string[]) => Math.max(0, ...texts.map((text) => text.length)) * characterWidth
  const aslant = options.slant ? Math.ceil(0.9 * longest(columns) * rise) : 0
  const head = (titles && !options.slant ? heads.titled : heads.plain) + aslant
  const names = longest([titles?.rows ?? '', ...rows.map(({ name }) => name)]) + 12
  const besides = longest([titles?.beside ?? '', ...rows.map(({ beside = '' }) => beside)])
  const left = names + (besides > 0 ? besides + 12 : 0)
  const room = Math.floor((width - left) / Math.max(1, columns.length))
  const cellWidth = Math.min(widths.most, Math.max(least, room))
  const most = top ?? Math.max(0, ...rows.flatMap(({ cells }) => cells.map((cell) => cell?.value ?? 0)))
  return {
    width: left + columns.length * cellWidth,
    height: head + rows.length * height,
    left,
    headAt: head - 10,
    title: options.slant
      ? { x: left - 12, y: head - 10, anchor: 'end' }
      : { x: left, y: head - 30, anchor: 'start' },
    besideAt: left - 12,
    rows: rows.map(({ name, beside = '' }, row) => ({
      value: name,
      beside,
      at: head + row * height + height / 2,
    })),
    columns: columns.map((value, column) => ({ value, at: left + (column + 0.5) * cellWidth })),
    cells: rows.flatMap(({ cells }, row) =>
      cells.flatMap((cell, column) =>
        cell
          ? [
              {
                row,
                column,
                x: left + column * cellWidth,
                y: head + row * height,
                width: cellWidth - gap,
                height: height - gap,
                step: stepOf(cell.value, most),
                cell,
              },
            ]
          : [],
      ),
    ),
  }
}

/** The step of colour of a value: 0 for nothing, else 1 to 6, evenly up to `most`. @example stepOf(5, 10) // 3 */
export function stepOf(value: number, most: number): number {
  if (!(value > 0) || !(most > 0)) return 0
  return Math.min(heatSteps, Math.max(1, Math.ceil((value / most) * heatSteps - 1e-9)))
}
