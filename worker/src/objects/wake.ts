/** The platform tries an alarm that fails again for some minutes, then gives it up: one as late as this rings no more. */
const givenUpMs = 15 * 60_000

/**
 * An object's one alarm, set to the earliest moment anything asked for. Setting it costs a row, so it is set only when
 * that moment moves forward; and since an object forgets when it sleeps, it asks the platform when it wakes. (An alarm
 * set anew at every waking would be put off for ever.)
 */
export class Wake {
  readonly #storage: DurableObjectStorage
  #at: number | null = null
  #rangAt = 0

  constructor(ctx: DurableObjectState) {
    this.#storage = ctx.storage
    void ctx.blockConcurrencyWhile(async () => {
      this.#at = await ctx.storage.getAlarm()
    })
  }

  /**
   * Sees to it that the alarm rings at `at` (epoch ms) or earlier; part of the transaction of the writes before it.
   * While one rings, the next is at least a millisecond later: set to the very moment of the one that rings, it would
   * be taken for that one and dropped with it.
   */
  by(at: number): void {
    const now = Date.now()
    if (this.#at !== null && this.#at <= at && this.#at > now - givenUpMs) return
    // A clock that was put back makes the last ringing one of the future.
    this.#at = Math.max(at, Math.min(this.#rangAt, now) + 1)
    void this.#storage.setAlarm(this.#at)
  }

  /** Nothing rings any more: everything of the object was deleted, its alarm with it. */
  off(): void {
    this.#at = null
  }

  /** To be said first by `alarm()`: what rang is no longer set. */
  rang(): void {
    this.#at = null
    this.#rangAt = Date.now()
  }
}
