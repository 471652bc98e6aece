import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alsoViewed } from './also-viewed.ts'
import { becauseViewed } from './because-viewed.ts'
import { emptyStats, type IndexStats } from './index-stats.ts'
import { postingOf } from './ring-merge.ts'
import { newestDistinct, sessionKnn } from './session-knn.ts'
import { defaultSessionKnnSettings as settings } from './session-knn-settings.ts'
import { sumVotes } from './votes.ts'

/** Postings of all items, as an index that saw these sessions would hold them. */
function indexOf(sessions: number[][]) {
  const items = [...new Set(sessions.flat())]
  const postings = new Map(
    items.map((item) => {
      const entries = sessions
        .map((session, i) => ({ high: 0, low: i + 1, mark: 0, time: i, items: session }))
        .filter((entry) => entry.items.includes(item))
      return [item, postingOf(entries)]
    }),
  )
  const df = new Uint32Array(Math.max(0, ...items) + 1)
  for (const session of sessions) for (const item of new Set(session)) df[item]! += 1
  const stats: IndexStats = { ...emptyStats, sessions: sessions.length, df }
  const votes = (item: number) => {
    const posting = postings.get(item)
    return posting && sumVotes(posting, item, settings)
  }
  return { postings, stats, votes }
}

/** The formula of the design, written out: the witness. */
function slowScores(
  sessions: number[][],
  context: number[],
  { df, sessions: n }: IndexStats,
): Map<number, number> {
  const scores = new Map<number, number>()
  const seen = newestDistinct(context, settings.contextItems)
  seen.forEach((item, back) => {
    for (const session of sessions) {
      const match = session.indexOf(item)
      if (match < 0) continue
      session.forEach((other, place) => {
        if (place === match) return
        const weight =
          Math.exp(-back / 2) *
          Math.log(1 + n / df[item]!) *
          session.length ** -0.3 *
          Math.exp(-Math.abs(place - match) / 2) *
          (place < match ? 0.6 : 1)
        scores.set(other, (scores.get(other) ?? 0) + weight)
      })
    }
  })
  for (const [item, score] of scores) {
    scores.set(item, score * df[item]! ** -0.1 * (seen.includes(item) ? 1.5 : 1))
  }
  return scores
}

const anySessions = fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 15,
})

describe('sessionKnn', () => {
  it('equals the formula written out', () => {
    fc.assert(
      fc.property(
        anySessions,
        fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 12 }),
        (sessions, context) => {
          const { stats, votes } = indexOf(sessions)
          const expected = slowScores(sessions, context, stats)
          const scored = sessionKnn({ context, votes, stats }, 50)
          expect(scored.map(({ item }) => item).sort()).toEqual([...expected.keys()].sort())
          for (const { item, score } of scored) expect(score).toBeCloseTo(expected.get(item)!, 5)
          const scores = scored.map(({ score }) => score)
          expect(scores).toEqual([...scores].sort((a, b) => b - a))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('leaves nothing behind for the next query', () => {
    const { stats, votes } = indexOf([
      [1, 2, 3],
      [2, 4],
    ])
    const ask = () => sessionKnn({ context: [1, 2], votes, stats }, 10)
    expect(ask()).toEqual(ask())
  })

  it('prefers what came right after, and what goes with the newest item', () => {
    const { stats, votes } = indexOf([
      [1, 2, 3],
      [1, 2, 3],
      [5, 6],
      [5, 6],
    ])
    expect(sessionKnn({ context: [1], votes, stats }, 2).map(({ item }) => item)).toEqual([2, 3])
    expect(sessionKnn({ context: [5, 1], votes, stats }, 1)[0]!.item).toBe(2)
    expect(sessionKnn({ context: [1, 5], votes, stats }, 1)[0]!.item).toBe(6)
  })

  it('works in a store with one session, before any snapshot of counts', () => {
    const { votes } = indexOf([[1, 2]])
    expect(sessionKnn({ context: [1], votes, stats: emptyStats }, 5).map(({ item }) => item)).toEqual([2])
  })

  it('has nothing to say about unknown items', () => {
    expect(sessionKnn({ context: [99, 0], votes: () => undefined, stats: emptyStats }, 5)).toEqual([])
  })
})

describe('becauseViewed', () => {
  it('names the item that spoke loudest', () => {
    const { stats, votes } = indexOf([
      [1, 2],
      [3, 4],
    ])
    expect(becauseViewed({ context: [1, 3], votes, stats }, 9)).toEqual([
      { item: 4, cause: { because: 'viewed', item: 3 } },
      { item: 2, cause: { because: 'viewed', item: 1 } },
    ])
  })
})

describe('alsoViewed', () => {
  it('counts the people behind each product and leaves the product itself out', () => {
    const { stats, votes, postings } = indexOf([
      [1, 2, 1],
      [1, 2],
      [1, 3],
      [4, 5],
    ])
    expect(alsoViewed(1, { votes, stats, posting: postings.get(1)! }, 9)).toEqual([
      { item: 2, cause: { because: 'also_viewed', item: 1, people: 2, of: 3 } },
      { item: 3, cause: { because: 'also_viewed', item: 1, people: 1, of: 3 } },
    ])
  })
})
