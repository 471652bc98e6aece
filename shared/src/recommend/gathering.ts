import type { Distant } from './item-map.ts'
import type { Votes } from './votes.ts'

/** Sums kept for each touched item, one behind the other. */
export const sum = {
  votes: 0,
  next: 1,
  cosine: 2,
  speakers: 3,
  distant: 4,
  lastVotes: 5,
  lastNext: 6,
  lastPrevious: 7,
  lastTogether: 8,
  beforeLastSecond: 9,
  beforeLastTogether: 10,
} as const
export const sumCount = 11

/**
 * What all items of a session say about their neighbours, added up in arrays that are used again and again. A touched
 * item gets the next free slot, so that the sums of a query lie close together. Not for use across an `await`.
 */
export class Gathering {
  items = new Uint32Array(1024)
  sums = new Float32Array(1024 * sumCount)
  /** The context item that spoke loudest. */
  loudest = new Uint32Array(1024)
  count = 0
  #loudness = new Float32Array(1024)
  /** Slot plus one; 0: not touched. */
  #slots = new Uint32Array(1024)

  clear(): void {
    for (let i = 0; i < this.count; i++) this.#slots[this.items[i]!] = 0
    this.sums.fill(0, 0, this.count * sumCount)
    this.#loudness.fill(0, 0, this.count)
    this.count = 0
  }

  /** Makes room for item numbers up to `highest` and `more` further items. */
  reserve(highest: number, more: number): void {
    if (highest >= this.#slots.length) {
      const slots = new Uint32Array(2 ** Math.ceil(Math.log2(highest + 1)))
      slots.set(this.#slots)
      this.#slots = slots
    }
    const needed = this.count + more
    if (needed <= this.items.length) return
    const length = 2 ** Math.ceil(Math.log2(needed))
    this.items = grown(this.items, new Uint32Array(length))
    this.loudest = grown(this.loudest, new Uint32Array(length))
    this.#loudness = grown(this.#loudness, new Float32Array(length))
    this.sums = grown(this.sums, new Float32Array(length * sumCount))
  }

  /** The slot of an item below the reserved numbers. */
  slot(item: number): number {
    const known = this.#slots[item]!
    if (known > 0) return known - 1
    this.items[this.count] = item
    this.#slots[item] = ++this.count
    return this.count - 1
  }

  /** Adds an item's votes. */
  addVotes(votes: Votes, speaker: number, factors: { votes: number; next: number; cosine: number }): void {
    const { items, weights, next, together } = votes
    this.reserve(votes.highest, items.length)
    const { sums, loudest } = this
    const loudness = this.#loudness
    for (let i = 0; i < items.length; i++) {
      const slot = this.slot(items[i]!)
      const at = slot * sumCount
      const amount = weights[i]! * factors.votes
      sums[at]! += amount
      sums[at + 1]! += next[i]! * factors.next
      sums[at + 2]! += together[i]! * factors.cosine
      sums[at + 3]! += 1
      if (amount > loudness[slot]!) {
        loudness[slot] = amount
        loudest[slot] = speaker
      }
    }
  }

  /** Notes by itself what the newest item's sessions say. */
  noteLast({ items, weights, next, previous, together }: Votes): void {
    for (let i = 0; i < items.length; i++) {
      const at = (this.#slots[items[i]!]! - 1) * sumCount
      this.sums[at + sum.lastVotes] = weights[i]!
      this.sums[at + sum.lastNext] = next[i]!
      this.sums[at + sum.lastPrevious] = previous[i]!
      this.sums[at + sum.lastTogether] = together[i]!
    }
  }

  /** The same of the item before. */
  noteBeforeLast({ items, second, together }: Votes): void {
    for (let i = 0; i < items.length; i++) {
      const at = (this.#slots[items[i]!]! - 1) * sumCount
      this.sums[at + sum.beforeLastSecond] = second[i]!
      this.sums[at + sum.beforeLastTogether] = together[i]!
    }
  }

  /** Adds what lies two steps from an item. */
  addDistant({ items, weights }: Distant, speaker: number, factor: number): void {
    let highest = 0
    for (let i = 0; i < items.length; i++) highest = Math.max(highest, items[i]!)
    this.reserve(highest, items.length)
    for (let i = 0; i < items.length; i++) {
      const slot = this.slot(items[i]!)
      if (this.loudest[slot] === 0 || this.sums[slot * sumCount] === 0) this.loudest[slot] = speaker
      this.sums[slot * sumCount + sum.distant]! += weights[i]! * factor
    }
  }
}

function grown<T extends Uint32Array | Float32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
