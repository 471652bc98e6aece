import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Entry,
  emptyPackedRing,
  type MergeRule,
  mergeRing,
  removePeople,
  ringSince,
  unpackRing,
  windowAround,
  withoutStaleMarks,
} from './ring-merge.ts'

const rule: MergeRule = { capacity: 5, identity: 'time' }
const session = (low: number, time: number, items: number[], mark = 0): Entry => ({
  high: 9,
  low,
  mark,
  time,
  items,
})
const plain = (entries: Entry[]) => entries.map(({ low, time, items }) => [low, time, [...Array.from(items)]])

describe('mergeRing', () => {
  it('keeps entries by time, the newest ones when there are too many', () => {
    const additions = [3, 1, 7, 2, 5, 6, 4].map((time) => session(time, time, [time]))
    const merged = mergeRing(emptyPackedRing, additions, rule)
    expect(unpackRing(merged).map(({ time }) => time)).toEqual([3, 4, 5, 6, 7])
    expect(merged.fresh).toHaveLength(7)
  })

  it('replaces an older version of the same session, which is then not fresh', () => {
    const first = mergeRing(emptyPackedRing, [session(1, 10, [5]), session(2, 10, [5])], rule)
    const second = mergeRing(first, [session(1, 10, [5, 6])], rule)
    expect(plain(unpackRing(second)).sort()).toEqual([
      [1, 10, [5, 6]],
      [2, 10, [5]],
    ])
    expect(second.fresh).toEqual([])
  })

  it('tells people apart by both halves of their hash', () => {
    const merged = mergeRing(
      emptyPackedRing,
      [session(1, 10, [5]), { ...session(1, 10, [5]), high: 8 }],
      rule,
    )
    expect(merged.fresh).toHaveLength(2)
  })

  it('takes an order out when its newer version is empty', () => {
    const byOrder: MergeRule = { capacity: 5, identity: 'mark' }
    const first = mergeRing(emptyPackedRing, [session(1, 10, [5], 77), session(1, 11, [5], 78)], byOrder)
    const second = mergeRing(first, [session(1, 12, [], 77), session(1, 13, [], 79)], byOrder)
    expect(plain(unpackRing(second))).toEqual([[1, 11, [5]]])
    expect(second.removed.map(({ time }) => time)).toEqual([10])
  })

  it('knows an order again that is told as another person’s, and hands out both versions', () => {
    const byOrder: MergeRule = { capacity: 5, identity: 'mark' }
    const visitor = session(1, 10, [5, 6], 77)
    const customer = session(2, 10, [6], 77)
    const merged = mergeRing(mergeRing(emptyPackedRing, [visitor], byOrder), [customer], byOrder)
    expect(plain(unpackRing(merged))).toEqual([[2, 10, [6]]])
    expect([merged.fresh, merged.removed]).toEqual([[], []])
    expect(merged.replaced.map(({ before, after }) => plain([before, after]))).toEqual([
      [
        [1, 10, [5, 6]],
        [2, 10, [6]],
      ],
    ])
  })

  it('does not depend on how the additions were cut into batches', () => {
    const additions = fc.array(
      fc.record({
        high: fc.constant(9),
        low: fc.integer({ min: 1, max: 4 }),
        mark: fc.integer({ min: 0, max: 2 }),
        time: fc.integer({ min: 1, max: 12 }),
        items: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(additions, fc.integer({ min: 0, max: 30 }), (entries, cut) => {
        const whole = mergeRing(emptyPackedRing, entries, rule)
        const half = mergeRing(emptyPackedRing, entries.slice(0, cut), rule)
        const rest = mergeRing(half, entries.slice(cut), rule)
        expect(rest.ring).toEqual(whole.ring)
        expect(rest.owners).toEqual(whole.owners)
        expect(half.fresh.length + rest.fresh.length).toBe(whole.fresh.length)
      }),
      { numRuns: 200 },
    )
  })

  it('takes at most so many of one network and day, by how many it has', () => {
    const limited: MergeRule = {
      capacity: 100,
      identity: 'time',
      network: { dayShare: (size) => (size < 4 ? 3 : 2), nowS: 99 },
    }
    const many = (mark: number, from: number) =>
      Array.from({ length: 6 }, (_, i) => session(from + i, from + i, [5], mark))
    const merged = mergeRing(emptyPackedRing, [...many(0, 0), ...many(8, 10), ...many(12, 20)], limited)
    expect(unpackRing(merged).map(({ mark }) => mark)).toEqual([0, 0, 0, 0, 0, 0, 8, 8, 12, 12])
    expect(mergeRing(emptyPackedRing, many(8, 10), limited).fresh).toHaveLength(3)
  })

  it('takes no more for coming in parts, or dated back as far as events are taken', () => {
    const day = 86_400
    const dated = [3, 2, 0, 1, 3].flatMap((late) => Array.from({ length: 6 }, (_, i) => ({ late, i })))
    let ring = { ...emptyPackedRing }
    for (const today of [9, 10, 11]) {
      const nowS = today * day
      const limited: MergeRule = { capacity: 100, identity: 'time', network: { dayShare: () => 2, nowS } }
      for (const [n, { late, i }] of dated.entries())
        ring = mergeRing(ring, [session(n, nowS - late * day + i, [5], today)], limited)
      expect(unpackRing(ring)).toHaveLength(2 * (today - 8))
    }
  })

  it('knows a newer version of a visit as what came on the first one’s day', () => {
    const limited: MergeRule = { capacity: 100, identity: 'time', network: { dayShare: () => 1, nowS: 99 } }
    const first = mergeRing(emptyPackedRing, [session(1, 9, [5], 8)], limited)
    const next = mergeRing(first, [session(1, 9, [5, 6], 12)], limited)
    expect(mergeRing(next, [session(2, 20, [5], 8)], limited).fresh).toEqual([])
    expect(mergeRing(next, [session(2, 20, [5], 12)], limited).fresh).toHaveLength(1)
  })

  it('does not count again and again what a full ring has no room for', () => {
    const limited: MergeRule = { capacity: 5, identity: 'time', network: { dayShare: () => 9, nowS: 99 } }
    const full = mergeRing(
      emptyPackedRing,
      [1, 2, 3, 4, 5].map((low) => session(low, 50 + low, [5], 4 * low)),
      limited,
    )
    const again = mergeRing(full, [session(9, 7, [5], 40), session(9, 7, [5], 40)], limited)
    expect([again.fresh, again.ring]).toEqual([[], full.ring])
  })

  const day = 86_400
  const on = (today: number): MergeRule => ({
    capacity: 9,
    identity: 'time',
    network: { dayShare: () => 2, nowS: today * day },
  })
  const marksOf = (ring: Parameters<typeof unpackRing>[0]) => unpackRing(ring).map(({ mark }) => mark)
  const twoDays = [session(1, 2 * day, [5], 8), session(1, 6 * day, [5], 12)]

  it('forgets networks of days that nothing can be added to, whatever the ring is packed for', () => {
    expect(marksOf(mergeRing(emptyPackedRing, twoDays, on(6)))).toEqual([8, 12])
    expect(marksOf(mergeRing(emptyPackedRing, twoDays, on(7)))).toEqual([0, 12])
    const ring = mergeRing(emptyPackedRing, twoDays, on(6))
    expect(withoutStaleMarks(ring, 6 * day)).toBeNull()
    const owners = withoutStaleMarks(ring, 7 * day)!
    expect(marksOf({ ring: ring.ring, owners })).toEqual([0, 12])
    expect(withoutStaleMarks({ ring: ring.ring, owners }, 7 * day)).toBeNull()
    expect(withoutStaleMarks(emptyPackedRing, 7 * day)).toBeNull()
    const longer = mergeRing(ring, [session(3, day, [5])], on(6))
    expect(marksOf(ringSince(longer, 2 * day, 7 * day)!)).toEqual([0, 12])
    expect(ringSince(ring, 2 * day, 7 * day)).toBeNull()
  })
})

describe('removePeople', () => {
  it('takes out every entry of these people and nothing else', () => {
    const ring = mergeRing(
      emptyPackedRing,
      [session(1, 1, [5]), session(2, 2, [6]), session(1, 3, [7]), { ...session(1, 4, [8]), high: 3 }],
      rule,
    )
    const without = removePeople(ring, [{ high: 9, low: 1 }])
    expect(plain(unpackRing(without))).toEqual([
      [2, 2, [6]],
      [1, 4, [8]],
    ])
    expect(without.removed).toHaveLength(2)
    expect(removePeople(ring, [{ high: 9, low: 44 }]).ring).toBe(ring.ring)
  })
})

describe('windowAround', () => {
  it('keeps the item and its neighbours', () => {
    expect(windowAround([1, 2, 3, 4, 5], 4, 3)).toEqual([3, 4, 5])
    expect(windowAround([1, 2, 3, 4, 5], 1, 3)).toEqual([1, 2, 3])
    expect(windowAround([1, 2], 2, 3)).toEqual([1, 2])
  })
})
