import type { Overview } from '#shared/wire/insight'

/** An overview set beside other days than those just before: these take the place of the period before. */
export function comparedWith(now: Overview, then: Overview): Overview {
  const { from, to, totals, series } = then
  return { ...now, previous: { from, to, totals }, previous_series: series }
}
