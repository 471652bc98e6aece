import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProfileSession } from './profile.ts'
import { addToSessions } from './sessions.ts'

const minute = 60_000

function fold(views: { at: number; item: number }[]): ProfileSession[] {
  return views.reduce<ProfileSession[]>((all, { at, item }) => addToSessions(all, at, item).sessions, [])
}

describe('sessions', () => {
  it('joins events less than 30 minutes apart and parts those farther apart', () => {
    const sessions = fold([
      { at: 0, item: 1 },
      { at: 30 * minute, item: 2 },
      { at: 61 * minute, item: 3 },
    ])
    expect(sessions.map(({ items }) => items)).toEqual([[1, 2], [3]])
  })

  it('counts an event without a product as activity, not as an item', () => {
    const [session] = fold([
      { at: 0, item: 1 },
      { at: 20 * minute, item: 0 },
    ])
    expect(session).toEqual({ start: 0, last: 20 * minute, items: [1], after_s: [0] })
  })

  it('puts the items of one visit in order of time, in whatever order they arrive', () => {
    const visit = fc.uniqueArray(fc.integer({ min: 1, max: 29 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(visit, (minutes) => {
        const [session, ...others] = fold(minutes.map((m) => ({ at: m * minute, item: m })))
        expect(others).toEqual([])
        expect(session?.items).toEqual(minutes.toSorted((a, b) => a - b))
      }),
    )
  })

  it('takes no more than 200 items of one visit, the first ones', () => {
    const [session] = fold(Array.from({ length: 250 }, (_, i) => ({ at: i * 1_000, item: i + 1 })))
    expect([session?.items.length, session?.items.at(-1), session?.last]).toEqual([200, 200, 249_000])
  })

  it('keeps the newest 30 visits', () => {
    const sessions = fold(Array.from({ length: 40 }, (_, i) => ({ at: i * 60 * minute, item: i + 1 })))
    expect(sessions).toHaveLength(30)
    expect(sessions[0]?.items).toEqual([11])
  })
})
