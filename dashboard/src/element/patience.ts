import type { ReactiveController, ReactiveControllerHost } from 'lit'

const firstWaitMs = 1_000
const longestWaitMs = 10_000

/**
 * Asks again, politely, for what is still being worked out: after a second, then after waits that grow by half, up to ten
 * seconds; and only while the element is in a page that somebody looks at.
 */
export class Patience implements ReactiveController {
  #wait = firstWaitMs
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(host: ReactiveControllerHost) {
    host.addController(this)
  }

  /** Calls `ask` once, a while from now. Until then further calls change nothing. */
  again(ask: () => void): void {
    if (this.#timer !== null) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      if (document.hidden) return this.again(ask)
      this.#wait = Math.min(longestWaitMs, this.#wait * 1.5)
      ask()
    }, this.#wait)
  }

  /** What was waited for has come, or is not wanted any more: the next wait is short again. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#wait = firstWaitMs
  }

  hostDisconnected(): void {
    this.stop()
  }
}
