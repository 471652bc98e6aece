import type { ActivityFact } from './fact.ts'

type Told = Pick<ActivityFact, 'live' | 'came'>

/** What reaches Kindred this soon after it happened counts as under way since it happened: a tracker waits a second. */
export const promptMs = 2_000

/**
 * Since when what an activity tells of is under way to the dashboard, epoch milliseconds: since it happened, or, where
 * somebody told of it long after (a phone that was offline, a shop that sends yesterday's events), since it came. Null
 * where it tells of nothing that a person just did.
 */
export function underWaySince({ live, came }: Told): number | null {
  return live.length === 0 ? null : (came ?? Math.min(...live.map(({ at }) => at)))
}

/** `came` of an activity that heard at `now` of what happened: left out where that was prompt. */
export function cameLate({ live }: Told, now: number): Pick<ActivityFact, 'came'> {
  const happened = underWaySince({ live })
  return happened !== null && now - happened > promptMs ? { came: now } : {}
}

/** `came` of two activities as one: the earlier, if either came late. */
export function cameFirst(a: Told, b: Told): Pick<ActivityFact, 'came'> {
  if (a.came === undefined && b.came === undefined) return {}
  const times = [underWaySince(a), underWaySince(b)].filter((time) => time !== null)
  return times.length > 0 ? { came: Math.min(...times) } : {}
}
