/**
 * The greatest p-value that still counts as a find when of all finds at most a share of `rate` are to be chance
 * (Benjamini and Hochberg, J. R. Stat. Soc. B 57, 1995): the greatest p of rank k with p ≤ k/m · rate. 0: none counts.
 *
 * @example falseDiscoveryBound([0.01, 0.04, 0.9], 0.1) // 0.04
 */
export function falseDiscoveryBound(pValues: readonly number[], rate: number): number {
  const sorted = pValues.toSorted((a, b) => a - b)
  for (let k = sorted.length; k > 0; k--) {
    if (sorted[k - 1]! <= (k / sorted.length) * rate) return sorted[k - 1]!
  }
  return 0
}
