import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from './failure.ts'

const attempts = 8
const mayPass = new Set([408, 429, 500, 502, 503, 504])

/**
 * How long it takes until every isolate knows of a change of the store, in milliseconds: each believes what it knows for
 * ten seconds. `seconds` says otherwise, where there is but one.
 */
export function knownAfterMs(seconds: string | undefined): number {
  return seconds === undefined ? 11_000 : Number(seconds) * 1_000
}

/** A store's API with its secret key: asks again while the service is busy or out of reach. */
export class StoreClient {
  readonly #url: string
  readonly #key: string
  readonly #signal: AbortSignal | undefined

  constructor(url: string, key: string, signal?: AbortSignal) {
    this.#url = url.replace(/\/+$/, '')
    this.#key = key
    this.#signal = signal
  }

  /** The same client, which asks nothing more after the signal: it throws the signal's reason. */
  until(signal: AbortSignal): StoreClient {
    return new StoreClient(this.#url, this.#key, signal)
  }

  /** The answer. Throws a Failure with the API's own words when it will not become another. */
  async ask(method: string, path: string, body?: string): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      this.#signal?.throwIfAborted()
      const answer = await this.#once(method, path, body)
      if (typeof answer === 'object' && answer.ok) return answer
      const said =
        typeof answer === 'string' ? answer : `${answer.status} ${(await answer.text()).slice(0, 400)}`
      if ((typeof answer === 'object' && !mayPass.has(answer.status)) || attempt === attempts)
        throw new Failure(`${method} ${path} was answered ${said}`)
      // A signal ends the pause, and is thrown above.
      await wait(Math.min(10_000, 100 * 2 ** attempt), undefined, this.#options).catch(() => undefined)
    }
  }

  async json<T>(method: string, path: string, body?: object): Promise<T> {
    const text = body === undefined ? undefined : JSON.stringify(body)
    return (await (await this.ask(method, path, text)).json()) as T
  }

  get #options(): { signal?: AbortSignal } {
    return this.#signal ? { signal: this.#signal } : {}
  }

  async #once(method: string, path: string, body?: string): Promise<Response | string> {
    try {
      return await fetch(`${this.#url}${path}`, {
        method,
        headers: { authorization: `Bearer ${this.#key}` },
        ...(body === undefined ? {} : { body }),
        ...this.#options,
      })
    } catch (error) {
      this.#signal?.throwIfAborted()
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      return `nothing (${(cause as Error).message})`
    }
  }
}
