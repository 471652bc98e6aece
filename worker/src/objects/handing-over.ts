import { emptySeen } from '#shared/customer/seen'
import { movedProfile } from '#shared/customer/tombstone'
import type { Customer } from './customer.ts'
import type { Person, PersonRow } from './person-row.ts'
import type { Publisher } from './publisher.ts'

/** What handing over needs of the visitor's object. */
export interface HandingOverPorts {
  /** The visitor's key. */
  key: string
  /** The object of the customer with this key. */
  customer(to: string): Pick<DurableObjectStub<Customer>, 'absorb'>
  rows: PersonRow
  publisher: Publisher
  person(): Person | null
  /** Stores the tombstone and sees to it that its last fact is sent. */
  keep(person: Person): void
  /** Forgets the visitor, because the customer was forgotten. */
  erase(person: Person): void
}

/**
 * The handover of a visitor to the customer it turned out to be, once at a time: flush, hand over, leave a tombstone.
 * It starts again where it was after a crash; the customer takes a visitor once.
 */
export class HandingOver {
  readonly #ports: HandingOverPorts
  #running: Promise<void> | null = null

  constructor(ports: HandingOverPorts) {
    this.#ports = ports
  }

  /** Resolves when the customer has everything. Rejects when something could not be reached: to be tried again. */
  run(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #run(): Promise<void> {
    const { key, rows, publisher } = this.#ports
    const merged = this.#ports.person()?.profile.merged
    if (!merged || merged.handed) return
    // First everything told so far, so that no older word of this visitor's can overtake the customer's.
    if (!(await publisher.flushAll())) throw new Error('the visitor could not be flushed before the merge')
    const person = this.#ports.person()
    if (!person || person.profile.erased) return
    const { profile, seen, policy } = person
    const answer = await this.#ports
      .customer(merged.to)
      .absorb({ visitor: key, profile, seen, orders: rows.orders(), visits: rows.visits() }, policy)
    const now = this.#ports.person()
    if (!now || now.profile.erased) return // forgotten while the customer answered
    if (answer !== 'taken') return this.#ports.erase(now)
    rows.wipe()
    this.#ports.keep({ ...now, seen: emptySeen, profile: movedProfile(now.profile, publisher.sealed) })
  }
}
