/**
 * Which shard of a session index holds an item, as far as the shards themselves have said. Items go by the rest of
 * their number; a shard `s` of `n` doubles by splitting into `s` and `s + n` of `2 n`. Shards need not split at the same
 * time, so that a reader may find some of them at `n` and others at `2 n`.
 */
export class ShardPlaces {
  readonly #first: number
  /** Of how many shards a shard is one, where that is more than was thought at first. */
  readonly #counts = new Map<number, number>()

  /** @param first how many shards there are by the store's settings; fewer than there are, perhaps */
  constructor(first: number) {
    this.#first = first
  }

  /** The shard that holds an item. */
  of(item: number): number {
    for (let count = this.#first; ; count *= 2) {
      const shard = item % count
      if (this.#countOf(shard, count) <= count) return shard
    }
  }

  /** All shards, in no order of meaning. */
  all(): number[] {
    const found: number[] = []
    const visit = (shard: number, count: number): void => {
      if (this.#countOf(shard, count) <= count) found.push(shard)
      else {
        visit(shard, 2 * count)
        visit(shard + count, 2 * count)
      }
    }
    for (let shard = 0; shard < this.#first; shard++) visit(shard, this.#first)
    return found
  }

  /** Hears of how many shards one says that it is one. Returns whether that is news. */
  heard(shard: number, count: number): boolean {
    let known = this.#first
    while (known <= shard) known *= 2
    if (count <= this.#countOf(shard, known)) return false
    this.#counts.set(shard, count)
    return true
  }

  /** Of how many it is one; `atLeast` where it has said nothing. */
  #countOf(shard: number, atLeast: number): number {
    return this.#counts.get(shard) ?? atLeast
  }
}
