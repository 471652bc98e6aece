import { describe, expect, it } from 'vitest'
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
})
