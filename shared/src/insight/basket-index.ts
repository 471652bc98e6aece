/** For each frequent item the baskets that hold it, as bits. */
export interface BasketIndex<T = unknown> {
  /** The rarest first, so that the search prunes early; equals in order of appearance. */
  items: T[]
  counts: number[]
  rows: Uint32Array[]
  baskets: number
  /** Fewer common baskets than this are not frequent. */
  minCount: number
}

/** Indexes baskets (an item twice in one counts once); items below the support are left out. Time: all lines together. */
export function indexBaskets<T>(baskets: readonly (readonly T[])[], minSupport: number): BasketIndex<T> {
  if (!(minSupport > 0 && minSupport <= 1))
    throw new RangeError(`minSupport must be above 0 and at most 1; got ${minSupport}`)
  // A support like 0.006 of 1000 baskets is 6 of them, not 7, whatever rounding says.
  const minCount = Math.max(1, Math.ceil(minSupport * baskets.length - 1e-9))
  const counts = new Map<T, number>()
  for (const basket of baskets) {
    for (const item of new Set(basket)) counts.set(item, (counts.get(item) ?? 0) + 1)
  }
  const frequent = [...counts].filter(([, count]) => count >= minCount).sort((a, b) => a[1] - b[1])
  const position = new Map(frequent.map(([item], i) => [item, i]))
  const words = Math.ceil(baskets.length / 32)
  const rows = frequent.map(() => new Uint32Array(words))
  baskets.forEach((basket, b) => {
    for (const item of basket) {
      const row = rows[position.get(item) ?? -1]
      if (row) row[b >>> 5]! |= 1 << (b & 31)
    }
  })
  return {
    items: frequent.map(([item]) => item),
    counts: frequent.map(([, count]) => count),
    rows,
    baskets: baskets.length,
    minCount,
  }
}

/** The baskets in both rows, and how many they are. */
export function commonTo(a: Uint32Array, b: Uint32Array): { common: Uint32Array; count: number } {
  const common = new Uint32Array(a.length)
  let count = 0
  for (let i = 0; i < a.length; i++) {
    const word = a[i]! & b[i]!
    if (word === 0) continue
    common[i] = word
    count += bitsOf(word)
  }
  return { common, count }
}

/** How many bits of a word are set (Hacker's Delight, figure 5-2). */
function bitsOf(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
