import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOne, newCounts } from './bounded-counts.ts'

describe('bounded counts', () => {
  it('hold the true count between their bounds, and drop nothing that is more frequent than they say', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 400 }), (keys) => {
        const counts = newCounts()
        const truth = new Map<string, number>()
        for (const key of keys) {
          countOne(counts, `${key}`, 8)
          truth.set(`${key}`, (truth.get(`${key}`) ?? 0) + 1)
        }
        expect(counts.size).toBe(Object.keys(counts.entries).length)
        expect(counts.size).toBeLessThanOrEqual(8)
        for (const [key, count] of truth) {
          const entry = counts.entries[key]
          if (!entry) expect(count).toBeLessThanOrEqual(counts.dropped)
          else {
            expect(entry[1]).toBeLessThanOrEqual(count)
            expect(entry[0]! + entry[1]!).toBeGreaterThanOrEqual(count)
          }
        }
      }),
      { seed: 5 },
    )
  })

  it('are exact as long as there is room', () => {
    const counts = newCounts()
    for (const key of ['a', 'b', 'a']) countOne(counts, key, 2)
    expect(counts).toEqual({ entries: { a: [0, 2], b: [0, 1] }, size: 2, dropped: 0 })
  })
})
