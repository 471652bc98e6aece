/**
 * A very small network: features → hidden units with a leaky rectifier → score, plus a linear term from the features
 * to the score. The weights lie in one array: hidden × features, hidden biases, output weights, linear weights.
 */
export interface Net {
  features: number
  hidden: number
  weights: Float32Array
}

/** Slope of a hidden unit below zero. */
const leak = 0.05

/** How many weights a net has: hidden units with their biases and their outputs, and the linear term. */
export function weightCount(features: number, hidden: number): number {
  return features * hidden + 2 * hidden + features
}

/** A net to begin learning from: weights to and from the hidden units drawn with `chance`, all others 0. */
export function randomNet(features: number, hidden: number, chance: () => number): Net {
  const weights = new Float32Array(weightCount(features, hidden))
  const spread = 0.7 * Math.sqrt(3 / features)
  for (let i = 0; i < features * hidden; i++) weights[i] = spread * (2 * chance() - 1)
  const output = features * hidden + hidden
  for (let h = 0; h < hidden; h++) weights[output + h] = 0.3 * (2 * chance() - 1)
  return { features, hidden, weights }
}

/**
 * Scores `count` rows of features. The last `shared` features (default: none) have to be the same in all rows: what
 * they come to is summed once.
 */
export function scoreRows(
  net: Net,
  rows: Float32Array,
  count: number,
  { scores, shared = 0 }: { scores: Float32Array; shared?: number },
): void {
  const { features, hidden, weights } = net
  const own = features - shared
  const outputAt = features * hidden + hidden
  const linearAt = outputAt + hidden
  const bases = basesOf(net, rows, own)
  for (let row = 0; row < count; row++) {
    const at = row * features
    let score = 0
    for (let f = 0; f < own; f++) score += weights[linearAt + f]! * rows[at + f]!
    let h = 0
    // Four units side by side: their sums do not wait for one another, which makes it three times as fast.
    for (; h + 4 <= hidden; h += 4) {
      const first = h * features
      const second = first + features
      const third = second + features
      const fourth = third + features
      let a = bases[h]!
      let b = bases[h + 1]!
      let c = bases[h + 2]!
      let d = bases[h + 3]!
      for (let f = 0; f < own; f++) {
        const x = rows[at + f]!
        a += weights[first + f]! * x
        b += weights[second + f]! * x
        c += weights[third + f]! * x
        d += weights[fourth + f]! * x
      }
      score += weights[outputAt + h]! * (a > 0 ? a : leak * a)
      score += weights[outputAt + h + 1]! * (b > 0 ? b : leak * b)
      score += weights[outputAt + h + 2]! * (c > 0 ? c : leak * c)
      score += weights[outputAt + h + 3]! * (d > 0 ? d : leak * d)
    }
    for (; h < hidden; h++) {
      let sum = bases[h]!
      for (let f = 0; f < own; f++) sum += weights[h * features + f]! * rows[at + f]!
      score += weights[outputAt + h]! * (sum > 0 ? sum : leak * sum)
    }
    scores[row] = score
  }
}

/** Of each hidden unit its bias and what the features from `own` on come to in the first row. */
function basesOf({ features, hidden, weights }: Net, rows: Float32Array, own: number): Float64Array {
  if (bases.length < hidden) bases = new Float64Array(hidden)
  for (let h = 0; h < hidden; h++) {
    let sum = weights[features * hidden + h]!
    for (let f = own; f < features; f++) sum += weights[h * features + f]! * rows[f]!
    bases[h] = sum
  }
  return bases
}

let bases = new Float64Array(64)

/** Learns a net by Adam from lists of which one row was right: the cross-entropy of the softmax over the list. */
export class NetLearner {
  readonly net: Net
  /** First and second moments of the gradient, as Adam keeps them; with `steps` all that has to be stored. */
  readonly mean: Float32Array
  readonly square: Float32Array
  steps: number
  readonly #gradient: Float32Array
  #lists = 0
  #activations = new Float32Array(0)
  #scores = new Float32Array(0)

  constructor(net: Net, state?: { mean: Float32Array; square: Float32Array; steps: number }) {
    this.net = net
    this.mean = state?.mean ?? new Float32Array(net.weights.length)
    this.square = state?.square ?? new Float32Array(net.weights.length)
    this.steps = state?.steps ?? 0
    this.#gradient = new Float32Array(net.weights.length)
  }

  /** Adds the gradient of one list and returns its loss (nats). */
  learn(rows: Float32Array, count: number, right: number): number {
    const { features, hidden, weights } = this.net
    const scores = this.#forward(rows, count)
    let highest = Number.NEGATIVE_INFINITY
    for (let row = 0; row < count; row++) highest = Math.max(highest, scores[row]!)
    let total = 0
    for (let row = 0; row < count; row++) {
      scores[row] = Math.exp(scores[row]! - highest)
      total += scores[row]!
    }
    const gradient = this.#gradient
    const biasAt = features * hidden
    const outputAt = biasAt + hidden
    const linearAt = outputAt + hidden
    for (let row = 0; row < count; row++) {
      const error = scores[row]! / total - (row === right ? 1 : 0)
      if (Math.abs(error) < 1e-4) continue
      const at = row * features
      for (let f = 0; f < features; f++) gradient[linearAt + f]! += error * rows[at + f]!
      for (let h = 0; h < hidden; h++) {
        const active = this.#activations[row * hidden + h]!
        gradient[outputAt + h]! += error * active
        const back = error * weights[outputAt + h]! * (active > 0 ? 1 : leak)
        gradient[biasAt + h]! += back
        const weightAt = h * features
        for (let f = 0; f < features; f++) gradient[weightAt + f]! += back * rows[at + f]!
      }
    }
    this.#lists++
    return -Math.log(Math.max(scores[right]! / total, 1e-12))
  }

  /** Takes one step with what was learned since the last. */
  step(rate: number): void {
    if (this.#lists === 0) return
    this.steps++
    const { weights } = this.net
    const meanScale = 1 / (1 - 0.9 ** this.steps)
    const squareScale = 1 / (1 - 0.999 ** this.steps)
    for (let i = 0; i < weights.length; i++) {
      const slope = this.#gradient[i]! / this.#lists + 1e-6 * weights[i]!
      this.mean[i] = 0.9 * this.mean[i]! + 0.1 * slope
      this.square[i] = 0.999 * this.square[i]! + 0.001 * slope * slope
      weights[i]! -= (rate * this.mean[i]! * meanScale) / (Math.sqrt(this.square[i]! * squareScale) + 1e-8)
      this.#gradient[i] = 0
    }
    this.#lists = 0
  }

  #forward(rows: Float32Array, count: number): Float32Array {
    const { features, hidden, weights } = this.net
    if (this.#scores.length < count) {
      this.#scores = new Float32Array(2 * count)
      this.#activations = new Float32Array(2 * count * hidden)
    }
    const biasAt = features * hidden
    const outputAt = biasAt + hidden
    for (let row = 0; row < count; row++) {
      for (let h = 0; h < hidden; h++) {
        let sum = weights[biasAt + h]!
        for (let f = 0; f < features; f++) sum += weights[h * features + f]! * rows[row * features + f]!
        this.#activations[row * hidden + h] = sum > 0 ? sum : leak * sum
      }
      let score = 0
      for (let f = 0; f < features; f++) score += weights[outputAt + hidden + f]! * rows[row * features + f]!
      for (let h = 0; h < hidden; h++) score += weights[outputAt + h]! * this.#activations[row * hidden + h]!
      this.#scores[row] = score
    }
    return this.#scores
  }
}
