import { expect, it } from 'vitest'
import { changesOf, longestValue, mostChanges } from './changes-of.ts'

it('names each leaf that is different, with what it was and is', () => {
  const before = { name: 'A', points: { per_unit: 1, expiry: { days: 365 } }, origins: ['https://a'] }
  const after = {
    name: 'B',
    points: { per_unit: 1, expiry: { days: 180 } },
    origins: ['https://a', 'https://b'],
  }
  expect(changesOf(before, after)).toEqual({
    isCut: false,
    changes: [
      { path: 'name', before: 'A', after: 'B' },
      { path: 'points.expiry.days', before: 365, after: 180 },
      { path: 'origins', before: ['https://a'], after: ['https://a', 'https://b'] },
    ],
  })
})

it('compares what has an id by its id, whatever its place', () => {
  const summer = { id: 'summer', weight: 2 }
  const before = { rules: [summer, { id: 'old', weight: 1 }] }
  const after = {
    rules: [
      { id: 'new', weight: 1 },
      { ...summer, weight: 3 },
    ],
  }
  expect(changesOf(before, after).changes).toEqual([
    { path: 'rules[summer].weight', before: 2, after: 3 },
    { path: 'rules[old]', before: { id: 'old', weight: 1 } },
    { path: 'rules[new]', after: { id: 'new', weight: 1 } },
  ])
  expect(changesOf({ rules: [summer, { id: 'b' }] }, { rules: [{ id: 'b' }, summer] }).changes).toEqual([])
})

it('says nothing of what stayed', () => {
  expect(changesOf({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual({ changes: [], isCut: false })
})

it('keeps how long a long value was instead of the value', () => {
  const [change] = changesOf({ text: '' }, { text: 'x'.repeat(longestValue) }).changes
  expect(change).toEqual({ path: 'text', before: '', after: { characters: longestValue + 2 } })
})

it('says when there was no room for all', () => {
  const many = Object.fromEntries(Array.from({ length: mostChanges + 1 }, (_, i) => [`field${i}`, i]))
  const { changes, isCut } = changesOf({}, many)
  expect([changes.length, isCut]).toEqual([mostChanges, true])
})
