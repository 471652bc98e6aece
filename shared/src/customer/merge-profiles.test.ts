import { describe, expect, it } from 'vitest'
import { applyEvents, type KnownEvent } from './apply-events.ts'
import { mergeProfiles } from './merge-profiles.ts'
import { newProfile, recentlyOpened } from './profile.ts'
import { emptySeen } from './seen.ts'

function view(i: number, at: number, n: number): KnownEvent {
  const id = `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`
  return {
    index: i,
    event: { id, name: 'view_item', at, items: [{ item_id: `i${n}` }] },
    at,
    stableAt: at,
    numbers: [n],
  }
}
const known = applyEvents(newProfile('k', 0), emptySeen, [view(1, 1_000, 1)], {
  person: 'c:1',
  network: 0,
  sealed: 0,
  timeZone: 'UTC',
}).profile
const visitor = applyEvents(newProfile('v', 500), emptySeen, [view(2, 9_000_000, 2), view(3, 9_001_000, 1)], {
  person: 'v:1',
  network: 0,
  sealed: 0,
  timeZone: 'UTC',
}).profile

describe('merging a visitor into a customer', () => {
  const merged = mergeProfiles(known, visitor, 'v:1', 9_002_000)

  it('loses nothing of either', () => {
    expect(merged.counts.view_item).toBe(3)
    expect(merged.session_count).toBe(2)
    expect(recentlyOpened(merged, 50)).toEqual([2, 1])
  })

  it('changes nothing the second time', () => {
    expect(mergeProfiles(merged, visitor, 'v:1', 9_003_000)).toBe(merged)
  })

  it('leaves each its own facts, and remembers whose a continued visit is', () => {
    expect(merged.outbox).toEqual(known.outbox)
    const { profile } = applyEvents(merged, emptySeen, [view(4, 9_002_000, 5)], {
      person: 'c:1',
      network: 0,
      sealed: 99,
      timeZone: 'UTC',
    })
    expect(profile.outbox.at(-1)).toMatchObject({
      kind: 'session',
      person: 'v:1',
      start: 9_000_000,
      items: [2, 1, 5],
    })
  })
})
