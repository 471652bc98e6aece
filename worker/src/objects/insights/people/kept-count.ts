/** A count of people, and what it was made of. */
export interface KeptCount {
  people: number
  /** Rows that were read for it. */
  rows: number
  /** Epoch milliseconds. */
  at: number
  /** The filter and the day. */
  of: string
  /** What had been digested and which run of the models was the newest. */
  state: string
}

const manyRows = 100_000
const minuteMs = 60_000

/**
 * Whether a count still answers the question: where nothing has changed since, and where it cost many rows for a minute
 * also when something has. Fifty segments of a million people would else take the object half a minute, again and again.
 */
export function stillCounts(
  kept: KeptCount,
  { of, state, now }: { of: string; state: string; now: number },
): boolean {
  if (kept.of !== of) return false
  return kept.state === state || (kept.rows >= manyRows && now - kept.at < minuteMs)
}
