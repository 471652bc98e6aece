import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** What is known of an answer under way. `value` is the last one that came, shown until a newer replaces it. */
export interface LoadState<T> {
  pending: boolean
  value: T | null
  error: unknown
}

/**
 * Asynchronous state of a view: an older answer never replaces a newer one, and a request nobody waits for any more
 * is aborted. The same key is not asked for twice.
 */
export class Loading<T> implements ReactiveController {
  state: LoadState<T> = { pending: false, value: null, error: null }
  readonly #host: ReactiveControllerHost
  #key: string | null = null
  #abort: AbortController | null = null

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** Asks when `key` is not the one asked for last. What was shown stays until the answer comes. */
  want(key: string, ask: (signal: AbortSignal) => Promise<T>): void {
    if (key === this.#key) return
    this.#key = key
    void this.#run(ask)
  }

  /** Asks again, for what may have changed. */
  refresh(ask: (signal: AbortSignal) => Promise<T>): void {
    void this.#run(ask)
  }

  hostDisconnected(): void {
    this.#abort?.abort()
    this.#key = null
  }

  async #run(ask: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#abort?.abort()
    const abort = new AbortController()
    this.#abort = abort
    this.#set({ ...this.state, pending: true, error: null })
    try {
      const value = await ask(abort.signal)
      if (!abort.signal.aborted) this.#set({ pending: false, value, error: null })
    } catch (error) {
      if (!abort.signal.aborted) this.#set({ ...this.state, pending: false, error })
    }
  }

  #set(state: LoadState<T>): void {
    this.state = state
    this.#host.requestUpdate()
  }
}
