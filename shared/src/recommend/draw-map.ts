import { type Distant, placeLength } from './item-map.ts'
import type { Votes } from './votes.ts'

/** How a map is drawn. */
export interface MapSettings {
  /** Neighbours of an item that are looked at. */
  neighbours: number
  /** Of these, those whose own neighbours are its distant items. */
  gates: number
  /** Distant items kept of each item. */
  distant: number
  dims: number
  rounds: number
}

export const defaultMapSettings: MapSettings = {
  neighbours: 40,
  gates: 15,
  distant: 50,
  dims: 24,
  rounds: 6,
}

/** Each item's strongest neighbours, row after row: item `i` has those from `starts[i]` up to before `starts[i + 1]`. */
export interface Neighbours {
  starts: Uint32Array
  items: Uint32Array
  weights: Float32Array
}

/** An item's strongest neighbours, strongest first, without itself. */
export function strongest(votes: Votes, item: number, count: number): Distant {
  const order = votes.items.map((_, i) => i).filter((i) => votes.items[i] !== item)
  order.sort((a, b) => votes.weights[b]! - votes.weights[a]! || votes.items[a]! - votes.items[b]!)
  const best = order.subarray(0, count)
  return {
    items: best.map((i) => votes.items[i]!),
    weights: Float32Array.from(best, (i) => votes.weights[i]!),
  }
}

/** The lists of items 0 to `lists.length − 1` behind one another. */
export function joinNeighbours(lists: readonly (Distant | undefined)[]): Neighbours {
  const starts = new Uint32Array(lists.length + 1)
  lists.forEach((list, i) => {
    starts[i + 1] = starts[i]! + (list?.items.length ?? 0)
  })
  const items = new Uint32Array(starts[lists.length]!)
  const weights = new Float32Array(items.length)
  lists.forEach((list, i) => {
    if (!list) return
    items.set(list.items, starts[i]!)
    weights.set(list.weights, starts[i]!)
  })
  return { starts, items, weights }
}

/** Finds the distant items of one item after another, over the same neighbours. */
export class DistantFinder {
  readonly #neighbours: Neighbours
  readonly #settings: MapSettings
  readonly #sums: Float64Array
  readonly #total: Float64Array
  /** How often an item is a neighbour: what is near everything says little. */
  readonly #popularity: Float64Array

  constructor(neighbours: Neighbours, settings: MapSettings) {
    const size = neighbours.starts.length - 1
    this.#neighbours = neighbours
    this.#settings = settings
    this.#sums = new Float64Array(size)
    this.#total = new Float64Array(size)
    this.#popularity = new Float64Array(size)
    for (let item = 0; item < size; item++) {
      for (let i = neighbours.starts[item]!; i < neighbours.starts[item + 1]!; i++) {
        this.#total[item]! += neighbours.weights[i]!
        this.#popularity[neighbours.items[i]!]! += neighbours.weights[i]!
      }
    }
  }

  /** Two random steps along the neighbours' weights, what is popular damped; the likeliest ends. */
  find(item: number): Distant {
    const { starts, items, weights } = this.#neighbours
    const sums = this.#sums
    const touched: number[] = []
    const end = Math.min(starts[item + 1]!, starts[item]! + this.#settings.gates)
    for (let g = starts[item]!; g < end; g++) {
      const gate = items[g]!
      if (this.#total[gate] === 0) continue
      const factor = weights[g]! / this.#total[item]! / this.#total[gate]!
      for (let i = starts[gate]!; i < starts[gate + 1]!; i++) {
        const other = items[i]!
        if (other === item) continue
        if (sums[other] === 0) touched.push(other)
        sums[other]! += factor * weights[i]!
      }
    }
    const damped = (other: number) => sums[other]! * (1 + this.#popularity[other]!) ** -0.3
    const worth = new Map(touched.map((other) => [other, damped(other)]))
    touched.sort((a, b) => worth.get(b)! - worth.get(a)! || a - b)
    const kept = touched.slice(0, this.#settings.distant)
    const distant = {
      items: Uint32Array.from(kept),
      weights: Float32Array.from(kept, (other) => sums[other]!),
    }
    for (const other of touched) sums[other] = 0
    return distant
  }
}

/** Items whose neighbours are looked at in one step: some milliseconds. */
const itemsAStep = 2_000
/** Values of columns passed over in one step. */
const valuesAStep = 2_000_000

/** Computing in steps of some milliseconds, between which others may have their turn. */
type Steps<Result> = Generator<undefined, Result>

/**
 * Gives each item a place such that items with alike neighbours lie in alike directions: the leading eigenvectors of
 * the symmetric neighbour matrix, each pair divided by the root of both items' sums, by block power iteration. Call
 * `round` as often as the settings say, then `places`; or go through their steps.
 */
export class PlaceFinder {
  readonly #neighbours: Neighbours
  readonly #dims: number
  readonly #scale: Float32Array
  #vectors: Float32Array

  constructor(neighbours: Neighbours, dims: number, chance: () => number, before?: Float32Array) {
    const size = neighbours.starts.length - 1
    this.#neighbours = neighbours
    this.#dims = dims
    const sums = new Float64Array(size)
    for (let item = 0; item < size; item++) {
      for (let i = neighbours.starts[item]!; i < neighbours.starts[item + 1]!; i++) {
        sums[item]! += neighbours.weights[i]!
        sums[neighbours.items[i]!]! += neighbours.weights[i]!
      }
    }
    this.#scale = Float32Array.from(sums, (sum) => (sum + 2) ** -0.5)
    this.#vectors = before ?? Float32Array.from({ length: size * dims }, () => 2 * chance() - 1)
  }

  get vectors(): Float32Array {
    return this.#vectors
  }

  round(): void {
    atOnce(this.roundSteps())
  }

  *roundSteps(): Steps<void> {
    const image = yield* this.#image()
    // A share of the old keeps eigenvectors of negative eigenvalues, which say what does not go together, behind.
    for (let i = 0; i < image.length; i++) image[i]! += 0.5 * this.#vectors[i]!
    yield* orthonormalise(image, this.#dims)
    this.#vectors = image
  }

  places(): Int8Array<ArrayBuffer> {
    return atOnce(this.placesSteps())
  }

  *placesSteps(): Steps<Int8Array<ArrayBuffer>> {
    const dims = this.#dims
    const vectors = this.#vectors
    const image = yield* this.#image()
    const strength = new Float64Array(dims)
    for (let i = 0; i < vectors.length; i++) strength[i % dims]! += image[i]! * vectors[i]!
    const roots = strength.map((value) => Math.sqrt(Math.max(0, value)))
    const places = new Int8Array(vectors.length)
    for (let at = 0; at < vectors.length; at += dims) {
      let square = 0
      for (let d = 0; d < dims; d++) square += (vectors[at + d]! * roots[d]!) ** 2
      if (square < 1e-16) continue
      const factor = placeLength / Math.sqrt(square)
      for (let d = 0; d < dims; d++) places[at + d] = Math.round(vectors[at + d]! * roots[d]! * factor)
    }
    return places
  }

  /** The matrix times the vectors. */
  *#image(): Steps<Float32Array<ArrayBuffer>> {
    const { starts, items, weights } = this.#neighbours
    const dims = this.#dims
    const from = this.#vectors
    const image = new Float32Array(from.length)
    for (let item = 0; item + 1 < starts.length; item++) {
      if (item % itemsAStep === itemsAStep - 1) yield
      const a = item * dims
      for (let i = starts[item]!; i < starts[item + 1]!; i++) {
        const b = items[i]! * dims
        const weight = weights[i]! * this.#scale[item]! * this.#scale[items[i]!]!
        for (let d = 0; d < dims; d++) {
          image[a + d]! += weight * from[b + d]!
          image[b + d]! += weight * from[a + d]!
        }
      }
    }
    return image
  }
}

function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Gram–Schmidt over the columns of a matrix of `dims` columns, row after row. */
function* orthonormalise(matrix: Float32Array, dims: number): Steps<void> {
  let passes = 0
  for (let k = 0; k < dims; k++) {
    passes += 2 * k + 2
    if ((passes * matrix.length) / dims > valuesAStep) {
      yield
      passes = 0
    }
    for (let j = 0; j < k; j++) {
      let dot = 0
      for (let at = 0; at < matrix.length; at += dims) dot += matrix[at + k]! * matrix[at + j]!
      for (let at = 0; at < matrix.length; at += dims) matrix[at + k]! -= dot * matrix[at + j]!
    }
    let square = 0
    for (let at = 0; at < matrix.length; at += dims) square += matrix[at + k]! ** 2
    const factor = square > 0 ? 1 / Math.sqrt(square) : 0
    for (let at = 0; at < matrix.length; at += dims) matrix[at + k]! *= factor
  }
}
