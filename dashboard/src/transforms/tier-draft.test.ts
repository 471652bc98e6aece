import { expect, test } from 'vitest'
import { defaultTierProgramme } from '#shared/wire/tier'
import { draftFault, withoutTier, withTier, withTierOnTop } from './tier-draft.ts'

const draft = defaultTierProgramme(100)

test('a programme is faulty without names, without rising thresholds, or with a window of no days', () => {
  expect(draftFault(draft)).toBeNull()
  expect(draftFault(withTier(draft, 1, { name: ' ' }))).toBe('names')
  expect(draftFault(withTier(draft, 2, { threshold: 20_000 }))).toBe('rising')
  expect(draftFault(withTier(draft, 1, { threshold: Number.NaN }))).toBe('rising')
  expect(draftFault({ ...draft, window: { kind: 'rolling', days: 0 } })).toBe('days')
  expect(draftFault({ ...draft, grace_days: -1 })).toBe('other')
})

test('a tier can be put on top and taken away, but never the first', () => {
  const taller = withTierOnTop(draft, 'Platinum')
  expect(taller.tiers.at(-1)).toEqual({ id: 'tier-4', name: 'Platinum', threshold: 200_000 })
  expect(draftFault(taller)).toBeNull()
  expect(withTierOnTop(withoutTier(taller, 1), 'More').tiers.map(({ id }) => id)).toEqual([
    'member',
    'gold',
    'tier-4',
    'tier-5',
  ])
  expect(withoutTier(draft, 0)).toBe(draft)
})

test('to keep a tier never asks more than to reach it', () => {
  const kept = withTier(draft, 1, { keep_threshold: 20_000 })
  expect(withTier(kept, 1, { threshold: 5_000 }).tiers[1]?.keep_threshold).toBe(5_000)
})
