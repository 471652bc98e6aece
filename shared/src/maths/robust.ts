/** The middle value of a list, the mean of the two middle ones where their number is even; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The median of the distances from the median: a spread that a few wild values cannot move. */
export function medianDistance(values: readonly number[], centre = median(values)): number {
  return median(values.map((value) => Math.abs(value - centre)))
}

/** The upper quartile of a normal distribution: a median distance of one is a standard deviation of 1 / 0.6745. */
export const quartile = 0.6745

/**
 * How unusual `x` is among `values`: 0.6745 · (x − median) / MAD (Iglewicz and Hoaglin 1993). `least` is the smallest
 * standard deviation that is believed, so that values that happen to be alike make nothing of a small step; without it
 * a step from values that are all alike is infinite.
 *
 * @example robustZ(10, [1, 2, 3, 4, 5]) // 0.6745 · (10 − 3) / 1 = 4.7215
 */
export function robustZ(x: number, values: readonly number[], least = 0): number {
  const centre = median(values)
  const spread = Math.max(medianDistance(values, centre) / quartile, least)
  return x === centre ? 0 : (x - centre) / spread
}
