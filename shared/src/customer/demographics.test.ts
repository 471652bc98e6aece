import { describe, expect, it } from 'vitest'
import { demographicsOf, tellDemographics, whereabouts } from './demographics.ts'
import type { ActivityFact } from './fact.ts'
import { newProfile } from './profile.ts'
import { testDay, testOrder } from './test-order.ts'

const context = { sealed: 0, timeZone: 'UTC' }
const orders = [
  testOrder('a', 0, 100, { country: 'DE' }),
  testOrder('b', 5, 100, { country: 'FR' }),
  testOrder('c', 6, 100, { country: 'IT', gift: 'said' }),
  testOrder('d', 7, 100, { country: 'ES', cancelled: true }),
  testOrder('e', 3, 100, { country: 'DE' }),
]

describe('where somebody lives', () => {
  it('is where their newest order went that was no present and not cancelled, in whatever order they are known', () => {
    const found = {
      country: 'FR',
      by: 'orders',
      shipped_to: [
        { country: 'DE', orders: 2 },
        { country: 'FR', orders: 1 },
      ],
    }
    expect(whereabouts(undefined, orders)).toEqual(found)
    expect(whereabouts(undefined, orders.toReversed())).toEqual(found)
  })

  it('is what was told, where something was', () => {
    expect(whereabouts({ country: 'AT' }, orders)).toMatchObject({ country: 'AT', by: 'told' })
    expect(whereabouts({}, [])).toEqual({ country: null, by: null, shipped_to: [] })
  })
})

describe('who somebody is', () => {
  const profile = { ...newProfile('e', testDay(0)), about: { birth_year: 1980 } }

  it('is told once, and again when it changes', () => {
    const told = tellDemographics(profile, orders, context)
    expect(told.outbox).toMatchObject([
      { kind: 'activity', sessions: 0, views: 0, who: { country: 'FR', birth_year: 1980 } },
    ])
    expect(tellDemographics(told, orders, context)).toBe(told)
    const moved = tellDemographics({ ...told, about: { ...told.about, country: 'AT' } }, orders, context)
    expect(moved.outbox).toHaveLength(1)
    expect((moved.outbox[0] as ActivityFact).who).toEqual({ country: 'AT', birth_year: 1980 })
    const later = tellDemographics({ ...told, about: { country: 'AT' } }, orders, {
      ...context,
      sealed: told.fact,
    })
    expect(later.outbox).toHaveLength(2)
  })

  it('is nothing worth telling of somebody nobody said anything of', () => {
    const silent = newProfile('e', testDay(0))
    expect(tellDemographics(silent, [testOrder('a', 0, 100)], context)).toBe(silent)
    expect(demographicsOf(undefined, [])).toEqual({ country: null, birth_year: null })
  })
})

describe('how somebody may be reached', () => {
  const reach = (about: Parameters<typeof demographicsOf>[0]) => demographicsOf(about, []).reach

  it('is told as bits, and not at all where nothing is known', () => {
    expect(reach(undefined)).toBeUndefined()
    expect(reach({ channels: { sms: true } })).toBeUndefined()
    expect(reach({ birthday: '02-29' })).toBe(1)
    expect(reach({ channels: { email: true } })).toBe(2)
    expect(reach({ birthday: '02-29', channels: { email: false } })).toBe(5)
  })

  it('is told again when they change their mind', () => {
    const allowed = tellDemographics(
      { ...newProfile('e', testDay(0)), about: { channels: { email: true } } },
      [],
      context,
    )
    expect(tellDemographics(allowed, [], context)).toBe(allowed)
    const refused = tellDemographics({ ...allowed, about: { channels: { email: false } } }, [], context)
    expect(refused.told).toEqual({ country: null, birth_year: null, reach: 4 })
    const silent = tellDemographics({ ...refused, about: {} }, [], context)
    expect(silent.told).toEqual({ country: null, birth_year: null })
  })
})
