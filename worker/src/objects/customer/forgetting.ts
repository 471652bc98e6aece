import { emptySeen } from '#shared/customer/seen'
import { erasedProfile } from '#shared/customer/tombstone'
import type { PersonPorts } from './person-ports.ts'
import type { Policy } from './person-row.ts'

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
