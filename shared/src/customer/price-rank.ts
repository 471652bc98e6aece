/** With fewer products in a category, dear and cheap say little. */
const fewestRanked = 5

/**
 * How dear a price is among those of its category: the share of the others that are cheaper, equal ones counted half; 0 is
 * the cheapest, 1 the dearest. To the hundredth. Null in a category of fewer than five.
 *
 * @param ascending the prices of the category, the product's own among them
 * @example priceRank([100, 200, 200, 300, 400], 200) // 0.38: one cheaper and half of one, of four others
 */
export function priceRank(ascending: ArrayLike<number>, price: number): number | null {
  const count = ascending.length
  if (count < fewestRanked) return null
  const below = firstFrom(ascending, (one) => one >= price)
  const equal = firstFrom(ascending, (one) => one > price) - below
  const others = equal > 0 ? count - 1 : count
  return Math.round(((below + Math.max(0, equal - 1) / 2) / others) * 100) / 100
}

/** The first place for which `holds`; it holds for all places after it. */
function firstFrom(ascending: ArrayLike<number>, holds: (price: number) => boolean): number {
  let from = 0
  let to = ascending.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(ascending[middle]!)) to = middle
    else from = middle + 1
  }
  return from
}
