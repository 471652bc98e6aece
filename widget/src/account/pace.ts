/** While somebody is there, what is new is seen within this time and that of a request, in milliseconds. */
const quickMs = 3_000
const mostMs = 60_000
/** Of a page nobody touches for so long nothing is asked any more. */
const asleepMs = 30 * 60_000

/**
 * How long to wait before asking again, in milliseconds: 3 s for two minutes after the last sign of life, then a fortieth
 * of the time since, at most a minute; never (Infinity) after half an hour. An untouched page asks 150 times in all.
 * Failures double the wait.
 */
export function pauseMs(sinceSignMs: number, failures: number): number {
  if (sinceSignMs > asleepMs) return Number.POSITIVE_INFINITY
  return Math.min(mostMs, Math.max(quickMs, sinceSignMs / 40) * 2 ** failures)
}
