import { describe, expect, it } from 'vitest'
import { exploringPlaces, shuffled } from './explore-share.ts'

const people = Array.from({ length: 20_000 }, (_, i) => `v:${i} 20000 home`)

describe('exploringPlaces', () => {
  it.each([0.02, 0.05, 0.2])('gives up a share of %s of all places, over many people', (share) => {
    const places = people.reduce((sum, seed) => sum + exploringPlaces(12, share, seed).length, 0)
    expect(places / (12 * people.length)).toBeCloseTo(share, 2)
  })

  it('never takes the first place, nor one twice, and reaches all others alike', () => {
    const counts = new Array<number>(8).fill(0)
    for (const seed of people) {
      const places = exploringPlaces(8, 0.3, seed)
      expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
      for (const place of places) counts[place]!++
    }
    expect(counts[0]).toBe(0)
    const expected = (0.3 * 8 * people.length) / 7
    for (const count of counts.slice(1)) expect(Math.abs(count - expected) / expected).toBeLessThan(0.05)
  })

  it('is the same for the same person, day and placement', () => {
    expect(exploringPlaces(12, 0.5, 'a')).toEqual(exploringPlaces(12, 0.5, 'a'))
    expect(exploringPlaces(12, 0.5, 'a')).not.toEqual(exploringPlaces(12, 0.5, 'b'))
  })

  it('leaves a shelf of one product and a share of nothing alone, and the first product at a share of all', () => {
    expect(exploringPlaces(1, 1, 'a')).toEqual([])
    expect(exploringPlaces(12, 0, 'a')).toEqual([])
    expect(exploringPlaces(4, 1, 'a')).toEqual([1, 2, 3])
  })
})

describe('shuffled', () => {
  it('has everything once, in an order of the seed’s own', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8]
    const orders = ['a', 'b', 'c'].map((seed) => shuffled(list, (n) => n, seed))
    for (const order of orders) expect(order.toSorted()).toEqual(list)
    expect(new Set(orders.map(String)).size).toBe(3)
    expect(shuffled(list, (n) => n, 'a')).toEqual(orders[0])
  })
})
