/**
 * An object's one alarm, set to the earliest moment anything asked for. Setting it costs a row, so it is set only when
 * that moment moves forward; and since an object forgets when it sleeps, it asks the platform when it wakes. (An alarm
 * set anew at every waking would be put off for ever.)
 */
export class Wake {
  readonly #storage: DurableObjectStorage
  #at: number | null = null

  constructor(ctx: DurableObjectState) {
    this.#storage = ctx.storage
    void ctx.blockConcurrencyWhile(async () => {
      this.#at = await ctx.storage.getAlarm()
    })
  }

  /** Sees to it that the alarm rings at `at` (epoch ms) or earlier; part of the transaction of the writes before it. */
  by(at: number): void {
    if (this.#at !== null && this.#at <= at) return
    this.#at = at
    void this.#storage.setAlarm(at)
  }

  /** To be said first by `alarm()`: what rang is no longer set. */
  rang(): void {
    this.#at = null
  }
}
