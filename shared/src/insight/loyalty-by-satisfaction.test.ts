import { describe, expect, it } from 'vitest'
import { loyaltyIndex } from '../customer/loyalty-index.ts'
import { newProfile } from '../customer/profile.ts'
import { rhythmOf } from '../customer/rhythm.ts'
import { type Stated, statedOf, tellStated } from '../customer/stated.ts'
import { testDay, testOrder } from '../customer/test-order.ts'
import { actsLoyal, loyaltyBySatisfaction } from './loyalty-by-satisfaction.ts'

const orders = [0, 30, 70, 100].map((day) => testOrder(`o${day}`, day, 900, { discount_minor: 90 }))
const profile = {
  ...newProfile('e', testDay(0)),
  about: {
    answers: [
      { id: 'a', at: testDay(1), kind: 'nps' as const, touch_point: 'shop' as const, value: 2 },
      { id: 'b', at: testDay(101), kind: 'csat' as const, touch_point: 'buying' as const, value: 4 },
    ],
  },
}
const person = { profile, orders, entries: [], usualGapDays: 90, now: testDay(101) }

const stated = (more: Partial<Stated>): Stated => ({
  at: 1,
  score: 1,
  repeats: 1,
  habits: [1],
  last_order_at: testDay(0),
  gap_days: 30,
  ...more,
})

describe('what people say beside how they act', () => {
  it('rests on the newest answer, and on the very index of the person’s own page', () => {
    const told = statedOf(person)!
    expect(told).toMatchObject({ at: testDay(101), score: 0.75 })
    for (const [now, pAlive] of [
      [testDay(101), null],
      [testDay(300), null],
      [testDay(300), 0.4],
    ] as const) {
      const rhythm = rhythmOf(orders, now, 90)
      const { index } = loyaltyIndex({ orders, rhythm, pAlive, referrals: null })
      expect(index).toBeGreaterThan(0.1)
      expect(actsLoyal(told, pAlive, now)).toBeCloseTo(index, 12)
    }
  })

  it('is told when it changes, and not again', () => {
    const inputs = { ...person, sealed: 0, timeZone: 'UTC' }
    const once = tellStated(inputs)
    expect(once.outbox).toMatchObject([{ kind: 'activity', sessions: 0, stated: { score: 0.75 } }])
    expect(tellStated({ ...inputs, profile: once, now: testDay(200) })).toBe(once)
    expect(tellStated({ ...inputs, profile: once, orders: orders.slice(1) }).outbox).not.toEqual(once.outbox)
    const silent = newProfile('e', 0)
    expect(tellStated({ ...inputs, profile: silent })).toBe(silent)
  })

  it('makes four kinds of people, with borders at 0.75 and 0.5', () => {
    const kinds = [
      stated({ score: 0.75, habits: [] }), // there still: an index of 1
      stated({ score: 1, repeats: 0.4 }),
      stated({ score: 0.74, repeats: 0.5, habits: [] }),
      stated({ score: 0, repeats: null, last_order_at: null }),
    ]
    const people = kinds.flatMap((one) => Array.from({ length: 5 }, () => ({ stated: one, alive: null })))
    const found = loyaltyBySatisfaction(people, false, testDay(0))
    expect(found).toMatchObject({ people: 20, reason: null, alive_by: 'rhythm' })
    expect(found.quadrants).toEqual(
      ['apostle', 'mercenary', 'hostage', 'defector'].map((quadrant) => ({
        quadrant,
        people: 5,
        share: 0.25,
      })),
    )
    expect(loyaltyBySatisfaction(people.slice(0, 9), true, 0)).toMatchObject({
      people: 9,
      quadrants: null,
      reason: 'too_few',
      alive_by: 'model',
    })
  })
})
