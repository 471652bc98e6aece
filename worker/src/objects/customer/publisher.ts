import type { Flush, FlushReply } from '#shared/customer/fact'
import { acknowledge, pendingFlushes, type Receiver } from '#shared/customer/outbox'
import type { Profile } from '#shared/customer/profile'
import { busyError } from '../busy-error.ts'

/** What the publisher needs of the object it belongs to. */
export interface PublisherPorts {
  profile(): Profile | null
  /** Takes over a profile whose acknowledgements moved. It is stored with the next write, not by one of its own. */
  acknowledged(profile: Profile): void
  shards(): number
  /** There are more shards of the index than was known. */
  grown(shards: number): void
  send(receiver: Receiver, flush: Flush): Promise<FlushReply>
}

/** Facts that may wait before more orders or visits are taken. */
const mostWaiting = 500

/**
 * Sends a profile's facts to their receivers, one flush at a time, in order. What was sent may have arrived even when
 * no answer came, so facts up to `sealed` never change again.
 */
export class Publisher {
  readonly #person: string
  readonly #ports: PublisherPorts
  #flying: Promise<boolean> | null = null
  /** Number of the newest fact that may have left this object. */
  sealed: number

  /** @param sealed the newest fact at load: an earlier life of this object may have sent everything it stored */
  constructor(person: string, sealed: number, ports: PublisherPorts) {
    this.#person = person
    this.sealed = sealed
    this.#ports = ports
  }

  /** Sends what waits. True when every receiver has everything; false when one failed and must be tried again. */
  flush(): Promise<boolean> {
    this.#flying ??= this.#sendAll().finally(() => {
      this.#flying = null
    })
    return this.#flying
  }

  /** The flush that was begun and is not over, if there is one. */
  get underWay(): Promise<boolean> | null {
    return this.#flying
  }

  /** Sends everything told so far. A flush under way may have begun before the newest fact: hence a second one. */
  async flushAll(): Promise<boolean> {
    return (await this.flush()) && this.flush()
  }

  /**
   * Sends what waits when it is much: profile and outbox are one row, and a row has its limit. Rejects with an error
   * that says "busy" when it is much and cannot be sent: the same is to be tried again later.
   */
  async makeRoom(): Promise<void> {
    if ((this.#ports.profile()?.outbox.length ?? 0) < mostWaiting) return
    if (!(await this.flushAll())) throw busyError('too much waits for a receiver that cannot be reached')
  }

  async #sendAll(): Promise<boolean> {
    const profile = this.#ports.profile()
    if (!profile) return true
    const shards = this.#ports.shards()
    const flushes = pendingFlushes(profile, this.#person, shards)
    if (flushes.size === 0) return true
    this.sealed = profile.fact
    const sent = await Promise.all([...flushes].map(([receiver, flush]) => this.#sendOne(receiver, flush)))
    // What a shard that was split did not take goes to where its items are now.
    return this.#ports.shards() > shards ? this.#sendAll() : sent.every(Boolean)
  }

  async #sendOne(receiver: Receiver, flush: Flush): Promise<boolean> {
    let last: number
    try {
      const reply = await this.#ports.send(receiver, flush)
      last = reply.last
      if ((reply.shards ?? 0) > this.#ports.shards()) this.#ports.grown(reply.shards!)
    } catch {
      return false // who brings it has counted and logged that
    }
    const profile = this.#ports.profile()
    // An answer to a flush of an earlier epoch (the profile was erased meanwhile) says nothing about this one.
    if (profile && profile.epoch === flush.epoch) {
      this.#ports.acknowledged(acknowledge(profile, receiver, last, this.#ports.shards()))
    }
    return last >= (flush.facts.at(-1)?.n ?? 0)
  }
}

/** Milliseconds to wait after that many failures in a row: 1 s doubling to 60 s, between half and all of it. */
export function backoffMs(failures: number, chance: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.min(failures, 10)) * (0.5 + chance / 2)
}
