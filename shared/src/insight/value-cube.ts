import type { CubeCell } from '../wire/customer-base.ts'
import { partOf, quantileBreaks } from './breaks.ts'

export interface CubeRow {
  worth: number
  /** The behaviour cluster. */
  cluster: number
  /** Who they are: a country, an age band, new or known; null when not told. */
  group: string | null
}

/** Cells with anybody in them, the best third first. Equals in worth stand in the same third. One pass and a sort. */
export function valueCube(rows: readonly CubeRow[]): { breaks: number[]; cells: CubeCell[] } {
  const breaks = quantileBreaks(
    rows.map(({ worth }) => worth),
    3,
  )
  const cells = new Map<string, CubeCell>()
  for (const { worth, cluster, group } of rows) {
    const tercile = partOf(breaks, worth)
    const key = `${tercile} ${cluster} ${group === null ? 'null' : JSON.stringify(group)}`
    const cell = cells.get(key) ?? { tercile, cluster, group, customers: 0, worth: 0 }
    cell.customers++
    cell.worth += worth
    cells.set(key, cell)
  }
  const sorted = [...cells.values()].sort(
    (a, b) => b.tercile - a.tercile || a.cluster - b.cluster || b.customers - a.customers,
  )
  return { breaks, cells: sorted }
}

/**
 * How much of the differences in an outcome (say, what is spent in the next 90 days) a segmentation explains: η², the
 * sum of squares between segments over the whole, 0 to 1. Null when the outcome does not vary.
 */
export function explainedShare(
  labels: readonly (string | number)[],
  outcomes: readonly number[],
): number | null {
  const mean = outcomes.reduce((sum, y) => sum + y, 0) / outcomes.length
  const segments = new Map<string | number, { sum: number; count: number }>()
  let whole = 0
  labels.forEach((label, i) => {
    const segment = segments.get(label) ?? { sum: 0, count: 0 }
    segment.sum += outcomes[i]!
    segment.count++
    segments.set(label, segment)
    whole += (outcomes[i]! - mean) ** 2
  })
  let between = 0
  for (const { sum, count } of segments.values()) between += count * (sum / count - mean) ** 2
  return whole > 0 ? between / whole : null
}
