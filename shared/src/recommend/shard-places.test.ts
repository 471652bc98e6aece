import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShardPlaces } from './shard-places.ts'

describe('places of items', () => {
  it('go by the rest of the number', () => {
    const places = new ShardPlaces(4)
    expect([1, 4, 7, 12].map((item) => places.of(item))).toEqual([1, 0, 3, 0])
    expect(places.all()).toEqual([0, 1, 2, 3])
  })

  it('follow a shard that split while the others did not', () => {
    const places = new ShardPlaces(4)
    expect(places.heard(0, 8)).toBe(true)
    expect([4, 8, 12, 5, 13].map((item) => places.of(item))).toEqual([4, 0, 4, 1, 1])
    expect(places.all().toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4])
    expect(places.heard(4, 16)).toBe(true)
    expect([4, 12, 20].map((item) => places.of(item))).toEqual([4, 12, 4])
  })

  it('hear nothing new in what is known', () => {
    const places = new ShardPlaces(2)
    expect([places.heard(1, 2), places.heard(1, 1), places.heard(3, 4)]).toEqual([false, false, false])
    places.heard(1, 8)
    expect([places.heard(1, 4), places.heard(1, 8)]).toEqual([false, false])
  })

  it('name one shard for each item, and that one is among all', () => {
    const growth = fc.array(fc.record({ shard: fc.nat(15), times: fc.integer({ min: 1, max: 3 }) }))
    fc.assert(
      fc.property(growth, fc.nat(10_000), (steps, item) => {
        const places = new ShardPlaces(2)
        for (const { shard, times } of steps) {
          if (!places.all().includes(shard)) continue
          let count = 2
          while (count <= shard) count *= 2
          places.heard(shard, count * 2 ** times)
        }
        const all = places.all()
        expect(new Set(all).size).toBe(all.length)
        expect(all).toContain(places.of(item))
      }),
    )
  })
})
