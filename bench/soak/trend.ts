/** A line through measurements: how much they rise over the time they span, and how much of that may be chance. */
export interface Trend {
  /** Mean of the values, in their own unit. */
  mean: number
  /** Rise of the least-squares line from the first measurement to the last, in the unit of the values. */
  growth: number
  /** Half the width of the 95 % interval of that rise (twice its standard error). */
  noise: number
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

/**
 * The least-squares line through the points (ordinary regression on time, e.g. Draper and Smith, Applied Regression
 * Analysis, chapter 1), or null with fewer than five points or all at one moment.
 */
export function trendOf(points: readonly Point[]): Trend | null {
  const count = points.length
  if (count < fewest) return null
  const meanT = points.reduce((sum, { t }) => sum + t, 0) / count
  const mean = points.reduce((sum, { value }) => sum + value, 0) / count
  let spread = 0
  let together = 0
  for (const { t, value } of points) {
    spread += (t - meanT) ** 2
    together += (t - meanT) * (value - mean)
  }
  if (spread === 0) return null
  const slope = together / spread
  const left = points.reduce((sum, { t, value }) => sum + (value - mean - slope * (t - meanT)) ** 2, 0)
  const error = Math.sqrt(left / (count - 2) / spread)
  const times = points.map(({ t }) => t)
  const span = Math.max(...times) - Math.min(...times)
  return { mean, growth: slope * span, noise: 2 * error * span, per_hour: slope * 3_600 }
}

/**
 * Whether what was measured stays as it is. It `grows` when it rises by more than `allowed` (a share of its mean) and
 * by more than chance explains; it is `flat` when it rises by no more than that, and a rise twice as large would not
 * have been hidden by the noise. What sinks is flat.
 */
export function verdictOf(trend: Trend | null, allowed: number): Verdict {
  if (trend === null) return 'unclear'
  const limit = allowed * trend.mean
  if (trend.growth > limit && trend.growth > trend.noise) return 'grows'
  return trend.growth <= limit && trend.growth + trend.noise <= 2 * limit ? 'flat' : 'unclear'
}

/** The later half of measurements in the order of time. */
export function secondHalf(points: readonly Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  const middle = (first.t + last.t) / 2
  return points.filter(({ t }) => t >= middle)
}
