import { Candidates, type RankerInputs } from './candidates.ts'
import type { ItemMap } from './item-map.ts'
import type { PastIndex, PastSession } from './past-index.ts'
import { type Net, type NetLearner, scoreRows } from './ranker-net.ts'
import { featureCount, sharedFeatureCount } from './ranker-settings.ts'

/** How a net is taught. */
export interface LessonSettings {
  hidden: number
  epochs: number
  /** Step size of Adam at the beginning; it falls to nothing along half a cosine. */
  rate: number
  /** Lists a step. */
  batch: number
}

export const defaultLessonSettings: LessonSettings = {
  hidden: 24,
  epochs: 5,
  rate: 3e-3,
  batch: 32,
}

/** How well guesses hit: over all guesses, also those whose answer was no candidate. */
export interface Marks {
  guesses: number
  /** Guesses with the answer among the first 20. */
  hits: number
  /** Sum of 1/place of those. */
  reciprocal: number
}

/** Centre and spread of each feature, by which a net's inputs are brought to one scale. */
export interface Scale {
  centre: Float32Array
  spread: Float32Array
}

/** Is shown the candidates of one guess, which of them was right (−1: none), and the item that came next. */
export type Visit = (candidates: Candidates, right: number, answer: number) => void

/** Goes once through `sessions`, guessing each next item from those before with what was known at the time. */
export function rehearse(
  index: PastIndex,
  map: ItemMap,
  sessions: readonly PastSession[],
  visit: Visit,
): void {
  const known = new Map<number, ReturnType<PastIndex['votes']>>()
  const inputs: RankerInputs = {
    context: [],
    stats: index.stats,
    traits: index.traits,
    map,
    votes: (item) => {
      let votes = known.get(item)
      if (!votes) {
        votes = index.votes(item)
        known.set(item, votes)
      }
      return votes
    },
  }
  for (const session of sessions) {
    index.moveTo(session.time)
    known.clear()
    for (let k = 1; k < session.items.length; k++) {
      candidates.find({ ...inputs, context: session.items.slice(0, k) })
      const answer = session.items[k]!
      visit(candidates, candidates.items.subarray(0, candidates.count).indexOf(answer), answer)
    }
    index.add(session)
  }
}

/** The scale of the features of some sessions. */
export class ScaleFinder {
  #count = 0
  readonly #sums = new Float64Array(featureCount)
  readonly #squares = new Float64Array(featureCount)

  take({ rows, count }: Candidates): void {
    for (let c = 0; c < count; c++) {
      for (let f = 0; f < featureCount; f++) {
        const value = rows[c * featureCount + f]!
        this.#sums[f]! += value
        this.#squares[f]! += value * value
      }
    }
    this.#count += count
  }

  scale(): Scale {
    const count = Math.max(1, this.#count)
    const centre = Float32Array.from(this.#sums, (sum) => sum / count)
    const spread = Float32Array.from(this.#squares, (square, f) => {
      const variance = square / count - (this.#sums[f]! / count) ** 2
      return variance > 1e-8 ? Math.sqrt(variance) : 1
    })
    return { centre, spread }
  }
}

/** Teaches a net list by list; `progress` (0 to 1) sets how large the steps still are. */
export class Teacher {
  readonly #learner: NetLearner
  readonly #scale: Scale
  readonly #settings: LessonSettings
  readonly #rows = new Float32Array(256 * featureCount)
  #waiting = 0

  constructor(learner: NetLearner, scale: Scale, settings: LessonSettings) {
    this.#learner = learner
    this.#scale = scale
    this.#settings = settings
  }

  /** Learns from one list; lists without the answer teach nothing. */
  take({ rows, count }: Candidates, right: number, progress: number): number {
    if (right < 0) return 0
    scaled(rows, count, this.#scale, this.#rows)
    const loss = this.#learner.learn(this.#rows, count, right)
    if (++this.#waiting === this.#settings.batch) this.finish(progress)
    return loss
  }

  /** Takes the step that lists so far are for, as at the end of a slice, after which nothing may be left open. */
  finish(progress: number): void {
    this.#learner.step(this.#settings.rate * (0.5 * (1 + Math.cos(Math.PI * progress)) + 0.01))
    this.#waiting = 0
  }
}

/** The net that scores features as they are as `net` scores them scaled. */
export function unscaled({ features, hidden, weights }: Net, { centre, spread }: Scale): Net {
  const folded = Float32Array.from(weights)
  const biasAt = features * hidden
  const linearAt = biasAt + 2 * hidden
  for (let f = 0; f < features; f++) {
    folded[linearAt + f]! /= spread[f]!
    for (let h = 0; h < hidden; h++) {
      folded[h * features + f]! /= spread[f]!
      folded[biasAt + h]! -= folded[h * features + f]! * centre[f]!
    }
  }
  return { features, hidden, weights: folded }
}

function scaled(rows: Float32Array, count: number, { centre, spread }: Scale, into: Float32Array): void {
  for (let c = 0, at = 0; c < count; c++) {
    for (let f = 0; f < featureCount; f++, at++) into[at] = (rows[at]! - centre[f]!) / spread[f]!
  }
}

/** Notes in `marks` at which place a net puts the right row. */
export function mark(net: Net, { rows, count }: Candidates, right: number, marks: Marks): void {
  marks.guesses++
  if (right < 0) return
  scoreRows(net, rows, count, { scores, shared: sharedFeatureCount })
  let place = 1
  for (let c = 0; c < count; c++) {
    if (scores[c]! > scores[right]! || (scores[c] === scores[right] && c < right)) place++
  }
  if (place > 20) return
  marks.hits++
  marks.reciprocal += 1 / place
}

const scores = new Float32Array(256)
const candidates = new Candidates()
