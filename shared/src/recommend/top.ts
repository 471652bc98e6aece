/** An item with its score. */
export interface Scored {
  item: number
  score: number
}

/**
 * Keeps the `capacity` highest-scored of what is offered, by bounded insertion: for a shelf's length this is faster
 * than sorting all candidates. Equal scores keep the order in which they came.
 *
 * @example const top = new Top(2); top.offer(7, 1); top.offer(8, 3); top.offer(9, 2); top.list() // 8, then 9
 */
export class Top {
  readonly #capacity: number
  readonly #items: Uint32Array
  readonly #scores: Float64Array
  #size = 0

  constructor(capacity: number) {
    this.#capacity = capacity
    this.#items = new Uint32Array(capacity)
    this.#scores = new Float64Array(capacity)
  }

  offer(item: number, score: number): void {
    const full = this.#size === this.#capacity
    if (full && (this.#capacity === 0 || !(score > this.#scores[this.#size - 1]!))) return
    let at = full ? this.#size - 1 : this.#size++
    while (at > 0 && this.#scores[at - 1]! < score) {
      this.#items[at] = this.#items[at - 1]!
      this.#scores[at] = this.#scores[at - 1]!
      at--
    }
    this.#items[at] = item
    this.#scores[at] = score
  }

  /** What was kept, best first. */
  list(): Scored[] {
    const list: Scored[] = []
    for (let i = 0; i < this.#size; i++) list.push({ item: this.#items[i]!, score: this.#scores[i]! })
    return list
  }
}
