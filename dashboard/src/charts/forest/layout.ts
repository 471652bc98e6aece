import { scaleLinear } from 'd3-scale'
import type { Difference } from '#shared/wire/experiment'
import type { Size, Tick } from '../size.ts'

/** A difference with what is known of it. */
export interface ForestRow {
  name: string
  value: number
  /** The interval; null when there is none to draw. */
  low: number | null
  high: number | null
  /** A wider interval around it, drawn thinner: one that holds however often anybody looks. */
  wideLow?: number
  wideHigh?: number
  /** The value as it is written at the row's end. */
  text: string
  /** Read aloud. It has to hold name and text, word for word. */
  spoken: string
  /** `that` for what it is compared with. */
  tone?: 'this' | 'that'
}

export interface ForestOptions {
  rows: readonly ForestRow[]
  width: number
  /** Pixels a character of 13 px takes, about: 7, Chinese 13. */
  characterWidth: number
}

/** A line from one place to another on the scale. */
export interface Span {
  x1: number
  x2: number
}

export interface ForestLayout extends Size {
  /** Where the rule at zero stands, and where the rows begin and end. */
  zero: number
  top: number
  bottom: number
  ticks: Tick<number>[]
  rows: {
    dot: number
    fixed: Span | null
    wide: Span | null
    /** The middle of the line and the baseline of the texts. */
    y: number
    name: { x: number; y: number }
    text: { x: number; y: number }
  }[]
}

const heights = { beside: 40, above: 56, axis: 28 }
/** Narrower than this, names stand above their lines. */
const narrow = 560

/** Where the rows of a forest plot lie. The scale always holds zero; rows without an interval are a dot alone. */
export function forestLayout({ rows, width, characterWidth }: ForestOptions): ForestLayout {
  const longest = (texts: string[]) => Math.max(0, ...texts.map((text) => text.length)) * characterWidth
  const isNarrow = width < narrow
  const left = isNarrow ? 8 : Math.min(longest(rows.map(({ name }) => name)) + 20, width * 0.4)
  const right = isNarrow ? 8 : Math.min(longest(rows.map(({ text }) => text)) + 20, width * 0.34)
  const ends = rows.flatMap(({ value, low, high, wideLow, wideHigh }) =>
    [value, low, high, wideLow, wideHigh].filter((end) => typeof end === 'number' && Number.isFinite(end)),
  ) as number[]
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const x = scaleLinear(least === most ? [-1, 1] : [least, most], [
    left,
    Math.max(left + 40, width - right),
  ]).nice(5)
  const height = isNarrow ? heights.above : heights.beside
  const bottom = rows.length * height + 4
  const span = (low: number | null | undefined, high: number | null | undefined): Span | null =>
    typeof low === 'number' && typeof high === 'number' ? { x1: x(low), x2: x(high) } : null
  return {
    width,
    height: bottom + heights.axis,
    top: 0,
    bottom,
    zero: x(0),
    ticks: x.ticks(isNarrow ? 4 : 6).map((value) => ({ value, at: x(value) })),
    rows: rows.map(({ value, low, high, wideLow, wideHigh }, index) => {
      const begin = index * height
      const y = isNarrow ? begin + 40 : begin + height / 2
      const textY = isNarrow ? begin + 20 : y + 4
      return {
        y,
        dot: x(value),
        fixed: span(low, high),
        wide: span(wideLow, wideHigh),
        name: { x: 0, y: textY },
        text: { x: width, y: textY },
      }
    }),
  }
}

/** The row of a difference with both its intervals: the one for a single look, and the one that holds however often. */
export function differenceRow(
  name: string,
  found: Difference,
  said: Pick<ForestRow, 'text' | 'spoken'>,
): ForestRow {
  return {
    name,
    value: found.difference,
    low: found.low,
    high: found.high,
    wideLow: found.always_low,
    wideHigh: found.always_high,
    ...said,
  }
}
