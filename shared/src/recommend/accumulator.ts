/**
 * Sums by item number in a typed array that is used again and again: only the touched places are reset. Item numbers
 * are dense (a catalogue counts up from 1), so an array of them is small and much faster than a Map. Not for use
 * across an `await`.
 */
export class Accumulator {
  sums = new Float64Array(1024)
  touched = new Uint32Array(1024)
  count = 0

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
  }

  /** Adds a positive amount to an item below the reserved highest number. */
  add(item: number, amount: number): void {
    const before = this.sums[item]!
    if (before === 0) this.touched[this.count++] = item
    this.sums[item] = before + amount
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.sums[this.touched[i]!] = 0
    this.count = 0
  }
}
