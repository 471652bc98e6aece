/** Waits up to this many days are told to the day, longer ones to the week, all above a year alike. */
const exactDays = 31
const longest = 368

/** The bin of a wait: the first day that belongs to it. */
export function lagBin(days: number): number {
  if (days <= exactDays) return days
  return Math.min(longest, exactDays + 1 + Math.floor((days - exactDays - 1) / 7) * 7)
}

/**
 * The median of waits told as pairs of bin and count, one after the other; null of none. Of an even
 * number the lower of the two in the middle.
 */
export function medianLag(pairs: readonly number[]): number | null {
  const bins: [bin: number, count: number][] = []
  for (let i = 0; i + 1 < pairs.length; i += 2) bins.push([pairs[i]!, pairs[i + 1]!])
  bins.sort((a, b) => a[0] - b[0])
  const total = bins.reduce((sum, [, count]) => sum + count, 0)
  let passed = 0
  for (const [bin, count] of bins) {
    passed += count
    if (passed * 2 >= total) return bin
  }
  return null
}

/** Adds a wait to such pairs. Changes the list. */
export function addLag(pairs: number[], days: number): void {
  const bin = lagBin(days)
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    if (pairs[i] === bin) {
      pairs[i + 1]! += 1
      return
    }
  }
  pairs.push(bin, 1)
}
