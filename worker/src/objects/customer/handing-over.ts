import { emptySeen } from '#shared/customer/seen'
import { movedProfile } from '#shared/customer/tombstone'
import type { Customer } from './customer.ts'
import type { Elsewhere } from './customer-calls.ts'
import { forgetHere } from './forgetting.ts'
import type { PersonPorts } from './person-ports.ts'
import type { Person, Policy } from './person-row.ts'
import type { Publisher } from './publisher.ts'

/** What handing over needs of the visitor's object beside what all parts may do. */
export interface HandingOverPorts {
  /** The object of the customer with this key. */
  customer(to: string): Pick<DurableObjectStub<Customer>, 'absorb'>
  publisher: Publisher
  person(): Person | null
}

/** How long the events of a visitor who became a customer are sent on, in milliseconds (30 days). */
const forwardingMs = 30 * 86_400_000

/**
 * The handover of a visitor to the customer it turned out to be, once at a time: flush, hand over, leave a tombstone.
 * It starts again where it was after a crash; the customer takes a visitor once.
 */
export class HandingOver {
  readonly #ports: PersonPorts & HandingOverPorts
  #running: Promise<void> | null = null

  constructor(person: PersonPorts, ports: HandingOverPorts) {
    this.#ports = { ...person, ...ports }
  }

  /** Hands the visitor over to the customer `to`. Safe to repeat; `elsewhere` when it belongs to another already. */
  async to(to: string, policy: Policy): Promise<'merged' | 'elsewhere' | 'erased'> {
    const person = this.#ports.known(policy)
    const { profile } = person
    if (profile.erased) return 'erased'
    if (!profile.merged) {
      const merged = { to, at: Date.now(), handed: false }
      this.#ports.keep({ ...person, profile: { ...profile, merged } }, policy.publishDelayMs)
    } else if (profile.merged.to !== to) return 'elsewhere'
    await this.run()
    return 'merged'
  }

  /** Where calls belong when this object is a visitor that moved or a person that was forgotten. */
  async elsewhere(): Promise<Elsewhere | null> {
    const { merged, erased } = this.#ports.person()?.profile ?? {}
    if (erased) return { status: 'erased' }
    if (!merged) return null
    await this.run()
    return { status: 'moved', to: merged.to }
  }

  /** True when the visitor moved so long ago that events are not sent on any more. */
  get isForwardingOver(): boolean {
    const { merged } = this.#ports.person()?.profile ?? {}
    return merged !== undefined && Date.now() - merged.at > forwardingMs
  }

  /**
   * Resolves when the customer has everything, or at once when there is nothing to hand over. Rejects when something
   * could not be reached: to be tried again.
   */
  run(): Promise<void> {
    // Not even a handover under way is waited for: the customer may have forgotten this visitor, and waits itself.
    if (this.#ports.person()?.profile.merged?.handed !== false) return Promise.resolve()
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #run(): Promise<void> {
    const { rows, publisher } = this.#ports
    const merged = this.#ports.person()?.profile.merged
    if (!merged || merged.handed) return
    // First everything told so far, so that no older word of this visitor's can overtake the customer's.
    if (!(await publisher.flushAll())) throw new Error('the visitor could not be flushed before the merge')
    const person = this.#ports.person()
    if (!person || person.profile.erased) return
    const { profile, seen, policy } = person
    const { person: visitor } = this.#ports.context(policy)
    const answer = await this.#ports
      .customer(merged.to)
      .absorb({ visitor, profile, seen, orders: rows.orders(), visits: rows.visits() }, policy)
    const now = this.#ports.person()
    if (!now || now.profile.erased) return // forgotten while the customer answered
    if (answer !== 'taken') return forgetHere(this.#ports, now.policy)
    rows.wipe()
    this.#ports.keep({ ...now, seen: emptySeen, profile: movedProfile(now.profile, publisher.sealed) }, 0)
  }
}
