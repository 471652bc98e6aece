import { partOf, quantileBreaks } from './breaks.ts'

/** What RFM reads of a customer. Here every order counts, the first too: it describes what was, and predicts nothing. */
export interface RfmRow {
  /** Days since the last order. */
  daysSince: number
  orders: number
  /** Worth of all orders. */
  worth: number
}

/** From which value on the scores 2, 3, 4 and 5 are given; for recency: down to how many days. */
export interface RfmBreaks {
  recency: number[]
  frequency: number[]
  worth: number[]
}

export interface RfmScores {
  recency: number
  frequency: number
  worth: number
  segment: RfmSegment
}

export type RfmSegment = (typeof segments)[number]

export const segments = [
  'champions',
  'loyal',
  'at_risk',
  'lost_regulars',
  'promising',
  'needs_attention',
  'slipping',
  'dormant',
  'new',
] as const

/** Most customers of most stores have one order, so quantiles would part them by chance: 1, 2, 3–4, 5–7, 8 and more. */
const frequencyBreaks = [2, 3, 5, 8]

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

/** Scores of 1 to 5, 5 the best, and the segment's name. */
export function rfmScores(breaks: RfmBreaks, { daysSince, orders, worth }: RfmRow): RfmScores {
  const scores = {
    recency: 1 + breaks.recency.filter((days) => daysSince <= days).length,
    frequency: partOf(breaks.frequency, orders),
    worth: partOf(breaks.worth, worth),
  }
  return { ...scores, segment: segmentOf(scores, orders) }
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

/** By how lately, and by how often and how much together: the mean of these two scores. */
export function segmentOf(
  { recency, frequency, worth }: Omit<RfmScores, 'segment'>,
  orders: number,
): RfmSegment {
  const weight = (frequency + worth) / 2
  if (weight >= 4)
    return (['lost_regulars', 'at_risk', 'loyal', 'champions', 'champions'] as const)[recency - 1]!
  if (recency >= 4) return orders === 1 ? 'new' : weight >= 2.5 ? 'loyal' : 'promising'
  if (weight >= 2.5) return (['dormant', 'slipping', 'needs_attention'] as const)[recency - 1]!
  return recency === 3 ? 'promising' : 'dormant'
}
