import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { StoreCreated } from '#shared/wire/settings'

/** An answer that will not become another by asking again. */
export interface Answer {
  status: number
  body: unknown
}

const patienceMs = 60_000
const pauseMs = 40
const requestMs = 15_000

/**
 * Asks a server that may be down, full or failing until it has an answer for good, as tracker and shop's servers do:
 * no answer, a server error or "too many" is no answer. The address is asked for each time, as it moves.
 */
export class PersistentClient {
  readonly #url: () => string
  readonly store: StoreCreated
  /** How often no answer came. */
  retries = 0

  constructor(url: () => string, store: StoreCreated) {
    this.#url = url
    this.store = store
  }

  /** With the publishable key in the address, as a page does. */
  fromPage(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.#persist(method, `${path}?key=${this.store.publishable_key}`, body, headers)
  }

  fromServer(method: string, path: string, body?: object | string): Promise<Answer> {
    return this.#persist(method, path, body, { authorization: `Bearer ${this.store.secret_key}` })
  }

  /** A token that a shop's server would make for somebody signed in. */
  identityOf(customer: string, now: number): string {
    const seconds = Math.floor(now / 1_000)
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    // Some minutes old: the server's clock may be put back.
    const claims = { sub: customer, aud: this.store.store.id, iat: seconds - 300, exp: seconds + 1_800 }
    const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
    return `${text}.${createHmac('sha256', this.store.identity_secret).update(text).digest('base64url')}`
  }

  async #persist(
    method: string,
    path: string,
    body: object | string | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const text = typeof body === 'object' ? JSON.stringify(body) : body
    const until = Date.now() + patienceMs
    let last = ''
    while (Date.now() < until) {
      const answer = await this.#ask(method, path, text, headers).catch((error: unknown) => String(error))
      if (typeof answer === 'object' && answer.status < 500 && answer.status !== 429) return answer
      last = JSON.stringify(answer)
      this.retries++
      await wait(pauseMs)
    }
    throw new Error(`no answer to ${method} ${path} within ${patienceMs / 1_000} s: ${last.slice(0, 300)}`)
  }

  async #ask(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const answer = await fetch(`${this.#url()}${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(requestMs),
      ...(body === undefined ? {} : { body }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
  }
}
