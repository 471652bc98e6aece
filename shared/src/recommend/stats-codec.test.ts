import { describe, expect, it } from 'vitest'
import { decodeStats, encodeStats } from './stats-codec.ts'

describe('the snapshot of counts', () => {
  it('is decoded to what was encoded, all shards as one', () => {
    const even = encodeStats({ sessions: 300, orders: 2 }, [
      { item: 2, df: 7, bought: 0, level: 1480.5, ends: 0.2 },
      { item: 70_000, df: 200_000, bought: 9, level: 0, ends: 1 },
    ])
    const odd = encodeStats({ sessions: 5, orders: 1 }, [
      { item: 3, df: 1, bought: 1, level: 1.234, ends: 0 },
    ])
    const stats = decodeStats([even, odd])
    expect([stats.sessions, stats.orders]).toEqual([305, 3])
    expect([stats.df[2], stats.df[3], stats.df[70_000], stats.df[4]]).toEqual([7, 1, 200_000, 0])
    expect([stats.bought[70_000], stats.bought[3]]).toEqual([9, 1])
    expect(stats.ends[2]).toBeCloseTo(0.2, 2)
    expect(stats.level[2]).toBe(1480.5)
    expect(stats.level[3]).toBeCloseTo(1.234, 1)
  })

  it('is about eight bytes an item', () => {
    const items = Array.from({ length: 1000 }, (_, i) => ({
      item: i + 1,
      df: 200,
      bought: 3,
      level: 1480 + i / 100,
      ends: 0.3,
    }))
    expect(encodeStats({ sessions: 1, orders: 1 }, items).length).toBeLessThan(8.2 * 1000)
  })

  it('knows nothing of nothing', () => {
    expect(decodeStats([])).toMatchObject({ sessions: 0, orders: 0 })
  })
})
