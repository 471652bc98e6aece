import { closedTombstone } from '#shared/customer/tombstone'
import { eraseElsewhere } from './erase-elsewhere.ts'
import type { Person } from './person-row.ts'

/** What an erasure needs of the object it belongs to. */
export interface ErasurePorts {
  store: string
  person(): Person | null
  /** Stores the person; nothing is told. */
  put(person: Person): void
  /** Deletes all of the object's storage, its alarm with it, in the transaction of what is put next. */
  deleteAll(): void
}

/** The end of an erasure that `forgetHere` began: first everybody else forgets, then nothing is left here but a tombstone. */
export class Erasure {
  readonly #env: Env
  readonly #ports: ErasurePorts
  /** Nothing was ever written here but a tombstone. */
  #isAnew = false

  constructor(env: Env, ports: ErasurePorts) {
    this.#env = env
    this.#ports = ports
  }

  /** Erases what is in other objects, as long as there is any. Rejects when one could not be reached: to be tried again. */
  async elsewhere(): Promise<void> {
    const person = this.#ports.person()
    if (person) await eraseElsewhere(this.#env, this.#ports.store, person, (aliases) => this.#left(aliases))
  }

  /**
   * Ends the erasure of somebody whom everybody has forgotten by now: the database begins anew with the tombstone alone,
   * since pages that no row uses any more keep what stood in earlier versions of rows.
   */
  close(): void {
    const person = this.#ports.person()
    if (!person?.profile.erased || person.profile.outbox.length > 0) return
    if (!this.#isAnew) {
      this.#isAnew = true
      this.#ports.deleteAll()
    }
    // Without what was left to do, its last fact included.
    this.#ports.put({ ...person, profile: closedTombstone(person.profile) })
  }

  /** Notes which visitors of a forgotten person are still to be erased. */
  #left(aliases: string[]): void {
    const person = this.#ports.person()
    const { profile } = person ?? {}
    if (!person || !profile?.erased) return
    this.#ports.put({ ...person, profile: { ...profile, erased: { ...profile.erased, aliases } } })
  }
}
