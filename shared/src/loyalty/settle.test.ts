import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeptOrder } from '../customer/apply-order.ts'
import { newProfile } from '../customer/profile.ts'
import { testDay, testOrder } from '../customer/test-order.ts'
import { defaultLoyalty } from '../wire/loyalty-settings.ts'
import { type Settled, settle } from './settle.ts'

const settings = defaultLoyalty('EUR')

function settled(
  orders: readonly KeptOrder[],
  day: number,
  before?: Settled,
  more: Partial<typeof settings> = {},
) {
  const { profile, entries } = before ?? { profile: newProfile('e', testDay(0)), entries: [] }
  return settle({
    profile,
    entries,
    orders,
    settings: { ...settings, ...more },
    now: testDay(day),
    timeZone: 'UTC',
    sealed: 0,
  })
}

describe('settling the books of a customer', () => {
  it('gives each order its points and the tier it led to, and tells of it once', () => {
    const first = settled([testOrder('a', 0, 30_000)], 0)
    expect(first.entries).toMatchObject([{ points: 300, order: 'a' }])
    expect(first.profile.tier).toMatchObject({ tier: 'silver' })
    expect(first.profile.outbox).toMatchObject([
      {
        kind: 'activity',
        sessions: 0,
        standing: { tier: 'silver', points: 300, points_earned: 300, points_held: 0 },
      },
    ])
    expect(first.profile.due).toBe(testDay(365))
    expect(settled([testOrder('a', 0, 30_000)], 1, first)).toEqual(first)
  })

  it('gives the second order what the tier of the first is worth', () => {
    const first = settled([testOrder('a', 0, 30_000)], 0)
    const second = settled([testOrder('b', 1, 1_000), testOrder('a', 0, 30_000)], 1, first)
    expect(second.entries.at(-1)).toMatchObject({ order: 'b', points: 12 })
  })

  it('finds at its time what is due by itself: a term that ended, a birthday', () => {
    const order = testOrder('a', 0, 30_000)
    const first = settled([order], 0)
    const grace = settled([order], 365, first)
    expect(grace.profile.tier?.grace?.until).toBe(testDay(395))
    expect(grace.profile.due).toBe(testDay(395))
    const down = settled([order], 395, grace)
    expect(down.profile.tier).toMatchObject({ tier: 'member', term_ends_at: null })
    expect(down.profile.due).toBe(undefined)
    const about = { birthday: '02-01' }
    const born = { ...first, profile: { ...first.profile, about } }
    expect(settled([order], 20, born).profile.due).toBe(testDay(31))
    const given = settled([order], 31, born)
    expect(given.entries.at(-1)).toMatchObject({ kind: 'birthday', points: 100 })
    expect(given.profile.due).toBe(testDay(365))
  })

  it('leaves who neither ordered nor got points alone', () => {
    const nobody = settled([], 0)
    expect(nobody).toEqual({ profile: newProfile('e', testDay(0)), entries: [] })
  })

  it('leaves an order that was too small for a point without one, whatever tier comes after it', () => {
    const orders = [testOrder('a', 0, 19_905), testOrder('b', 0, 95)]
    const once = settled(orders, 0)
    expect(once.profile.tier).toMatchObject({ tier: 'silver' })
    expect(once.entries).toMatchObject([
      { order: 'a', points: 199 },
      { order: 'b', points: 0 },
    ])
    expect(settled(orders, 0, once)).toEqual(once)
    const corrected = settled([orders[0]!, testOrder('b', 0, 9_500)], 0, once)
    expect(corrected.entries.at(-1)).toMatchObject({ order: 'b', points: 118, key: 'order:b:1' })
    expect(settled([orders[0]!, testOrder('b', 0, 9_500)], 0, corrected)).toEqual(corrected)
  })

  it('does nothing the second time, whatever happened', () => {
    const order = fc.record({
      day: fc.nat(700),
      total: fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 300 })),
      back: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(order, { maxLength: 8 }), fc.nat(900), (list, day) => {
        const orders = list.map(({ day, total, back }, i) =>
          testOrder(`${i}`, day, total, {
            refunds: back ? [{ id: 'r', created_at: testDay(day), amount_minor: total }] : [],
          }),
        )
        const once = settled(orders, day)
        expect(settled(orders, day, once)).toEqual(once)
      }),
    )
  })
})
