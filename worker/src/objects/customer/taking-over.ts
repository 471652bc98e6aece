import { mergeProfiles } from '#shared/customer/merge-profiles'
import { newProfile } from '#shared/customer/profile'
import { mergeSeen } from '#shared/customer/seen'
import type { Handover } from './customer-calls.ts'
import type { Person, PersonRow } from './person-row.ts'

/**
 * The person with what a visitor's object hands over, whose orders and visits become rows here; null when it was taken
 * over before. The caller stores the person in the same transaction.
 */
export function takeOver(
  person: Person,
  { visitor, profile: theirs, seen: theirSeen, orders, visits }: Handover,
  rows: PersonRow,
  now: number,
): Person | null {
  const { profile, seen } = person
  if (profile.aliases.includes(visitor)) return null
  for (const order of orders) if (!rows.order(order.id)) rows.writeOrder(order)
  for (const visit of visits) rows.isNewVisit(visit)
  const merged = mergeProfiles(profile, theirs ?? newProfile('', profile.created_at), visitor, now)
  const both = mergeSeen(seen, theirSeen)
  const forgotten_at = Math.max(merged.forgotten_at, both.forgottenAt)
  return { ...person, profile: { ...merged, forgotten_at }, seen: both.seen }
}
