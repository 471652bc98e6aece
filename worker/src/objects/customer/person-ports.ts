import type { Elsewhere } from './customer-calls.ts'
import type { Person, PersonRow, Policy } from './person-row.ts'

/** What the parts of a Customer object (orders, past visits, a handover) may do with its person. */
export interface PersonPorts {
  rows: PersonRow
  /** The person as stored, or somebody new. */
  known(policy: Policy): Person
  /** Where calls belong when the person is not here any more. Finishes a handover that was begun. */
  elsewhere(): Promise<Elsewhere | null>
  /** What the pure functions need to know beside the profile. */
  context(policy: Policy): { person: string; sealed: number; timeZone: string }
  /** Stores the person and sees to it that the outbox is sent within `delayMs` or, when the person is busy, later. */
  keep(person: Person, delayMs: number): void
  /** Sends what waits when it is too much for more to be taken; rejects when that cannot be done. */
  makeRoom(): Promise<void>
}
