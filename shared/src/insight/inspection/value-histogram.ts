/** Bins of one doubling of an amount. */
const binsPerDoubling = 32

/** How many amounts fell into each bin of their logarithm: so much is enough for a median, whatever the number. */
export type Histogram = Record<number, number>

/** Adds an amount above nothing, in place. */
export function addToHistogram(histogram: Histogram, amount: number): void {
  const bin = Math.round(Math.log2(amount) * binsPerDoubling)
  histogram[bin] = (histogram[bin] ?? 0) + 1
}

/** The centre and spread of amounts, by their natural logarithms; each is exact to a bin, about two per cent. */
export interface LogSpread {
  count: number
  median: number
  /** Median distance from the median. */
  distance: number
}

/** Median and median distance of the logarithms in a histogram; null of none. */
export function logSpread(histogram: Histogram): LogSpread | null {
  const bins = Object.entries(histogram).map(([bin, count]) => ({
    at: (Number(bin) * Math.LN2) / binsPerDoubling,
    count,
  }))
  const count = bins.reduce((sum, bin) => sum + bin.count, 0)
  if (count === 0) return null
  const median = middleOf(bins)
  const distance = middleOf(bins.map((bin) => ({ ...bin, at: Math.abs(bin.at - median) })))
  return { count, median, distance }
}

function middleOf(bins: readonly { at: number; count: number }[]): number {
  const sorted = [...bins].sort((a, b) => a.at - b.at)
  const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2
  let passed = 0
  for (const { at, count } of sorted) {
    passed += count
    if (passed >= half) return at
  }
  return sorted.at(-1)?.at ?? 0
}
