import { kept, type Profile } from './profile.ts'

type Hidden = Pick<Profile, 'hidden' | 'hide_acts'>

/**
 * What is hidden after a product was hidden or taken back. The later act holds, whichever was told first; of two at the
 * same moment, hiding.
 */
export function hiding(profile: Hidden, n: number, at: number, isHidden: boolean): Hidden {
  const acts = actsOf(profile)
  const known = acts[n] ?? 0
  if (Math.abs(known) > at || (Math.abs(known) === at && !isHidden)) return withActs(acts)
  return withActs({ ...acts, [n]: isHidden ? at : -at })
}

/** What two profiles that turned out to be one person's hide. */
export function mergeHidden(a: Hidden, b: Hidden): Hidden {
  const acts = actsOf(a)
  for (const [n, at] of Object.entries(actsOf(b))) {
    const known = acts[n] ?? 0
    if (Math.abs(at) > Math.abs(known) || (at > 0 && at === -known)) acts[n] = at
  }
  return Object.keys(acts).length > 0 ? withActs(acts) : { hidden: [] }
}

/** Profiles of an earlier version know what is hidden, not since when. */
function actsOf({ hidden, hide_acts }: Hidden): Record<string, number> {
  return hide_acts ? { ...hide_acts } : Object.fromEntries(hidden.map((n, i) => [n, i + 1]))
}

function withActs(acts: Record<string, number>): Required<Hidden> {
  const newest = Object.entries(acts)
    .map(([n, at]) => ({ n: Number(n), at }))
    .sort((a, b) => Math.abs(a.at) - Math.abs(b.at) || a.n - b.n)
    .slice(-kept.hidden)
  return {
    hidden: newest.filter(({ at }) => at > 0).map(({ n }) => n),
    hide_acts: Object.fromEntries(newest.map(({ n, at }) => [n, at])),
  }
}
