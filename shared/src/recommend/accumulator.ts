/**
 * Sums by item number in a typed array that is used again and again: only the touched places are reset. Item numbers
 * are dense (a catalogue counts up from 1), so an array of them is small and much faster than a Map. Not for use
 * across an `await`.
 */
export class Accumulator {
  sums = new Float64Array(1024)
  touched = new Uint32Array(1024)
  count = 0
  /** For items added by `addAll`: which speaker added most at once. */
  loudest = new Uint32Array(1024)
  #loudness = new Float32Array(1024)

  /** Makes room for item numbers up to `highest`. */
  reserve(highest: number): void {
    if (highest < this.sums.length) return
    const length = 2 ** Math.ceil(Math.log2(highest + 1))
    const sums = new Float64Array(length)
    sums.set(this.sums)
    const touched = new Uint32Array(length)
    touched.set(this.touched)
    this.sums = sums
    this.touched = touched
    const loudest = new Uint32Array(length)
    loudest.set(this.loudest)
    this.loudest = loudest
    const loudness = new Float32Array(length)
    loudness.set(this.#loudness)
    this.#loudness = loudness
  }

  /** Adds a positive amount to an item below the reserved highest number. */
  add(item: number, amount: number): void {
    const before = this.sums[item]!
    if (before === 0) this.touched[this.count++] = item
    this.sums[item] = before + amount
  }

  /** Adds `factor` times each weight to its item, all in the name of `speaker`. */
  addAll(items: Uint32Array, weights: Float32Array, factor: number, speaker: number): void {
    const { sums, touched, loudest } = this
    const loudness = this.#loudness
    let { count } = this
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!
      const amount = weights[i]! * factor
      const before = sums[item]!
      if (before === 0) touched[count++] = item
      sums[item] = before + amount
      if (before === 0 || amount > loudness[item]!) {
        loudness[item] = amount
        loudest[item] = speaker
      }
    }
    this.count = count
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.sums[this.touched[i]!] = 0
    this.count = 0
  }
}
