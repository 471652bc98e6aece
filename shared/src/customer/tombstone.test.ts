import { describe, expect, it } from 'vitest'
import { addFact } from './outbox.ts'
import { newProfile, type Profile } from './profile.ts'
import { closedTombstone, erasedProfile, movedProfile } from './tombstone.ts'

const busy: Profile = addFact(
  {
    ...newProfile('e', 5),
    name: 'Somebody',
    aliases: ['v:1'],
    timeline: [{ at: 6, name: 'search', items: [], search_term: 'secret' }],
    acked: { insights: 3 },
    fact: 7,
  },
  { kind: 'session', start: 1, at: 1, items: [4], network: 0 },
  0,
)

describe('what remains', () => {
  it('of the forgotten is their line of facts, and who has to hear of it', () => {
    const profile = erasedProfile(busy, 'c:1', ['A-1'], 10, 0)
    expect(JSON.stringify(profile)).not.toMatch(/Somebody|secret/)
    expect(profile).toMatchObject({
      epoch: 'e',
      acked: { insights: 3 },
      erased: { at: 10, aliases: ['v:1'], orders: ['A-1'] },
    })
    expect(profile.outbox).toEqual([{ kind: 'erase', n: 9, at: 10, people: ['c:1', 'v:1'] }])
  })

  it('names the customer a forgotten visitor was merged into', () => {
    const merged = { to: 'c:9', at: 8, handed: true }
    expect(erasedProfile({ ...busy, merged }, 'v:2', [], 10, 0).outbox).toMatchObject([
      { people: ['v:2', 'v:1', 'c:9'] },
    ])
  })

  it('forgets in the end what was left to do', () => {
    expect(closedTombstone(erasedProfile(busy, 'c:1', ['A-1'], 10, 0)).erased).toEqual({
      at: 10,
      aliases: [],
      orders: [],
    })
  })

  it('of a visitor who moved is where to, told after everything else', () => {
    const profile = movedProfile({ ...busy, merged: { to: 'c:9', at: 8, handed: false } }, 0)
    expect(profile.merged).toEqual({ to: 'c:9', at: 8, handed: true })
    expect(profile.outbox.map(({ kind, n }) => [kind, n])).toEqual([
      ['session', 8],
      ['merge', 9],
    ])
    expect(profile.timeline).toEqual([])
  })
})
