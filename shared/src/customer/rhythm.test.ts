import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lifecycleOf } from './lifecycle.ts'
import { frequencyBreaks, rfmOf } from './rfm.ts'
import { rhythmOf } from './rhythm.ts'
import { testDay, testOrder } from './test-order.ts'

describe('the rhythm of buying', () => {
  it('leans on what is usual, and on one’s own gaps as they become known', () => {
    const orders = [0, 10, 30].map((day) => testOrder(`o${day}`, day))
    expect(rhythmOf(orders, testDay(60), 90)).toMatchObject({
      order_days: 3,
      mean_gap_days: 15,
      expected_gap_days: (2 * 90 + 10 + 20) / 4,
      next_order_at: testDay(30 + 52.5),
      days_since_last: 30,
      overdue: 30 / 52.5,
      last_gap: 20 / ((2 * 90 + 10) / 3),
    })
    expect(rhythmOf(orders.slice(0, 1), testDay(45), 90)).toMatchObject({
      mean_gap_days: null,
      expected_gap_days: 90,
      overdue: 0.5,
      regularity: null,
    })
    expect(rhythmOf([], testDay(0), 90)).toMatchObject({ overdue: null, next_order_at: null, first_at: null })
  })

  it('is clockwork when the gaps are equal', () => {
    expect(
      rhythmOf(
        [0, 7, 14, 21].map((day) => testOrder(`o${day}`, day)),
        testDay(30),
        90,
      ).regularity,
    ).toBe(1)
  })

  it('counts a day once, no cancelled order, and does not mind how orders come', () => {
    const days = fc.array(fc.nat(300), { maxLength: 15 })
    fc.assert(
      fc.property(
        days.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, other]) => {
          const orders = list.map((day, i) => testOrder(`${i}`, day))
          const noise = testOrder('c', 999, 5, { cancelled: true })
          const rhythm = rhythmOf([...orders, noise], testDay(400), 90)
          expect(
            rhythmOf(
              other.map((day, i) => testOrder(`${i}`, day)),
              testDay(400),
              90,
            ),
          ).toEqual(rhythm)
          expect(rhythm.order_days).toBe(new Set(list).size)
        },
      ),
    )
  })
})

describe('recency, frequency and monetary value', () => {
  it('are net of refunds and know no cancelled order', () => {
    const orders = [
      testOrder('a', 0, 1_000),
      testOrder('b', 20, 3_000, { refunds: [{ id: 'r', created_at: testDay(21), amount_minor: 500 }] }),
      testOrder('c', 30, 9_000, { cancelled: true }),
    ]
    const breaks = { recency: [180, 90, 30, 7], frequency: frequencyBreaks, worth: [1, 2, 3, 4] }
    expect(rfmOf(orders, { now: testDay(30), timeZone: 'UTC' }, breaks)).toEqual({
      recency_days: 10,
      frequency: 2,
      monetary_minor: 3_500,
      average_order_minor: 1_750,
      score: { r: 4, f: 2, m: 5, segment: 'loyal' },
    })
    expect(rfmOf([], { now: testDay(0), timeZone: 'UTC' }, breaks)).toMatchObject({
      recency_days: null,
      frequency: 0,
      score: null,
    })
  })

  it('are scored by days of the store’s calendar: two orders of one day are one, and midnight is the store’s', () => {
    const at = Date.parse('2026-03-08T04:30:00Z') // the 7th, 23:30, in New York
    const orders = [testOrder('a', 0, 500), testOrder('b', 0, 500)].map((order, i) => ({
      ...order,
      created_at: at + i * 60_000,
    }))
    const breaks = { recency: [9, 9, 9, 0], frequency: frequencyBreaks, worth: [1, 1, 1, 1_001] }
    const of = (timeZone: string) =>
      rfmOf(orders, { now: Date.parse('2026-03-08T06:00:00Z'), timeZone }, breaks).score
    expect(of('UTC')).toEqual({ r: 5, f: 1, m: 4, segment: 'new' })
    expect(of('America/New_York')).toEqual({ r: 4, f: 1, m: 4, segment: 'new' })
  })
})

describe('the lifecycle', () => {
  const buyer = { isKnown: true, orders: 4, overdue: 0.5, pAlive: null, lastGap: 1, daysSinceSeen: 3 }

  it('says where somebody stands and which rule said so', () => {
    const stages = [
      lifecycleOf({ ...buyer, isKnown: false, orders: 0, overdue: null, lastGap: null }),
      lifecycleOf({ ...buyer, orders: 0, overdue: null }),
      lifecycleOf({ ...buyer, orders: 0, overdue: null, daysSinceSeen: 400 }),
      lifecycleOf({ ...buyer, orders: 1, lastGap: null }),
      lifecycleOf(buyer),
      lifecycleOf({ ...buyer, overdue: 1.6 }),
      lifecycleOf({ ...buyer, pAlive: 0.4 }),
      lifecycleOf({ ...buyer, overdue: 3.1 }),
      lifecycleOf({ ...buyer, pAlive: 0.05 }),
      lifecycleOf({ ...buyer, lastGap: 4 }),
    ]
    expect(stages.map(({ stage, rule }) => `${stage}: ${rule}`)).toEqual([
      'attract: unknown_visitor',
      'acquire: known_without_order',
      'lost: known_not_seen',
      'acquire: first_order',
      'manage: buys_in_rhythm',
      'retain: overdue',
      'retain: probably_gone',
      'lost: long_overdue',
      'lost: surely_gone',
      'won_back: returned_after_absence',
    ])
  })

  it('never goes back towards the store as time passes without an order', () => {
    const order = ['acquire', 'manage', 'won_back', 'retain', 'lost']
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (a, b) => {
          const [early, late] = [Math.min(a, b), Math.max(a, b)].map((overdue) =>
            order.indexOf(lifecycleOf({ ...buyer, overdue }).stage),
          )
          expect(late).toBeGreaterThanOrEqual(early ?? 0)
        },
      ),
    )
  })
})
