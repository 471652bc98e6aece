import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPeople, countPeopleWith } from './posting.ts'
import { decodeRing, encodeRing } from './ring-codec.ts'
import { type Entry, postingOf } from './ring-merge.ts'

const u32 = fc.integer({ min: 0, max: 4_294_967_295 })
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  high: u32,
  low: u32,
  mark: u32,
  time: u32,
  items: fc.array(fc.oneof(fc.integer({ min: 1, max: 300 }), u32), { minLength: 1, maxLength: 255 }),
})

describe('a ring', () => {
  it('is decoded to what was encoded, item numbers up to 2^32 − 1 included', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 20 }), (entries) => {
        const posting = postingOf(entries)
        expect(decodeRing(encodeRing(posting))).toEqual(posting)
      }),
      { numRuns: 100 },
    )
  })

  it('takes nine bytes an entry and a byte or two an item', () => {
    const posting = postingOf([{ high: 1, low: 2, mark: 3, time: 4, items: [5, 300] }])
    expect([...encodeRing(posting)]).toEqual([1, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 2, 5, 172, 2])
  })

  it('is empty when there are no bytes', () => {
    expect(decodeRing(new Uint8Array(0)).size).toBe(0)
  })

  it('refuses bytes that end early', () => {
    const bytes = encodeRing(postingOf([{ high: 1, low: 2, mark: 3, time: 4, items: [5, 300] }]))
    expect(() => decodeRing(bytes.slice(0, -1))).toThrow(RangeError)
    expect(() => decodeRing(bytes.slice(0, 7))).toThrow(RangeError)
  })

  it('refuses an entry longer than a byte can count', () => {
    const items = Array.from({ length: 256 }, (_, i) => i + 1)
    expect(() => encodeRing(postingOf([{ high: 1, low: 2, mark: 3, time: 4, items }]))).toThrow(RangeError)
  })
})

describe('countPeople', () => {
  it('counts each person once, in all and with an item', () => {
    const entry = (low: number, items: number[]) => ({ high: 0, low, mark: 0, time: 0, items })
    const posting = postingOf([entry(1, [7, 8]), entry(1, [7, 8]), entry(2, [7]), entry(3, [7, 9, 8])])
    expect(countPeople(posting)).toBe(3)
    expect([...countPeopleWith(posting, [8, 5, 7])]).toEqual([2, 0, 3])
  })
})
