/** Rings that may be renewed at once, and how many of those used up come back a second. */
const atOnce = 64
const perSecond = 400

/**
 * How many rings an isolate renews of a shard for no better reason than that they changed. A page alone renews all it
 * looks at; under a load that changes everything all the time the work has a bound, and nobody waits for much of it.
 */
export class RenewalPace {
  #left = atOnce
  #at = 0

  /** Of `wanted` rings, how many may be renewed at `now` (epoch ms); they are used up. */
  take(wanted: number, now: number): number {
    this.#left = Math.min(atOnce, this.#left + (Math.max(0, now - this.#at) * perSecond) / 1_000)
    this.#at = now
    const taken = Math.min(wanted, Math.floor(this.#left))
    this.#left -= taken
    return taken
  }
}
