/** How often a quiet socket is asked whether it is still there, and how long it has to answer. */
const everyMs = 20_000
const patienceMs = 8_000

export interface HeartbeatPorts {
  /** Asks the other side for a sign; any message counts as one. */
  ask(): void
  /** No sign came: the connection is gone, though nobody said so. */
  lost(): void
  setTimeout(action: () => void, ms: number): unknown
  clearTimeout(id: unknown): void
}

/**
 * Tells a quiet connection from a dead one. A computer that slept, or whose network went, keeps a socket that looks
 * open for minutes and hears nothing; so a sign is asked for, and without one in time the connection counts as lost.
 */
export class Heartbeat {
  readonly #ports: HeartbeatPorts
  #timer: unknown = null

  constructor(ports: HeartbeatPorts) {
    this.#ports = ports
  }

  /** Something was heard: all is well for a while. */
  heard(): void {
    this.stop()
    this.#timer = this.#ports.setTimeout(() => this.check(), everyMs)
  }

  /** Asks at once, as after waking up. */
  check(): void {
    this.stop()
    this.#ports.ask()
    this.#timer = this.#ports.setTimeout(() => this.#ports.lost(), patienceMs)
  }

  stop(): void {
    if (this.#timer !== null) this.#ports.clearTimeout(this.#timer)
    this.#timer = null
  }
}
