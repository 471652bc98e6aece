import { describe, expect, it } from 'vitest'
import { emptySeen, hasSeen, mergeSeen, packSeen, rememberSeen, seenCapacity, unpackSeen } from './seen.ts'

const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `event-${from + i}`, at: (from + i) * 1_000 }))

describe('the ids a profile has seen', () => {
  it('knows what it was given and nothing else', () => {
    const { seen } = rememberSeen(emptySeen, ids(0, 3))
    expect(hasSeen(seen, 'event-2')).toBe(true)
    expect(hasSeen(seen, 'event-3')).toBe(false)
  })

  it('keeps the newest 512 and says from when on it has forgotten', () => {
    const first = rememberSeen(emptySeen, ids(0, seenCapacity))
    expect(first.forgottenAt).toBe(0)
    const { seen, forgottenAt } = rememberSeen(first.seen, ids(seenCapacity, 10))
    expect(seen.length / 3).toBe(seenCapacity)
    expect(hasSeen(seen, 'event-9')).toBe(false)
    expect(hasSeen(seen, 'event-10')).toBe(true)
    expect(forgottenAt).toBe(9_999)
  })

  it('survives storage', () => {
    const { seen } = rememberSeen(emptySeen, ids(0, 5))
    const bytes = packSeen(seen)
    expect(
      unpackSeen(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer),
    ).toEqual(seen)
  })

  it('merges two rings without repeats', () => {
    const a = rememberSeen(emptySeen, ids(0, 4)).seen
    const b = rememberSeen(emptySeen, ids(2, 4)).seen
    const both = mergeSeen(a, b)
    expect(both.length / 3).toBe(6)
    expect(['event-0', 'event-5'].every((id) => hasSeen(both, id))).toBe(true)
  })
})
