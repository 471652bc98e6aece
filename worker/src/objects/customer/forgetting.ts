import { emptySeen } from '#shared/customer/seen'
import { closedTombstone, erasedProfile } from '#shared/customer/tombstone'
import type { PersonPorts } from './person-ports.ts'
import type { Person, Policy } from './person-row.ts'

/**
 * Overwrites and removes everything kept on this person and leaves a tombstone with the last fact, in one transaction.
 * Once is enough: a tombstone stays as it is.
 */
export function forgetHere({ rows, known, context, keep }: PersonPorts, policy: Policy): void {
  const { profile, policy: newest } = known(policy)
  if (profile.erased) return
  const { person, sealed } = context(policy)
  const orders = rows.orders().map(({ id }) => id)
  rows.wipe()
  const erased = erasedProfile(profile, person, orders, Date.now(), sealed)
  keep({ profile: erased, seen: emptySeen, policy: newest }, 0)
}

/**
 * The tombstone without what was left to do, its last fact included, once the erasure is known everywhere; null when
 * there is none or something is still to be told.
 */
export function closed(person: Person | null): Person | null {
  if (!person?.profile.erased || person.profile.outbox.length > 0) return null
  return { ...person, profile: closedTombstone(person.profile) }
}
