import { addFact } from './outbox.ts'
import { newProfile, type Profile } from './profile.ts'

/** What remains of a profile when its person asked to be forgotten, or turned out to be somebody else. */

/**
 * The profile of somebody forgotten: nothing but the line of facts, whose last one says so, and what is left to do
 * elsewhere. Facts that had not left are dropped.
 *
 * @param key the person's key
 * @param orders ids of the person's orders, whose owner the Directory has to forget
 * @param sealed facts up to this number may be on their way
 */
export function erasedProfile(
  before: Profile,
  key: string,
  orders: string[],
  now: number,
  sealed: number,
): Profile {
  const { version, epoch, fact, acked, aliases, merged } = before
  const erased = { at: now, aliases, orders }
  // A merge still on its way could write the other's row after this; so the other is named as well.
  const people = [key, ...aliases, ...(merged ? [merged.to] : [])]
  return addFact(
    { ...newProfile(epoch, now), version, fact, acked, erased },
    { kind: 'erase', at: now, people },
    sealed,
  )
}

/** The tombstone when the erasure is known everywhere: that somebody was forgotten, and when. */
export function closedTombstone(profile: Profile): Profile {
  if (!profile.erased) return profile
  return { ...profile, erased: { at: profile.erased.at, aliases: [], orders: [] } }
}

/** The profile of a visitor whose everything was handed to `merged.to`: its last fact says where it went. */
export function movedProfile(before: Profile, sealed: number): Profile {
  const { version, epoch, fact, acked, outbox, merged } = before
  if (!merged) throw new RangeError('movedProfile requires a profile that is being merged')
  const { at, to } = merged
  const handed = { to, at, handed: true }
  const tombstone = { ...newProfile(epoch, at), version, fact, acked, outbox, merged: handed }
  return addFact(tombstone, { kind: 'merge', at, to }, sealed)
}
