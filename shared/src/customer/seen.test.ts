import { describe, expect, it } from 'vitest'
import {
  emptySeen,
  hasSeen,
  mergeSeen,
  packedBytes,
  rememberSeen,
  type Seen,
  seenCapacity,
  unpackSeen,
} from './seen.ts'

const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `event-${from + i}`, at: (from + i) * 1_000 }))

/** Ids remembered one by one, as events mostly come. */
function oneByOne(count: number): { seen: Seen; forgottenAt: number } {
  let seen = emptySeen
  let forgottenAt = 0
  for (const one of ids(0, count)) {
    const next = rememberSeen(seen, [one])
    seen = next.seen
    forgottenAt = Math.max(forgottenAt, next.forgottenAt)
  }
  return { seen, forgottenAt }
}

describe('the ids a profile has seen', () => {
  it('knows what it was given and nothing else', () => {
    const { seen } = rememberSeen(emptySeen, ids(0, 3))
    expect(hasSeen(seen, 'event-2')).toBe(true)
    expect(hasSeen(seen, 'event-3')).toBe(false)
  })

  it('knows at least the newest 512, however they came', () => {
    for (const { seen } of [
      oneByOne(2_000),
      rememberSeen(rememberSeen(emptySeen, ids(0, 1_000)).seen, ids(1_000, 1_000)),
    ]) {
      for (let i = 2_000 - seenCapacity; i < 2_000; i++) expect(hasSeen(seen, `event-${i}`)).toBe(true)
      expect(hasSeen(seen, 'event-1000')).toBe(false)
    }
  })

  it('says from when on it has forgotten, exactly', () => {
    expect(rememberSeen(emptySeen, ids(0, seenCapacity)).forgottenAt).toBe(0)
    const { seen, forgottenAt } = oneByOne(1_000)
    const oldest = Array.from({ length: 1_000 }, (_, i) => i).find((i) => hasSeen(seen, `event-${i}`)) ?? 0
    expect(forgottenAt).toBe((oldest - 1) * 1_000 + 999)
  })

  it('leaves the packed part alone until enough has gathered', () => {
    const { seen } = rememberSeen(emptySeen, ids(0, 100))
    const next = rememberSeen(seen, ids(100, 20)).seen
    expect(next.packed).toBe(seen.packed)
    expect(rememberSeen(next, ids(120, 20)).seen.packed).not.toBe(seen.packed)
  })

  it('survives storage', () => {
    const { seen } = oneByOne(70)
    const bytes = packedBytes(seen)
    const stored = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
    expect(unpackSeen(stored, seen.tail)).toEqual(seen)
    expect(unpackSeen(null, [])).toEqual(emptySeen)
  })

  it('merges two memories without repeats', () => {
    const { seen: both, forgottenAt } = mergeSeen(
      oneByOne(40).seen,
      rememberSeen(emptySeen, ids(30, 20)).seen,
    )
    expect(forgottenAt).toBe(0)
    expect(both.packed.length / 3).toBe(50)
    expect(['event-0', 'event-49'].every((id) => hasSeen(both, id))).toBe(true)
  })

  it('says what two memories could not hold together', () => {
    const [one, other] = [
      rememberSeen(emptySeen, ids(0, 400)).seen,
      rememberSeen(emptySeen, ids(400, 400)).seen,
    ]
    const { seen, forgottenAt } = mergeSeen(one, other)
    const oldest = 800 - seenCapacity
    expect([hasSeen(seen, `event-${oldest - 1}`), hasSeen(seen, `event-${oldest}`)]).toEqual([false, true])
    expect(forgottenAt).toBe((oldest - 1) * 1_000 + 999)
  })
})
