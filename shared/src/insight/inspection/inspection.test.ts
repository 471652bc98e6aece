import { describe, expect, it } from 'vitest'
import { addDays } from '../../maths/calendar.ts'
import { median, medianDistance, quartile } from '../../maths/robust.ts'
import type { InspectedOrder, InspectedPerson, InspectedRow } from './inspected.ts'
import { reconcile } from './reconcile.ts'
import { sharedVisitor, strangeOf } from './strange.ts'
import { strangeDays } from './strange-days.ts'
import { type DaySum, newSurvey, survey } from './survey.ts'
import { addToHistogram, type Histogram, logSpread } from './value-histogram.ts'

const now = Date.UTC(2026, 2, 30)
const row: InspectedRow = {
  kind: 'customer',
  isNamed: true,
  hasCountry: false,
  hasBirthYear: false,
  hasBirthday: true,
  saidOfEmail: true,
  allowsEmail: false,
  orders: 1,
  revenueMinor: 1_000,
  lastAt: now - 1_000,
  pointsHeld: 0,
}
const order = (id: string, more: Partial<InspectedOrder> = {}): InspectedOrder => ({
  id,
  day: '2026-03-01',
  at: now - 86_400_000,
  grossMinor: 1_000,
  netMinor: 900,
  refundMinor: 0,
  cancelled: false,
  hasKnownProduct: true,
  placedBy: null,
  ...more,
})
const person = (orders: InspectedOrder[], more: Partial<InspectedRow> = {}): InspectedPerson => ({
  id: 'c:1',
  row: { ...row, ...more },
  orders,
})
const kinds = (found: { kind: string }[]) => found.map(({ kind }) => kind)

describe('the histogram of values', () => {
  it('has the median and the median distance of the logarithms, to a bin', () => {
    const amounts = Array.from({ length: 501 }, (_, i) => 500 + ((i * 7_919) % 5_003))
    const histogram: Histogram = {}
    for (const amount of amounts) addToHistogram(histogram, amount)
    const logs = amounts.map(Math.log)
    const spread = logSpread(histogram)
    const bin = Math.LN2 / 32
    expect(spread?.count).toBe(501)
    expect(Math.abs((spread?.median ?? 0) - median(logs))).toBeLessThan(bin)
    expect(Math.abs((spread?.distance ?? 0) - medianDistance(logs))).toBeLessThan(2 * bin)
    expect(logSpread({})).toBeNull()
  })
})

describe('what is strange about a person', () => {
  const values = { count: 100, median: Math.log(1_000), distance: 0.2 }

  it('is an order far above the others, by the z of its formula', () => {
    const found = strangeOf(person([order('o1', { grossMinor: 9_000 }), order('o2')]), values)
    expect(found).toEqual([
      {
        kind: 'order_value',
        person: 'c:1',
        order: 'o1',
        day: '2026-03-01',
        score: expect.closeTo(Math.log(9) / (0.2 / quartile), 9),
        figures: {
          value_minor: 9_000,
          usual_minor: 1_000,
          z: expect.closeTo(Math.log(9) / (0.2 / quartile), 9),
        },
      },
    ])
  })

  it('is no value where there are too few to compare with, or the order was cancelled', () => {
    expect(strangeOf(person([order('o1', { grossMinor: 9_000 })]), { ...values, count: 29 })).toEqual([])
    expect(strangeOf(person([order('o1', { grossMinor: 9_000, cancelled: true })]), values)).toEqual([])
  })

  it('is five orders on one day', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => order(id))
    expect(strangeOf(person([...four, order('e', { day: '2026-03-02' })]), values)).toEqual([])
    expect(strangeOf(person([...four, order('e')]), values)).toEqual([
      {
        kind: 'order_velocity',
        person: 'c:1',
        day: '2026-03-01',
        score: 1,
        figures: { orders: 5, limit: 5 },
      },
    ])
  })

  it('is half of what was bought going back, from three orders on', () => {
    const back = [order('a', { refundMinor: 1_000 }), order('b', { cancelled: true }), order('c')]
    expect(strangeOf(person(back), values)).toMatchObject([
      { kind: 'refund_share', figures: { orders: 3, gross_minor: 3_000, back_minor: 2_000, share: 2 / 3 } },
    ])
    expect(strangeOf(person(back.slice(0, 2)), values)).toEqual([])
  })

  it('is points that wait for review', () => {
    expect(kinds(strangeOf(person([], { pointsHeld: 40 }), values))).toEqual(['points_held'])
  })

  it('is only its value where an order is nobody’s', () => {
    const nobody = person([order('a', { refundMinor: 1_000, grossMinor: 20_000 })], { kind: 'nobody' })
    expect(kinds(strangeOf(nobody, values))).toEqual(['order_value'])
  })

  it('is one browser that orders as several guests', () => {
    expect(sharedVisitor('v:1', 2)).toEqual([])
    expect(sharedVisitor('v:1', 6)).toMatchObject([{ kind: 'shared_visitor', person: 'v:1', score: 2 }])
  })
})

describe('strange days', () => {
  const today = '2026-03-30'
  const calm = new Map<string, DaySum>(
    Array.from({ length: 90 }, (_, i) => [addDays(today, -1 - i), [20, 20_000, 18_000]]),
  )

  it('are none where every day is alike, and today is not judged', () => {
    expect(strangeDays(calm, today)).toEqual([])
  })

  it('are judged beside the same weekday of eight weeks', () => {
    const days = new Map(calm)
      .set(addDays(today, -2), [60, 20_500, 18_000])
      .set(addDays(today, -3), [0, 0, 0])
    expect(strangeDays(days, today)).toMatchObject([
      { kind: 'day_orders', day: addDays(today, -2), figures: { orders: 60, usual: 20 } },
      {
        kind: 'day_orders',
        day: addDays(today, -3),
        figures: { orders: 0, z: expect.closeTo(-20 / Math.sqrt(20), 9) },
      },
      { kind: 'day_revenue', day: addDays(today, -3), figures: { revenue_minor: 0, z: -10 } },
    ])
  })

  it('are not judged before there are five weeks', () => {
    const young = new Map([...calm].slice(0, 20)).set(addDays(today, -2), [60, 90_000, 80_000])
    expect(strangeDays(young, today)).toEqual([])
  })
})

describe('a survey', () => {
  it('counts people and orders, and whose sums are not those of their orders', () => {
    const counts = newSurvey()
    survey(counts, person([order('a')]), now)
    survey(counts, person([order('b'), order('c')], { isNamed: false, hasCountry: true }), now)
    survey(
      counts,
      { id: 'v:1', row: { ...row, kind: 'visitor', orders: 0, revenueMinor: 0 }, orders: [] },
      now,
    )
    survey(
      counts,
      { id: 'o:9', row: { ...row, kind: 'nobody' }, orders: [order('d', { hasKnownProduct: false })] },
      now,
    )
    survey(
      counts,
      { id: 'c:lost', row: null, orders: [order('e', { hasKnownProduct: null, at: now + 600_000 })] },
      now,
    )
    expect(counts).toMatchObject({
      people: 3,
      known: 2,
      named: 1,
      with_country: 1,
      with_birth_year: 0,
      with_birthday: 2,
      said_of_email: 2,
      allow_email: 0,
      active: 3,
      active_known: 2,
      unequal_people: 1,
      orders: 5,
      of_nobody: 1,
      with_lines: 4,
      with_known_product: 3,
      orphans: 1,
      ahead: 1,
      days: { '2026-03-01': [5, 5_000, 4_500] },
    })
  })
})

describe('reconciliation', () => {
  it('finds the days that say something else than their orders, and only those', () => {
    const told = new Map<string, DaySum>([
      ['d1', [2, 200, 180]],
      ['d2', [3, 300, 270]],
      ['d3', [1, 100, 90]],
      ['d4', [9, 900, 900]],
    ])
    const counted = { d1: [2, 200, 180], d2: [2, 200, 180], d3: [1, 90, 90], d5: [1, 1, 1] } as Record<
      string,
      DaySum
    >
    const forgotten = new Map<string, DaySum>([['d2', [1, 100, 90]]])
    expect(reconcile(told, counted, forgotten, new Set(['d4']))).toEqual({
      checked: 4,
      differences: [
        { day: 'd3', orders: 0, revenue_minor: 10, net_revenue_minor: 0 },
        { day: 'd5', orders: -1, revenue_minor: -1, net_revenue_minor: -1 },
      ],
    })
  })
})
