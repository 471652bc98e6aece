import { describe, expect, it } from 'vitest'
import { dayShare } from './network-share.ts'
import {
  type Entry,
  emptyPackedRing,
  type MergeRule,
  mergeRing,
  type PackedRing,
  unpackRing,
} from './ring-merge.ts'

const day = 86_400
const capacity = 500
const ruleOn = (today: number): MergeRule => ({
  capacity,
  identity: 'time',
  network: { dayShare, nowS: today * day + 50_000 },
})

let people = 0
/** Visits of as many people on one day, whose network is unknown (0) or the one of this mark. */
const visits = (count: number, today: number, mark: number): Entry[] =>
  Array.from({ length: count }, (_, i) => ({
    high: 1,
    low: ++people,
    mark,
    time: today * day + i,
    items: [5],
  }))

const ringOf = (count: number): PackedRing => mergeRing(emptyPackedRing, visits(count, 1, 0), ruleOn(1))
const sizeOf = (ring: PackedRing): number => unpackRing(ring).length
const marked = (ring: PackedRing, wanted: number): number =>
  unpackRing(ring).filter(({ mark }) => mark === wanted).length

/** Days until one network that comes every day has so much of a ring that nobody else visits. */
function daysUntil(wanted: number, size: number): number {
  let ring = ringOf(size)
  for (let today = 2; ; today++) {
    ring = mergeRing(ring, visits(60, today, today), ruleOn(today))
    const own = unpackRing(ring).filter(({ time }) => time >= 2 * day).length
    if (own / sizeOf(ring) >= wanted) return today - 1
  }
}

describe('a network’s share of a ring in a day', () => {
  it.each([20, 21, 39, 40, 50, 100, 250, 499, 500])('is a twentieth at most of a ring of %i', (size) => {
    const before = ringOf(size)
    const after = mergeRing(before, visits(200, 2, 8), ruleOn(2))
    const own = marked(after, 8)
    expect(own).toBeGreaterThan(0)
    expect(own / sizeOf(after)).toBeLessThanOrEqual(0.05)
    // And no less: one more would be too many.
    expect((own + 1) / Math.min(capacity, size + own + 1)).toBeGreaterThan(0.05)
  })

  it('is no more in parts, with others’ visits between them', () => {
    let ring = ringOf(20)
    for (let i = 0; i < 60; i++) {
      ring = mergeRing(ring, visits(20, 2, 8), ruleOn(2))
      ring = mergeRing(ring, visits(1, 2, 100 + i), ruleOn(2))
      expect(marked(ring, 8) / sizeOf(ring)).toBeLessThanOrEqual(0.05)
    }
    expect(marked(ring, 8)).toBe(4)
  })

  it('is fewer than figures are told from, of a ring that says nothing yet', () => {
    const after = mergeRing(emptyPackedRing, visits(60, 2, 8), ruleOn(2))
    expect(sizeOf(after)).toBe(4)
    expect(mergeRing(ringOf(15), visits(60, 2, 8), ruleOn(2)).fresh).toHaveLength(4)
  })

  it('costs those who come from many networks nothing', () => {
    const crowd = Array.from({ length: 300 }, (_, i) => visits(1, 2, 8 + i)).flat()
    expect(mergeRing(ringOf(20), crowd, ruleOn(2)).fresh).toHaveLength(300)
    expect(mergeRing(ringOf(20), visits(300, 2, 0), ruleOn(2)).fresh).toHaveLength(300)
  })

  it('costs a network with a tenth of a new product’s visits most of them on its first day, then nothing', () => {
    const shopDay = (today: number): Entry[] =>
      visits(100, today, 0).map((entry, i) => ({ ...entry, mark: i % 10 === 5 ? today : 1_000 * today + i }))
    let ring = emptyPackedRing
    const taken = [2, 3, 4, 5].map((today) => {
      ring = mergeRing(ring, shopDay(today), ruleOn(today))
      return marked(ring, today)
    })
    expect(taken).toEqual([4, 9, 10, 10])
  })

  it('lets a patient network have half a ring that nobody else visits within weeks, and no sooner', () => {
    expect([20, 50, 100, 500].map((size) => daysUntil(0.5, size))).toEqual([20, 17, 15, 10])
    expect([20, 50, 100, 500].map((size) => daysUntil(0.2, size))).toEqual([5, 6, 5, 4])
  })
})
