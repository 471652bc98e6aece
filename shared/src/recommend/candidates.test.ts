import { describe, expect, it } from 'vitest'
import { seededChance } from '../maths/chance.ts'
import { Candidates, type RankerInputs } from './candidates.ts'
import { emptyStats } from './index-stats.ts'
import type { ItemMap } from './item-map.ts'
import { traitsOf } from './item-traits.ts'
import { plainNet } from './plain-net.ts'
import { rankedSession } from './ranked-session.ts'
import { distantCandidates, featureCount, featureNames, oneStepCandidates } from './ranker-settings.ts'
import { postingOf } from './ring-merge.ts'
import { sessionKnn } from './session-knn.ts'
import { defaultSessionKnnSettings } from './session-knn-settings.ts'
import { sumVotes } from './votes.ts'

const items = 300
const chance = seededChance(4)
const sessions = Array.from({ length: 1_500 }, () =>
  Array.from({ length: 2 + Math.floor(chance() * 5) }, () => 1 + Math.floor(items * chance() ** 2)),
)
const holding = (item: number) => sessions.filter((session) => session.includes(item))
const df = new Uint32Array(items + 1).map((_, item) => holding(item).length)
const stats = {
  ...emptyStats,
  sessions: sessions.length,
  df,
  level: new Float32Array(items + 1),
  ends: new Float32Array(items + 1),
}
const map: ItemMap = {
  dims: 2,
  places: Int8Array.from({ length: 2 * (items + 1) }, (_, i) => (i % 4 < 2 ? [127, 0] : [90, 90])[i % 2]!),
  distant: () => ({
    items: Uint32Array.from([301, 302, 303, 7]),
    weights: Float32Array.from([0.3, 0.2, 0.1, 0.4]),
  }),
}

function inputsFor(context: number[]): RankerInputs {
  return {
    context,
    stats,
    traits: traitsOf(stats),
    map,
    votes: (item) => {
      const entries = holding(item).map((session, i) => ({
        high: 0,
        low: i,
        mark: 0,
        time: i,
        items: session,
      }))
      return sumVotes(postingOf(entries), item, defaultSessionKnnSettings)
    },
  }
}

describe('candidates', () => {
  const context = [9, 40, 3, 40, 5]
  const candidates = new Candidates()
  candidates.find(inputsFor(context))
  const listed = [...candidates.items.subarray(0, candidates.count)]
  const feature = (item: number, name: (typeof featureNames)[number]) =>
    candidates.rows[listed.indexOf(item) * featureCount + featureNames.indexOf(name)]!
  const shortLog = (value: number) => Math.log(0.001 + value)

  it('are the session’s own, the best of session-kNN and the best distant ones, each once', () => {
    expect(listed.slice(0, 4)).toEqual([5, 40, 3, 9])
    const others = sessionKnn(inputsFor(context), 200).filter(({ item }) => !context.includes(item))
    const best = others.slice(0, oneStepCandidates).map(({ item }) => item)
    expect(new Set(listed)).toEqual(new Set([5, 40, 3, 9, ...best, 301, 302, 303]))
    expect(new Set(listed).size).toBe(listed.length)
    expect(distantCandidates).toBeGreaterThan(3)
  })

  it('are described by counts that can be counted by hand', () => {
    const other = listed.find(
      (item) => !context.includes(item) && holding(5).some((one) => one.includes(item)),
    )!
    const withLast = holding(5)
    const rightAfter = withLast.filter((session) => session[session.indexOf(5) + 1] === other).length
    const rightBefore = withLast.filter((session) => session[session.indexOf(5) - 1] === other).length
    const together = withLast.filter((session) => session.includes(other)).length
    const second = holding(40).filter((session) => session[session.indexOf(40) + 2] === other).length
    expect(feature(other, 'next-to-last')).toBeCloseTo(shortLog(rightAfter / withLast.length), 2)
    expect(feature(other, 'previous-to-last')).toBeCloseTo(shortLog(rightBefore / withLast.length), 2)
    expect(feature(other, 'share-of-last')).toBeCloseTo(shortLog(together / withLast.length), 2)
    expect(feature(other, 'cosine-of-last')).toBeCloseTo(
      shortLog(together / Math.sqrt(df[5]! * df[other]!)),
      2,
    )
    expect(feature(other, 'second-to-one-before')).toBeCloseTo(shortLog(second / df[40]!), 2)
    expect(feature(other, 'frequency')).toBeCloseTo(Math.log(df[other]!), 4)
    expect(feature(other, 'seen')).toBe(0)
  })

  it('know what of the session they are', () => {
    expect([feature(5, 'is-last'), feature(40, 'is-last')]).toEqual([1, 0])
    expect(feature(40, 'seen-often')).toBeCloseTo(Math.log(3))
    expect(feature(40, 'seen-lately')).toBeCloseTo(Math.exp(-1 / 2))
    expect(feature(3, 'seen-in-long')).toBeCloseTo(Math.log(5))
  })

  it('know where they lie, and when they are on no map', () => {
    // 5 and 3 lie in the one direction, 40 in the other.
    expect(feature(3, 'near-last-on-map')).toBeCloseTo(1, 1)
    expect(feature(40, 'near-last-on-map')).toBeCloseTo(Math.SQRT1_2, 1)
    expect([feature(301, 'on-map'), feature(301, 'one-step'), feature(3, 'on-map')]).toEqual([0, 0, 1])
  })

  it('stand in session-kNN’s order when only its weights are used', () => {
    const ranked = rankedSession({ ...inputsFor(context), net: plainNet() }, 20).map(({ item }) => item)
    const plain = sessionKnn(inputsFor(context), 20).map(({ item }) => item)
    expect(ranked.filter((item) => plain.includes(item)).length).toBeGreaterThanOrEqual(19)
    expect(ranked[0]).toBe(plain[0])
  })

  it('are none for a session without items', () => {
    candidates.find(inputsFor([]))
    expect(candidates.count).toBe(0)
  })
})
