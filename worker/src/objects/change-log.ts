/** Changes remembered; a reader further behind than this starts afresh. */
const maxChanges = 20_000

/**
 * Which numbers changed since a version, for readers that keep copies: they ask for changes instead of fetching
 * everything again. The log lives in memory; after a restart it starts at the stored version, and readers that hold
 * an older one forget what they hold.
 */
export class ChangeLog {
  #version: number
  #first: number
  #changes: number[] = []

  constructor(version: number) {
    this.#version = version
    this.#first = version
  }

  get version(): number {
    return this.#version
  }

  note(numbers: Iterable<number>): void {
    for (const number of numbers) this.#changes.push(number)
    this.#version = this.#first + this.#changes.length
    if (this.#changes.length > 2 * maxChanges) {
      this.#changes = this.#changes.slice(-maxChanges)
      this.#first = this.#version - maxChanges
    }
  }

  /** The numbers changed after `version`, each once; null when the log does not reach back that far. */
  since(version: number): number[] | null {
    if (version < this.#first || version > this.#version) return null
    return [...new Set(this.#changes.slice(version - this.#first))]
  }
}
