interface KeptAnswer {
  answer: unknown
  /** Counts what had been digested. */
  revision: number
  /** Epoch milliseconds. */
  at: number
}

/** From so many orders on an answer holds for a minute, whatever comes meanwhile: it reads them all. */
const manyOrders = 50_000
const minuteMs = 60_000
const mostAnswers = 30

/**
 * Answers that read every order, kept in memory as long as nothing has changed; in a large store for a minute also when
 * something has, or a dashboard open on a busy day would keep the object from taking facts. They name nobody.
 */
export class KeptAnswers {
  readonly #kept = new Map<string, KeptAnswer>()

  /** The answer kept for a question, or a new one. `orders` counts those of the store. */
  get<T>(key: string, now: { revision: number; at: number; orders: () => number }, make: () => T): T {
    const known = this.#kept.get(key)
    if (
      known &&
      (known.revision === now.revision || (now.at - known.at < minuteMs && now.orders() > manyOrders))
    )
      return known.answer as T
    const answer = make()
    if (this.#kept.size >= mostAnswers) this.#kept.clear()
    this.#kept.set(key, { answer, revision: now.revision, at: now.at })
    return answer
  }

  /** After what the merchant wrote changed: bands, spend, names. */
  clear(): void {
    this.#kept.clear()
  }
}
