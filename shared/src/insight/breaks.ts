/**
 * Values that part the given ones into `parts` of equal size, as nearly as ties allow: equal values are never parted.
 * A value belongs to the part that `partOf` says; breaks that coincide leave parts empty.
 *
 * @example quantileBreaks([1, 1, 1, 1, 5, 9], 3) // [1, 5]
 */
export function quantileBreaks(values: Iterable<number>, parts: number): number[] {
  const sorted = Float64Array.from(values).sort()
  if (sorted.length === 0) return []
  return Array.from({ length: parts - 1 }, (_, i) => sorted[Math.floor((sorted.length * (i + 1)) / parts)]!)
}

/** The part a value belongs to, 1 for the lowest: one more than there are breaks at or below it. */
export function partOf(breaks: readonly number[], value: number): number {
  return 1 + breaks.filter((at) => at <= value).length
}
