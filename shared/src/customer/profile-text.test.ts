import { describe, expect, it } from 'vitest'
import type { LiveMessage } from '../wire/insight.ts'
import { addFact, type NewFact } from './outbox.ts'
import { newProfile, type Profile } from './profile.ts'
import { profileText } from './profile-text.ts'
import { addToTaste, emptyTaste } from './taste.ts'

describe('the text of a profile', () => {
  it('is its JSON, also when parts of it were written before', () => {
    const session = { start: 1, last: 2, items: [1, 2], after_s: [0, 1] }
    const row = { at: 1, name: 'search', items: [], search_term: '红 "楼" <梦>' }
    const taste = addToTaste(emptyTaste, [{ at: 1, weight: 1, facets: [{ brand: '"quoted"' }] }])
    const profile: Profile = { ...newProfile('e', 0), sessions: [session], timeline: [row], taste }
    expect(JSON.parse(profileText(profile))).toEqual(profile)
    const next: Profile = { ...profile, sessions: [session, { ...session, start: 9 }], timeline: [] }
    expect(JSON.parse(profileText(next))).toEqual(next)
  })

  it('holds the facts that wait, and follows them as they change', () => {
    const line: LiveMessage = { type: 'event', at: 1, person: 'v:1', name: 'search' }
    const activity: NewFact = {
      kind: 'activity',
      day: '2026-01-01',
      at: 1,
      sessions: 1,
      views: 0,
      shelves: [],
      live: [line],
    }
    const visit: NewFact = { kind: 'session', start: 1, at: 1, items: [4], network: 0 }
    let profile = newProfile('e', 0)
    for (const fact of [activity, visit, activity, { ...visit, items: [4, 5] }]) {
      profile = addFact(profile, fact, 0)
      expect(JSON.parse(profileText(profile))).toEqual(profile)
    }
    expect(profile.outbox).toHaveLength(2)
  })
})
