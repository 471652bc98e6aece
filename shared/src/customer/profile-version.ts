import { newProfile, type Profile, profileVersion } from './profile.ts'

/**
 * Old code may meet what new code has stored: while a deployment is going on, and after one was taken back. The rule:
 * what is known is read, what is not is kept as it is, and nothing is ever written that lowers a profile's version. A
 * later version, for its part, adds fields and does not give a new meaning to an old one.
 */

/** A profile as it was stored, by this version or another, with what this version cannot do without. */
export function storedProfile(stored: Profile): Profile {
  return stored.version === profileVersion
    ? stored
    : { ...newProfile(stored.epoch, stored.created_at), ...stored }
}

/**
 * What this version cannot put together of a merged person whose profile a later version wrote: all of it but the lists
 * that were merged as they are.
 */
export function unmergedOf(
  known: Pick<Profile, 'unmerged'>,
  visitor: Profile,
  visitorKey: string,
): Pick<Profile, 'unmerged'> {
  const kept = { ...known.unmerged, ...visitor.unmerged }
  if (visitor.version > profileVersion) {
    const { outbox: _, acked: __, sessions: ___, timeline: ____, unmerged: _____, ...rest } = visitor
    kept[visitorKey] = rest
  }
  return Object.keys(kept).length > 0 ? { unmerged: kept } : {}
}
