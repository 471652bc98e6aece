import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { apart } from '../marks/apart.ts'
import type { Plot, Size, Tick } from '../size.ts'

/** A point of a curve, with the band of its uncertainty where it has one. */
export interface LinePoint {
  x: number
  y: number
  low?: number
  high?: number
}

type LineTone = 'this' | 'that' | `rare-${1 | 2 | 3 | 4 | 5}` | `tier-${1 | 2 | 3 | 4 | 5}`

export interface LineSeries {
  name: string
  tone: LineTone
  /** In the order of x. */
  points: LinePoint[]
  /** From this x on it is dashed: foretold, or not over yet. */
  dashedFrom?: number
}

export interface LinesOptions extends Size {
  series: LineSeries[]
  /** The least greatest y, for a scale that does not depend on the data; 1 for shares. */
  top?: number
  /** The first and the last x of the axis, where it does not go by the data alone. */
  span?: readonly [number, number]
  room: { left: number; right: number }
  /** Pixels a label of the axis of x takes, with the space beside it. */
  tickRoom?: number
}

export interface LinesLayout extends Size {
  plot: Plot
  xTicks: Tick<number>[]
  yTicks: Tick<number>[]
  curves: {
    solid: string
    dashed: string
    band: string
    /** Where its name stands: at its end. */
    label: { x: number; y: number }
    points: { x: number; y: number }[]
  }[]
}

const margin = { top: 12, bottom: 28 }

/** How curves over a number lie in a picture. The axis of y begins at zero, or below where values do. */
export function linesLayout(options: LinesOptions): LinesLayout {
  const { series, width, height, top, span, room, tickRoom = 60 } = options
  const plot: Plot = {
    left: room.left,
    right: Math.max(width - room.right, room.left + 60),
    top: margin.top,
    bottom: height - margin.bottom,
  }
  const points = series.flatMap((one) => one.points)
  const xs = [...points.map(({ x }) => x), ...(span ?? [])]
  const x = scaleLinear(xs.length > 0 ? [Math.min(...xs), Math.max(...xs)] : [0, 1], [plot.left, plot.right])
  const highest = Math.max(top ?? 0, ...points.map(({ y, high = y }) => high)) || 1
  const lowest = Math.min(0, ...points.map(({ y, low = y }) => low))
  const y = scaleLinear([lowest, highest], [plot.bottom, plot.top])
  if (top === undefined) y.nice(4)
  const ends = series.map((one) => y(one.points.at(-1)?.y ?? 0))
  const labels = apart(ends, { gap: 17, top: plot.top + 4, bottom: plot.bottom })
  const path = line<LinePoint>(
    (point) => x(point.x),
    (point) => y(point.y),
  )
  const band = area<LinePoint>(
    (point) => x(point.x),
    (point) => y(point.low ?? point.y),
    (point) => y(point.high ?? point.y),
  )
  return {
    width,
    height,
    plot,
    xTicks: x
      .ticks(Math.max(2, Math.floor((plot.right - plot.left) / tickRoom)))
      .filter(Number.isInteger)
      .map((value) => ({ value, at: x(value) })),
    yTicks: y.ticks(4).map((value) => ({ value, at: y(value) })),
    curves: series.map(({ points: own, dashedFrom = Number.POSITIVE_INFINITY }, index) => ({
      solid: path(own.filter((point) => point.x <= dashedFrom)) ?? '',
      dashed: path(fromLast(own, dashedFrom)) ?? '',
      band: own.some(({ low }) => low !== undefined) ? (band(own) ?? '') : '',
      label: { x: x(own.at(-1)?.x ?? 0) + 8, y: labels[index]! },
      points: own.map((point) => ({ x: x(point.x), y: y(point.y) })),
    })),
  }
}

/** The points beyond a place, and the one before them that they are drawn from. */
function fromLast(points: readonly LinePoint[], from: number): LinePoint[] {
  const first = points.findIndex(({ x }) => x > from)
  return first < 0 ? [] : points.slice(Math.max(0, first - 1))
}
