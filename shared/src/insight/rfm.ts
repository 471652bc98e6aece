import { frequencyBreaks, type RfmBreaks, type RfmRow } from '../customer/rfm.ts'
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
