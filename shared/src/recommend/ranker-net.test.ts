import { describe, expect, it } from 'vitest'
import { seededChance } from '../maths/chance.ts'
import { unscaled } from './lesson.ts'
import { decodeNet, encodeNet } from './ranker-codec.ts'
import { type Net, NetLearner, randomNet, scoreRows } from './ranker-net.ts'

const features = 3
const rows = Float32Array.from([0.2, -1, 0.5, 1.5, 0.1, -0.3, -0.7, 0.9, 0.4])

function lossOf(net: Net, right: number): number {
  const scores = new Float32Array(3)
  scoreRows(net, rows, 3, { scores })
  const total = scores.reduce((sum, score) => sum + Math.exp(score), 0)
  return -Math.log(Math.exp(scores[right]!) / total)
}

describe('the net', () => {
  it('scores as written out', () => {
    const weights = Float32Array.from([1, 2, 3, -1, 0, 1, 0.5, -0.5, 2, 4, 0.1, 0.2, 0.3])
    const scores = new Float32Array(1)
    scoreRows({ features: 3, hidden: 2, weights }, Float32Array.from([1, 1, -1]), 1, { scores })
    const [first, second] = [1 + 2 - 3 + 0.5, 0.05 * (-1 - 1 - 0.5)]
    expect(scores[0]).toBeCloseTo(2 * first + 4 * second + 0.1 + 0.2 - 0.3, 5)
  })

  it('sums what all rows share once, to the same scores', () => {
    const net = randomNet(features, 4, seededChance(9))
    const alike = rows.map((value, i) => (i % 3 === 2 ? 0.7 : value))
    const [one, other] = [new Float32Array(3), new Float32Array(3)]
    scoreRows(net, alike, 3, { scores: one })
    scoreRows(net, alike, 3, { scores: other, shared: 1 })
    // But for the linear term, which the same feature gives to every row.
    const shift = one[0]! - other[0]!
    other.forEach((score, i) => {
      expect(score + shift).toBeCloseTo(one[i]!, 5)
    })
  })

  it('steps down the slope that differences of its loss show', () => {
    const start = randomNet(features, 2, seededChance(3))
    const learner = new NetLearner({ ...start, weights: start.weights.slice() })
    expect(learner.learn(rows, 3, 1)).toBeCloseTo(lossOf(start, 1), 5)
    learner.step(0)
    start.weights.forEach((weight, i) => {
      const at = (value: number) => {
        const weights = start.weights.slice()
        weights[i] = value
        return lossOf({ ...start, weights }, 1)
      }
      const slope = (at(weight + 1e-2) - at(weight - 1e-2)) / 2e-2
      // After the first step the running mean is a tenth of the gradient.
      expect(10 * learner.mean[i]!).toBeCloseTo(slope, 2)
    })
  })

  it('learns which row is right', () => {
    const learner = new NetLearner(randomNet(features, 4, seededChance(1)))
    const first = lossOf(learner.net, 2)
    for (let i = 0; i < 200; i++) {
      learner.learn(rows, 3, 2)
      learner.step(0.02)
    }
    expect(lossOf(learner.net, 2)).toBeLessThan(first / 10)
  })

  it('scores features as they are once its scale is folded in', () => {
    const net = randomNet(features, 4, seededChance(2))
    const centre = Float32Array.from([1, -2, 0.5])
    const spread = Float32Array.from([2, 0.5, 3])
    const scaled = rows.map((value, i) => (value - centre[i % 3]!) / spread[i % 3]!)
    const [expected, scores] = [new Float32Array(3), new Float32Array(3)]
    scoreRows(net, scaled, 3, { scores: expected })
    scoreRows(unscaled(net, { centre, spread }), rows, 3, { scores })
    // The linear term's centre is left out: it is the same for every row.
    const shift = expected[0]! - scores[0]!
    scores.forEach((score, i) => {
      expect(score + shift).toBeCloseTo(expected[i]!, 4)
    })
  })

  it('is read back from its bytes, and not when the features are others', () => {
    const net = randomNet(features, 4, seededChance(2))
    expect(decodeNet(encodeNet(net), features)).toEqual(net)
    expect(decodeNet(encodeNet(net), features + 1)).toBeNull()
    expect(decodeNet(new Uint8Array(0), features)).toBeNull()
  })
})
