import { describe, expect, it } from 'vitest'
import { emptyStats } from './index-stats.ts'
import { postingOf } from './ring-merge.ts'
import { defaultSessionKnnSettings } from './session-knn-settings.ts'
import { type PastItem, taste } from './taste.ts'
import { sumVotes } from './votes.ts'

const day = 86_400_000
const now = 1_000 * day
const lists = (rows: number[][]) => (item: number) =>
  postingOf(
    rows
      .map((items, i) => ({ high: 0, low: i + 1, mark: i, time: i, items }))
      .filter(({ items }) => items.includes(item)),
  )
const orders = lists([[1, 5], [1, 5], [1, 6], [1, 6], [1, 6], [2, 7], [2, 7], [5], [5], [5], [5], [5]])
const visits = lists([
  [3, 8],
  [3, 8],
])
const stats = {
  ...emptyStats,
  bought: Uint32Array.of(0, 5, 2, 0, 0, 7, 3, 2),
  df: Uint32Array.of(0, 0, 0, 2, 0, 0, 0, 0, 2),
  level: new Float32Array(9).fill(30),
}
const ask = (past: PastItem[]) =>
  taste(
    {
      past,
      now,
      settings: { weights: { view: 1, purchase: 5 }, half_life_days: 60 },
      baskets: orders,
      votes: (item) => sumVotes(visits(item), item, defaultSessionKnnSettings),
      stats,
    },
    10,
  )

describe('taste', () => {
  it('is what goes with what was bought and opened, each with what spoke loudest for it', () => {
    const picks = ask([
      { item: 1, did: 'bought', times: [now - day] },
      { item: 3, did: 'viewed', times: [now - day] },
    ])
    expect(picks.map(({ item }) => item)).toEqual([6, 5, 8])
    expect(picks[0]!.cause).toEqual({ because: 'history', item: 1, did: 'bought' })
    expect(picks[2]!.cause).toEqual({ because: 'history', item: 3, did: 'viewed' })
  })

  it('hears what is long ago less', () => {
    const recent = ask([
      { item: 1, did: 'bought', times: [now - 700 * day] },
      { item: 2, did: 'bought', times: [now - day] },
    ])
    expect(recent[0]!.item).toBe(7)
  })

  it('leaves out what the past holds already, and has nothing without a past', () => {
    const items = ask([
      { item: 1, did: 'bought', times: [now] },
      { item: 6, did: 'viewed', times: [now] },
    ]).map(({ item }) => item)
    expect(items).toEqual([5])
    expect(ask([])).toEqual([])
  })
})
