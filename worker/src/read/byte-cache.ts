/**
 * A cache bounded in bytes. Two generations: what is used moves to the young one; when that holds half the budget it
 * becomes the old one, and what was still in the old one is dropped. Close to least-recently-used, at the price of
 * one Map look-up.
 */
export class ByteCache<K, V> {
  readonly #halfBytes: number
  #young = new Map<K, { value: V; bytes: number }>()
  #old = new Map<K, { value: V; bytes: number }>()
  #youngBytes = 0

  constructor(maxBytes: number) {
    this.#halfBytes = maxBytes / 2
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key)
    if (young) return young.value
    const old = this.#old.get(key)
    if (old) this.set(key, old.value, old.bytes)
    return old?.value
  }

  set(key: K, value: V, bytes: number): void {
    const before = this.#young.get(key)
    this.#young.set(key, { value, bytes })
    this.#youngBytes += bytes - (before?.bytes ?? 0)
    if (this.#youngBytes <= this.#halfBytes) return
    this.#old = this.#young
    this.#young = new Map()
    this.#youngBytes = 0
  }

  delete(key: K): void {
    const young = this.#young.get(key)
    if (young && this.#young.delete(key)) this.#youngBytes -= young.bytes
    this.#old.delete(key)
  }
}
