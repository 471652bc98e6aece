/**
 * The rank of each number, 1 for the smallest; equal numbers share the mean of their ranks.
 *
 * @example midRanks([10, 30, 10]) // [1.5, 3, 1.5]
 */
export function midRanks(numbers: readonly number[]): number[] {
  const order = numbers.map((_, i) => i).sort((i, j) => numbers[i]! - numbers[j]!)
  const ranks = new Array<number>(numbers.length).fill(0)
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && numbers[order[end]!] === numbers[order[start]!]) end++
    for (let k = start; k < end; k++) ranks[order[k]!] = (start + 1 + end) / 2
    start = end
  }
  return ranks
}

/** Pearson's correlation, −1 to 1; null when either side does not vary. */
export function correlation(a: readonly number[], b: readonly number[]): number | null {
  const [meanA, meanB] = [mean(a), mean(b)]
  let both = 0
  let ofA = 0
  let ofB = 0
  a.forEach((x, i) => {
    const [dx, dy] = [x - meanA, b[i]! - meanB]
    both += dx * dy
    ofA += dx * dx
    ofB += dy * dy
  })
  return ofA > 0 && ofB > 0 ? both / Math.sqrt(ofA * ofB) : null
}

/** Spearman's rank correlation: Pearson's of the mid-ranks. @example spearman([1, 2, 3], [1, 4, 9]) // 1 */
export function spearman(a: readonly number[], b: readonly number[]): number | null {
  return correlation(midRanks(a), midRanks(b))
}

/** The mean; 0 of nothing. */
export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, x) => sum + x, 0) / numbers.length
}
