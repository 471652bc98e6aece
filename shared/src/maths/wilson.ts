/** The quantile of the normal distribution that leaves 2.5 % on each side. */
const z = 1.959963984540054

/**
 * A share with Wilson's interval at 95 %; null of nobody.
 *
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 */
export function shareOf(hits: number, of: number): { share: number; low: number; high: number } | null {
  if (of <= 0) return null
  const share = hits / of
  const spread = 1 + z ** 2 / of
  const middle = (share + z ** 2 / (2 * of)) / spread
  const reach = (z / spread) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  return { share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}
