import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventName } from '../wire/event.ts'
import { applyEvents, type KnownEvent } from './apply-events.ts'
import type { ActivityFact } from './fact.ts'
import { newProfile, type Profile, recentlyOpened } from './profile.ts'
import { emptySeen, type Seen } from './seen.ts'

const context = { person: 'v:a', network: 0, sealed: 0, timeZone: 'UTC' }

function event(
  index: number,
  at: number,
  name: EventName = 'view_item',
  n = index + 1,
  more = {},
): KnownEvent {
  const id = `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`
  const items = [{ item_id: `item-${n}` }]
  return { index, event: { id, name, at, items, ...more }, at, stableAt: at, numbers: [n] }
}

function apply(batches: KnownEvent[][]): { profile: Profile; seen: Seen } {
  return batches.reduce((state, batch) => applyEvents(state.profile, state.seen, batch, context), {
    profile: newProfile('e', 0),
    seen: emptySeen,
  })
}

describe('applying events', () => {
  it('takes an event once, also within one batch', () => {
    const one = event(1, 1_000)
    const first = applyEvents(newProfile('e', 0), emptySeen, [one, one], context)
    expect(first).toMatchObject({ accepted: 1, duplicates: 1 })
    const again = applyEvents(first.profile, first.seen, [one], context)
    expect(again).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(again.profile).toBe(first.profile)
  })

  it('does not change what it is given', () => {
    const profile = Object.freeze(newProfile('e', 0))
    const frozen = Object.freeze([Object.freeze(event(1, 1_000))])
    expect(() => applyEvents(profile, emptySeen, frozen, context)).not.toThrow()
    expect(profile.fact).toBe(0)
  })

  it('remembers opened products, newest last, each once', () => {
    const { profile } = apply([
      [event(1, 1_000, 'view_item', 7), event(2, 2_000, 'view_item', 8)],
      [event(3, 3_000, 'view_item', 7)],
    ])
    expect(recentlyOpened(profile, 50)).toEqual([8, 7])
  })

  it('tells the index the whole visit and the dashboard the counts', () => {
    const { profile } = apply([[event(1, 1_000, 'view_item', 7), event(2, 2_000, 'view_item', 8)]])
    expect(profile.outbox).toMatchObject([
      { kind: 'activity', sessions: 1, views: 2 },
      { kind: 'session', start: 1_000, at: 2_000, items: [7, 8] },
    ])
  })

  it('counts shelf impressions and clicks by placement and recommender and keeps clicks for attribution', () => {
    const shelf = { placement: 'home', recommender: 'session-knn' }
    const { profile } = apply([
      [event(1, 1_000, 'view_item_list', 7, shelf), event(2, 2_000, 'select_item', 7, shelf)],
    ])
    const activity = profile.outbox.find((fact): fact is ActivityFact => fact.kind === 'activity')
    expect(activity?.shelves).toEqual([{ ...shelf, impressions: 1, clicks: 1 }])
    expect(profile.clicks).toEqual([{ n: 7, at: 2_000, ...shelf }])
  })

  it('answers too old when it can no longer tell whether it has seen an event', () => {
    const many = Array.from({ length: 600 }, (_, i) => event(i, 1_000_000 + i * 1_000))
    const state = apply([many.slice(0, 300), many.slice(300)])
    const late = applyEvents(state.profile, state.seen, [event(5, 1_000_000)], context)
    expect(late).toMatchObject({ accepted: 0, duplicates: 0, tooOld: [5] })
  })

  it('comes to the same profile whatever is repeated and however the batches are cut', () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(
        minutes,
        fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
        fc.boolean(),
        (times, sizes, repeat) => {
          const events = times
            .toSorted((a, b) => a - b)
            .map((m, i) => event(i, m * 60_000, 'view_item', (m % 7) + 1))
          const batches: KnownEvent[][] = []
          for (let i = 0; i < events.length; ) {
            const size = sizes.next().value ?? 1
            batches.push(events.slice(i, i + size))
            if (repeat) batches.push(events.slice(Math.max(0, i - 1), i + size))
            i += size
          }
          const { profile: whole } = apply([events])
          const { profile: cut } = apply(batches)
          const { fact: _a, outbox: wholeBox, ...wholeRest } = whole
          const { fact: _b, outbox: cutBox, ...cutRest } = cut
          expect(cutRest).toEqual(wholeRest)
          const counts = (box: Profile['outbox']) =>
            box.filter((f): f is ActivityFact => f.kind === 'activity')
          expect(counts(cutBox).map(({ views, sessions }) => ({ views, sessions }))).toEqual(
            counts(wholeBox).map(({ views, sessions }) => ({ views, sessions })),
          )
        },
      ),
    )
  })
})
