/** A line through measurements: how much they rise over the time they span, and between what the rise may be by chance. */
export interface Trend {
  /** Median of the values, in their own unit. */
  middle: number
  /** Rise of the line from the first measurement to the last, in the unit of the values. */
  growth: number
  /** The 95 % interval of that rise. */
  low: number
  high: number
  /** Slope in units an hour. */
  per_hour: number
}

/** One measurement; `t` in seconds. */
export interface Point {
  t: number
  value: number
}

/** `unclear`: too few measurements, or so much noise that a rise as large as what is allowed could hide in it. */
export type Verdict = 'flat' | 'grows' | 'unclear'

const fewest = 5
/** Of the normal distribution, what 95 % lie within. */
const z = 1.96

/**
 * The line whose slope is the median of the slopes between all pairs of points (Theil 1950), with Sen's interval of it
 * (Journal of the American Statistical Association 63, 1968), or null with fewer than five points or all at one moment.
 * Up to 29 % of the points may be anything: latencies on a shared machine have such.
 */
export function trendOf(points: readonly Point[]): Trend | null {
  const count = points.length
  if (count < fewest) return null
  const slopes = points
    .flatMap((one, i) => points.slice(i + 1).map((two) => (two.value - one.value) / (two.t - one.t)))
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  if (slopes.length === 0) return null
  const spread = z * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18)
  const at = (place: number) => slopes[Math.min(slopes.length - 1, Math.max(0, Math.round(place)))]!
  const slope = medianOf(slopes)
  const times = points.map(({ t }) => t)
  const span = Math.max(...times) - Math.min(...times)
  return {
    middle: medianOf(points.map(({ value }) => value).sort((a, b) => a - b)),
    growth: slope * span,
    low: at((slopes.length - spread) / 2 - 1) * span,
    high: at((slopes.length + spread) / 2) * span,
    per_hour: slope * 3_600,
  }
}

/**
 * Whether what was measured stays as it is. It `grows` when it rises by more than `allowed` (a share of its median) and
 * by more than chance explains; it is `flat` when it rises by no more than that, and a rise twice as large would not
 * have been hidden by the noise. What sinks is flat.
 */
export function verdictOf(trend: Trend | null, allowed: number): Verdict {
  if (trend === null) return 'unclear'
  const limit = allowed * trend.middle
  if (trend.growth > limit && trend.low > 0) return 'grows'
  return trend.growth <= limit && trend.high <= 2 * limit ? 'flat' : 'unclear'
}

function medianOf(sorted: readonly number[]): number {
  const half = sorted.length / 2
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2
}

/** The later half of measurements in the order of time. */
export function secondHalf(points: readonly Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  const middle = (first.t + last.t) / 2
  return points.filter(({ t }) => t >= middle)
}
