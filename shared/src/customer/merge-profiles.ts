import { mergeAbout } from './about.ts'
import { mergeExposures } from './exposures.ts'
import { mergeHidden } from './hidden.ts'
import { inTime, kept, type Profile } from './profile.ts'
import { unmergedOf } from './profile-version.ts'
import { mergeTaste } from './taste.ts'
import { mergeVisits } from './visits.ts'

/**
 * The known person's profile with everything of the visitor's in it. Facts, epochs and outboxes stay each with its
 * own: what the visitor told is told, and the visitor's last fact says where it belongs now. Merging the same
 * visitor again changes nothing.
 */
export function mergeProfiles(known: Profile, visitor: Profile, visitorKey: string, now: number): Profile {
  if (known.aliases.includes(visitorKey)) return known
  const counts = { ...known.counts }
  for (const [name, count] of Object.entries(visitor.counts)) {
    const event = name as keyof Profile['counts']
    counts[event] = (counts[event] ?? 0) + count
  }
  return {
    ...known,
    created_at: Math.min(known.created_at, visitor.created_at),
    last_at: Math.max(known.last_at, visitor.last_at),
    counts,
    session_count: known.session_count + visitor.session_count,
    sessions: newest(
      [...known.sessions, ...visitor.sessions.map((session) => ({ person: visitorKey, ...session }))],
      (s) => s.start,
      kept.sessions,
    ),
    purchases: together(known.purchases, visitor.purchases, kept.purchases),
    ...mergeHidden(known, visitor),
    clicks: together(known.clicks, visitor.clicks, kept.clicks),
    timeline: together(
      known.timeline,
      [...visitor.timeline, { at: now, name: 'merge', items: [] }],
      kept.timeline,
    ),
    ...exposuresOf(known, visitor),
    ...mergeVisits(known, visitor),
    ...tasteOf(known, visitor),
    ...unmergedOf(known, visitor, visitorKey),
    aliases: [...new Set([...known.aliases, visitorKey, ...visitor.aliases])].sort(),
    forgotten_at: Math.max(known.forgotten_at, visitor.forgotten_at),
  }
}

function exposuresOf(known: Profile, visitor: Profile): Pick<Profile, 'exposures'> {
  const exposures = mergeExposures(known.exposures ?? [], visitor.exposures ?? [])
  return exposures.length > 0 ? { exposures } : {}
}

function tasteOf(known: Profile, visitor: Profile): Pick<Profile, 'taste' | 'about'> {
  const taste = mergeTaste(known.taste, visitor.taste)
  const about = mergeAbout(known.about, visitor.about)
  return { ...(taste ? { taste } : {}), ...(about ? { about } : {}) }
}

function together<T extends { at: number }>(a: readonly T[], b: readonly T[], most: number): T[] {
  return b.reduce<T[]>((list, row) => inTime(list, row, most), [...a])
}

function newest<T>(list: readonly T[], at: (entry: T) => number, most: number): T[] {
  return list.toSorted((a, b) => at(a) - at(b)).slice(-most)
}
