import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { type CountableTimeInterval, utcDay, utcMonday, utcMonth, utcYear } from 'd3-time'
import { dateOf, dayOf } from '../../route/range.ts'
import type { Series, SeriesPoint } from '../../transforms/series.ts'
import { apart } from '../marks/apart.ts'
import type { Plot, Size, Tick } from '../size.ts'

/** The numbers of a time series chart: everything the drawing needs, nothing it has to reckon. Units: pixels. */
export interface TimeSeriesLayout extends Size {
  plot: Plot
  xTicks: Tick<string>[]
  yTicks: Tick<number>[]
  points: { x: number; y: number; previousY: number | null }[]
  /** The line through whole periods, solid; the last step to an incomplete one, dashed. Empty when there is none. */
  line: string
  dashed: string
  area: string
  previous: string
  /** The span of the incomplete last point, to be hatched. */
  hatch: { x: number; width: number } | null
  /** Where each line's own name stands; null when the line is not drawn. */
  labels: { current: number; previous: number | null; goal: number | null; x: number }
  /** The line of what should be reached, where there is such a thing; and its end, where its name stands if it ends early. */
  goal: string
  goalEnd: { x: number; y: number } | null
}

const labelHeight = 16
const tickWidth = 72
const margin = { top: 12, bottom: 28 }

/** Room left and right of the plot for the figures of the axis and the names of the lines. */
export interface Room {
  left: number
  right: number
}

/** How a series lies in a picture of this size. The axis begins at zero; about 100 points are expected. */
export function timeSeriesLayout(
  { current, previous }: Series,
  { width, height }: Size,
  room: Room,
  goal: readonly (number | null)[] = [],
): TimeSeriesLayout {
  const right = Math.max(width - room.right, room.left + 60)
  const plot = { left: room.left, right, top: margin.top, bottom: height - margin.bottom }
  const goals = goal.flatMap((value) => (value === null ? [] : [{ value }]))
  const top = max([...current, ...previous, ...goals], (point) => point.value) || 1
  const lowest = Math.min(0, ...current.map((point) => point.value), ...previous.map((point) => point.value))
  const y = scaleLinear([lowest, top], [plot.bottom, plot.top]).nice(4)
  const x = scaleOfDays(current, plot.left, plot.right)
  const points = current.map((point, index) => ({
    x: x(point.from),
    y: y(point.value),
    previousY: previous[index] ? y(previous[index].value) : null,
  }))
  const before = points.flatMap(({ x: at, previousY }) =>
    previousY === null ? [] : [{ x: at, y: previousY }],
  )
  const baseline = y(0)
  const wanted = points.flatMap((point, index) => {
    const value = goal[index] ?? null
    return value === null ? [] : [{ x: point.x, y: y(value) }]
  })
  const end = wanted.at(-1) ?? null
  const isToTheEnd = end !== null && end.x === points.at(-1)?.x
  // An incomplete beginning is no rise of the shop's: it can be read, but is not drawn.
  const drawn = points.slice(current[0]?.partial && points.length > 2 ? 1 : 0)
  return {
    width,
    height,
    plot,
    xTicks: dayTicks(current, plot.right - plot.left).map((value) => ({ at: x(value), value })),
    yTicks: y.ticks(4).map((value) => ({ at: y(value), value })),
    points,
    line: draw(current.at(-1)?.partial ? drawn.slice(0, -1) : drawn),
    dashed: dashedPart(drawn, current),
    area:
      area<XY>(
        (p) => p.x,
        baseline,
        (p) => p.y,
      )(drawn) ?? '',
    previous: draw(before),
    hatch: hatchOf(points, current),
    goal: draw(wanted),
    goalEnd: end,
    labels: {
      ...namesOf([points.at(-1)?.y ?? 0, before.at(-1)?.y ?? null, isToTheEnd ? end.y : null], plot),
      x: plot.right + 8,
    },
  }
}

type XY = { x: number; y: number }

function draw(points: XY[]): string {
  return points.length > 1
    ? (line<XY>(
        (p) => p.x,
        (p) => p.y,
      )(points) ?? '')
    : ''
}

function dashedPart(points: XY[], current: SeriesPoint[]): string {
  return current.at(-1)?.partial ? draw(points.slice(-2)) : ''
}

function hatchOf(points: XY[], current: SeriesPoint[]): { x: number; width: number } | null {
  const [before, last] = points.slice(-2)
  if (!before || !last || !current.at(-1)?.partial) return null
  return { x: before.x, width: last.x - before.x }
}

function scaleOfDays(current: SeriesPoint[], left: number, right: number): (day: string) => number {
  const first = current[0]?.from
  const last = current.at(-1)?.from
  if (!first || !last || first === last) return () => (left + right) / 2
  const scale = scaleLinear([dateOf(first).getTime(), dateOf(last).getTime()], [left, right])
  return (day) => scale(dateOf(day).getTime())
}

const steps: [CountableTimeInterval, number][] = [
  [utcDay, 1],
  [utcDay, 2],
  [utcMonday, 1],
  [utcMonday, 2],
  [utcMonth, 1],
  [utcMonth, 2],
  [utcMonth, 3],
  [utcMonth, 6],
  [utcYear, 1],
  [utcYear, 2],
]

/** Days worth a label, evenly apart: every day, Mondays, firsts of a month, as closely as there is room for. */
function dayTicks(current: SeriesPoint[], width: number): string[] {
  const first = current[0]?.from
  const last = current.at(-1)?.from
  if (!first || !last) return []
  const from = dateOf(first)
  const end = utcDay.offset(dateOf(last), 1)
  const room = Math.max(2, Math.floor(width / tickWidth))
  for (const [interval, step] of steps) {
    const days = interval.range(interval.ceil(from), end).filter((_, index) => index % step === 0)
    if (days.length <= room) return days.map(dayOf)
  }
  return [first]
}

/** The heights of the lines' names, none touching another, kept within the plot; null for a line that is not drawn. */
function namesOf(
  ends: readonly [current: number, previous: number | null, goal: number | null],
  plot: Plot,
): { current: number; previous: number | null; goal: number | null } {
  const room = { gap: labelHeight, top: plot.top, bottom: plot.bottom }
  const placed = apart(
    ends.filter((end) => end !== null),
    room,
  )
  const [current = 0, previous, goal] = ends.map((end) => (end === null ? null : placed.shift()!))
  return { current: current ?? 0, previous: previous ?? null, goal: goal ?? null }
}

/** The point nearest to a horizontal place, by index; -1 when there is none. */
export function nearestPoint(points: readonly { x: number }[], x: number): number {
  let best = -1
  let distance = Number.POSITIVE_INFINITY
  for (const [index, point] of points.entries()) {
    const away = Math.abs(point.x - x)
    if (away < distance) [best, distance] = [index, away]
  }
  return best
}
