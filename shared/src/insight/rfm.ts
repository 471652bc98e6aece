import { frequencyBreaks, type RfmBreaks, type RfmRow, rfmScores } from '../customer/rfm.ts'
import { quantileBreaks } from './breaks.ts'

/** Breaks by quintiles of this base for recency and worth, fixed ones for frequency. Equal customers score equally. */
export function rfmBreaks(rows: readonly RfmRow[]): RfmBreaks {
  return {
    recency: quantileBreaks(
      rows.map(({ daysSince }) => -daysSince),
      5,
    ).map((negative) => 0 - negative),
    frequency: frequencyBreaks,
    worth: quantileBreaks(
      rows.map(({ worth }) => worth),
      5,
    ),
  }
}

/** One cell of the grid of recency and frequency. */
export interface RfmCell {
  recency: number
  frequency: number
  customers: number
  worth: number
}

/** The 25 cells, recency 5 and frequency 1 first; one pass over the customers. */
export function rfmGrid(rows: readonly RfmRow[], breaks: RfmBreaks): RfmCell[] {
  const cells = [5, 4, 3, 2, 1].flatMap((recency) =>
    [1, 2, 3, 4, 5].map((frequency) => ({ recency, frequency, customers: 0, worth: 0 })),
  )
  for (const row of rows) {
    const { recency, frequency } = rfmScores(breaks, row)
    const cell = cells[(5 - recency) * 5 + frequency - 1]!
    cell.customers++
    cell.worth += row.worth
  }
  return cells
}
