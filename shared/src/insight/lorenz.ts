/** How unevenly worth is spread over customers. */
export interface Lorenz {
  customers: number
  total: number
  /** 0: all alike; towards 1: one has it all. Null without any worth. */
  gini: number | null
  /** 101 points of the curve, share of customers (the least first) against share of worth, both 0 to 1. */
  curve: { customers: number; worth: number }[]
  /** Worth of the customers ordered from the best, added up: what `topShare` reads. */
  running: Float64Array
}

/** The Lorenz curve of customers' worth. What is below 0 (more returned than bought) counts as 0. Time n log n. */
export function lorenz(worth: Iterable<number>): Lorenz {
  const falling = Float64Array.from(worth, (value) => Math.max(0, value))
    .sort()
    .reverse()
  const running = new Float64Array(falling.length + 1)
  let weighted = 0
  falling.forEach((value, i) => {
    running[i + 1] = running[i]! + value
    weighted += value * (falling.length - i)
  })
  const customers = falling.length
  const total = running[customers]!
  return {
    customers,
    total,
    gini: total > 0 ? (2 * weighted) / (customers * total) - (customers + 1) / customers : null,
    curve: curveOf(running, customers, total),
    running,
  }
}

/**
 * The share of all worth that the best `share` of customers bring, both 0 to 1; people are rounded up.
 *
 * @example topShare(lorenz([6, 2, 1, 1]), 0.25) // 0.6
 */
export function topShare({ running, customers, total }: Lorenz, share: number): number {
  if (total === 0) return 0
  // A share like 0.07 of 100 is 7.000000000000001 people in floating point.
  const people = Math.ceil(share * customers - 1e-9)
  return running[Math.min(customers, Math.max(0, people))]! / total
}

/**
 * The worth of the last of the best `share` of customers: who is worth as much or more is among them, and so is who is
 * worth exactly as much and was left out by the count. Null without anybody.
 *
 * @example topFrom(lorenz([6, 2, 1, 1]), 0.5) // 2
 */
export function topFrom({ running, customers, total }: Lorenz, share: number): number | null {
  const people = Math.min(customers, Math.ceil(share * customers - 1e-9))
  if (total === 0 || people < 1) return null
  return running[people]! - running[people - 1]!
}

function curveOf(running: Float64Array, customers: number, total: number): Lorenz['curve'] {
  if (total === 0) return []
  return Array.from({ length: 101 }, (_, percent) => {
    const people = Math.round((customers * percent) / 100)
    return { customers: people / customers, worth: 1 - running[customers - people]! / total }
  })
}
