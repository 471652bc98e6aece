import { describe, expect, it } from 'vitest'
import { mergeProfiles } from './merge-profiles.ts'
import { pendingFlushes } from './outbox.ts'
import { newProfile, type Profile, profileVersion } from './profile.ts'
import { storedProfile } from './profile-version.ts'
import { erasedProfile, movedProfile } from './tombstone.ts'

const now = Date.UTC(2026, 10, 1)
/** A profile as a later version may have stored it: one list more, one list it has no use for any more. */
function later(epoch: string): Profile & { moods: string[] } {
  const { timeline: _, ...rest } = newProfile(epoch, now)
  return { ...rest, version: profileVersion + 1, moods: ['curious'] } as unknown as Profile & {
    moods: string[]
  }
}

describe('a profile that a later version stored', () => {
  it('is read with what this version cannot do without, and keeps its version and everything else', () => {
    const read = storedProfile(later('e'))
    expect(read).toEqual({ ...later('e'), timeline: [] })
    const mine = newProfile('e', now)
    expect(storedProfile(mine)).toBe(mine)
  })

  it('keeps, as a customer, what is not known when a visitor is merged into it', () => {
    const merged = mergeProfiles(storedProfile(later('c')), newProfile('v', now), 'v:1', now)
    expect(merged).toMatchObject({ version: profileVersion + 1, moods: ['curious'], aliases: ['v:1'] })
    expect(merged.unmerged).toBeUndefined()
  })

  it('is kept, as a visitor, beside the customer it is merged into, through further merges', () => {
    const customer = mergeProfiles(newProfile('c', now), storedProfile(later('v')), 'v:1', now)
    expect(customer.version).toBe(profileVersion)
    expect(customer.unmerged).toMatchObject({ 'v:1': { epoch: 'v', moods: ['curious'] } })
    const again = mergeProfiles(customer, storedProfile(later('w')), 'v:2', now)
    expect(Object.keys(again.unmerged ?? {})).toEqual(['v:1', 'v:2'])
    expect(mergeProfiles(newProfile('d', now), again, 'v:3', now).unmerged).toEqual(again.unmerged)
  })

  it('never goes back to an earlier version, not even as a tombstone, which keeps nothing else', () => {
    const moving = { ...storedProfile(later('v')), merged: { to: 'c:1', at: now, handed: false } }
    for (const tombstone of [movedProfile(moving, 0), erasedProfile(moving, 'v:1', [], now, 0)]) {
      expect(tombstone.version).toBe(profileVersion + 1)
      expect(JSON.stringify(tombstone)).not.toContain('curious')
    }
  })

  it('tells facts of a kind this version does not know to everybody, in their order', () => {
    const fact = { kind: 'mood', n: 2, at: now }
    const profile = { ...storedProfile(later('v')), fact: 3 }
    const outbox = [
      { kind: 'merge', n: 1, at: now, to: 'c:1' },
      fact,
      { kind: 'session', n: 3, start: now, at: now, items: [5], network: 0 },
    ]
    const flushes = pendingFlushes({ ...profile, outbox } as unknown as Profile, 'v:1', 2)
    const numbers = [...flushes].map(([receiver, { facts }]) => [receiver, facts.map(({ n }) => n)])
    expect(numbers).toEqual([
      ['insights', [1, 2]],
      ['index:0', [2]],
      ['index:1', [2, 3]],
    ])
  })
})
