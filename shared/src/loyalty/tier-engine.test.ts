import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeptOrder } from '../customer/apply-order.ts'
import { testDay, testOrder } from '../customer/test-order.ts'
import { parse } from '../wire/parse.ts'
import {
  defaultTierProgramme,
  type TierProgramme,
  type TierState,
  tierProgrammeSchema,
} from '../wire/tier.ts'
import { advanceTier, qualifyingTier, type TierContext } from './tier-engine.ts'
import { measureOf } from './tier-measure.ts'
import { dryRun, tierStanding } from './tier-standing.ts'

const dayMs = 86_400_000
const programme: TierProgramme = {
  ...defaultTierProgramme(1),
  window: { kind: 'rolling', days: 60 },
  term: { kind: 'days', days: 60 },
  grace_days: 10,
}

function contextOf(orders: readonly KeptOrder[], rules = programme): TierContext {
  const measure = measureOf(rules, { orders, entries: [], value: null, topPercent: null })
  return { programme: rules, measure, timeZone: 'UTC' }
}

/** Lives through orders and refunds day by day, as an object does that is told of each, and looks again at `until`. */
function live(
  orders: readonly KeptOrder[],
  rules: TierProgramme,
  until: number,
  extra: readonly number[] = [],
): TierState {
  const moments = orders.flatMap((order) => [
    order.created_at,
    ...order.refunds.map(({ created_at }) => created_at),
  ])
  let state: TierState | null = null
  for (const at of [testDay(-1), ...moments, ...extra, until].sort((a, b) => a - b)) {
    const known = orders
      .filter(({ created_at }) => created_at <= at)
      .map((order) => ({ ...order, refunds: order.refunds.filter(({ created_at }) => created_at <= at) }))
    state = advanceTier(state, contextOf(known, rules), at)
  }
  if (!state) throw new Error('nothing happened')
  return state
}

const order = fc
  .record({ day: fc.nat(300), total: fc.integer({ min: 1, max: 700 }), back: fc.option(fc.nat(80)) })
  .map(({ day, total, back }) => ({ day, total, back }))
const history = fc.array(order, { minLength: 1, maxLength: 14 }).map((list) =>
  list.map(({ day, total, back }, i) =>
    testOrder(`${i}`, day, total, {
      refunds: back === null ? [] : [{ id: 'r', created_at: testDay(day + back), amount_minor: total }],
    }),
  ),
)
const rules: fc.Arbitrary<TierProgramme> = fc
  .record({
    window: fc.constantFrom<TierProgramme['window']>(
      { kind: 'rolling', days: 60 },
      { kind: 'calendar_year' },
      { kind: 'lifetime' },
    ),
    term: fc.constantFrom<TierProgramme['term']>(
      { kind: 'days', days: 60 },
      { kind: 'year_end', years_more: 0 },
      { kind: 'forever' },
    ),
    downgrade: fc.constantFrom<TierProgramme['downgrade']>('one_step', 'to_qualifying', 'none'),
    grace_days: fc.constantFrom(0, 10, 45),
    refunds: fc.constantFrom<TierProgramme['refunds']>('at_once', 'at_term_end', 'ignored'),
  })
  .map((some) => ({ ...programme, ...some }))

describe('the history of a tier', () => {
  it('never skips a grace period, and falls no further than the programme says', () => {
    fc.assert(
      fc.property(history, rules, (orders, some) => {
        const { history: changes } = live(orders, some, testDay(900))
        const place = (id: string) => some.tiers.findIndex((tier) => tier.id === id)
        changes.forEach((change, i) => {
          const before = changes[i - 1]
          if (change.what !== 'down') return
          if (before?.what !== 'grace') throw new Error('lost without a grace')
          expect((before.until ?? 0) - before.at).toBe(some.grace_days * dayMs)
          expect(change.at).toBe(before.until)
          expect(place(change.tier)).toBeLessThan(place(before.tier))
          if (some.downgrade === 'one_step') expect(place(change.tier)).toBe(place(before.tier) - 1)
          expect(some.downgrade).not.toBe('none')
        })
        const times = changes.map(({ at }) => at)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
      }),
      { numRuns: 300 },
    )
  })

  it('is the same however often and however late somebody looks', () => {
    fc.assert(
      fc.property(
        history,
        rules,
        fc.array(fc.nat(890).map(testDay), { maxLength: 10 }),
        (orders, some, looks) => {
          expect(live(orders, some, testDay(900), looks)).toEqual(live(orders, some, testDay(900)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is never below what somebody qualifies for today', () => {
    fc.assert(
      fc.property(history, rules, fc.nat(900), (orders, some, day) => {
        const now = testDay(day)
        const known = orders
          .filter(({ created_at }) => created_at <= now)
          .map((one) => ({ ...one, refunds: [] }))
        if (known.length === 0) return
        const { tier } = live(known, { ...some, refunds: 'ignored' }, now)
        const context = contextOf(known, { ...some, refunds: 'ignored' })
        const standing = tierStanding(advanceTier(null, context, now), context, now)
        expect(some.tiers.findIndex(({ id }) => id === tier)).toBeGreaterThanOrEqual(
          qualifyingTier(some, standing.amount),
        )
      }),
    )
  })
})

describe('a tier', () => {
  it('rises at once, stays for its term, and falls one step after the grace', () => {
    const orders = [testOrder('a', 0, 150), testOrder('b', 20, 900)]
    const { history: changes } = live(orders, programme, testDay(200))
    expect(changes.map(({ at, what, tier }) => [(at - testDay(0)) / dayMs, what, tier])).toEqual([
      [-1, 'joined', 'member'],
      [20, 'up', 'gold'],
      [80, 'grace', 'gold'],
      [90, 'down', 'silver'],
      [150, 'grace', 'silver'],
      [160, 'down', 'member'],
    ])
  })

  it('is kept by what is bought in time, in the grace too', () => {
    const orders = [testOrder('a', 0, 250), testOrder('b', 65, 250)]
    const { history: changes, tier } = live(orders, programme, testDay(70))
    expect(changes.map(({ what }) => what)).toEqual(['joined', 'up', 'grace', 'kept'])
    expect(tier).toBe('silver')
  })

  it('that rested on what came back is in danger at once, at the end, or never', () => {
    const back = testOrder('a', 0, 250, { refunds: [{ id: 'r', created_at: testDay(5), amount_minor: 250 }] })
    const end = (refunds: TierProgramme['refunds']) =>
      live([back], { ...programme, refunds }, testDay(20)).history.map(({ what }) => what)
    expect(end('at_once')).toEqual(['joined', 'up', 'grace', 'down'])
    expect(end('at_term_end')).toEqual(['joined', 'up'])
    const later = (refunds: TierProgramme['refunds']) =>
      live([back], { ...programme, refunds, window: { kind: 'lifetime' } }, testDay(75)).tier
    expect([later('at_term_end'), later('ignored')]).toEqual(['member', 'silver'])
  })

  it('that the programme does not know any more becomes one that it knows', () => {
    const orders = [testOrder('a', 0, 250)]
    const old = live(orders, programme, testDay(1))
    const renamed = {
      ...programme,
      tiers: programme.tiers.map((tier) => ({ ...tier, id: `new-${tier.id}` })),
    }
    expect(advanceTier(old, contextOf(orders, renamed), testDay(2))).toMatchObject({
      tier: 'new-silver',
      history: [{ what: 'joined' }, { what: 'up' }, { what: 'programme', tier: 'new-silver' }],
    })
  })
})

describe('what lies around a tier', () => {
  it('tells what is missing for the next and to stay, and where it leads if nothing more is bought', () => {
    const orders = [testOrder('a', 0, 250), testOrder('b', 40, 120)]
    const state = live(orders, programme, testDay(50))
    const standing = tierStanding(state, contextOf(orders), testDay(50))
    expect(standing).toMatchObject({
      tier: { id: 'silver', multiplier: 1.25 },
      amount: 370,
      next: { id: 'gold', missing: 630 },
      keep: { threshold: 200, missing: 80, until: testDay(60) },
      projected: { at: testDay(70), tier: 'member' },
      is_in_grace: false,
    })
  })

  it('is true: whoever buys what is missing gets there, whoever buys a unit less does not', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 301, max: 400 }), (list, after) => {
        const day = after + 0.5 // nothing ends at this very moment
        const orders = list.map((one) => ({ ...one, refunds: [] }))
        const now = testDay(day)
        const state = live(orders, programme, now)
        const { next, keep } = tierStanding(state, contextOf(orders), now)
        const having = (total: number, until: number) =>
          live([...orders, testOrder('x', day, total)], programme, until)
        if (next) {
          expect(having(next.missing, now).tier).toBe(next.id)
          if (next.missing > 1) expect(having(next.missing - 1, now).tier).toBe(state.tier)
        }
        if (keep && keep.missing > 0) {
          const place = (id: string) => programme.tiers.findIndex((tier) => tier.id === id)
          const kept = having(keep.missing, keep.until)
          expect([place(kept.tier) >= place(state.tier), kept.grace]).toEqual([true, null])
          const missed = having(keep.missing - 1, keep.until)
          expect(missed.grace !== null || missed.tier !== state.tier).toBe(true)
        }
      }),
    )
  })

  it('is shown for a programme that is only tried, and changes nothing', () => {
    const stricter = {
      ...programme,
      tiers: programme.tiers.map((tier) => ({ ...tier, threshold: tier.threshold * 2 })),
    }
    const people = [
      { id: 'c:1', tier: 'silver', amount: 250 },
      { id: 'c:2', tier: 'silver', amount: 450 },
      { id: 'c:3', tier: 'member', amount: 450 },
      { id: 'c:4', tier: null, amount: 10 },
    ]
    expect(dryRun(people, stricter, programme)).toEqual([
      { from: 'silver', to: 'member', direction: 'down', count: 1, people: ['c:1'] },
      { from: null, to: 'member', direction: 'same', count: 1, people: ['c:4'] },
      { from: 'silver', to: 'silver', direction: 'same', count: 1, people: ['c:2'] },
      { from: 'member', to: 'silver', direction: 'up', count: 1, people: ['c:3'] },
    ])
  })
})

describe('what a tier is measured by', () => {
  const orders = [
    testOrder('a', 0, 100, { refunds: [{ id: 'r', created_at: testDay(9), amount_minor: 100 }] }),
    testOrder('b', 1, 40),
    testOrder('c', 2, 500, { cancelled: true }),
  ]
  const entries = [
    { n: 1, key: '1', at: testDay(0), kind: 'earn' as const, points: 10, order: 'a', placed_at: testDay(0) },
    { n: 2, key: '2', at: testDay(1), kind: 'adjust' as const, points: 5 },
    { n: 3, key: '3', at: testDay(2), kind: 'redeem' as const, points: -12 },
    { n: 4, key: '4', at: testDay(3), kind: 'earn' as const, points: 99, held: ['order_velocity' as const] },
    { n: 5, key: '5', at: testDay(9), kind: 'clawback' as const, points: -7, forgiven: 3, order: 'a' },
  ]
  const of = (basis: TierProgramme['basis'], known: number, refunds: TierProgramme['refunds'] = 'at_once') =>
    measureOf({ ...programme, basis, refunds }, { orders, entries, value: 61, topPercent: 95 })(
      testDay(-1),
      testDay(10),
      testDay(known),
    )

  it('knows a refund only once it came, and no cancelled order at all', () => {
    expect([of('net_spend', 8), of('net_spend', 9), of('net_spend', 9, 'ignored')]).toEqual([140, 40, 140])
    expect([of('orders', 8), of('orders', 9), of('orders', 9, 'ignored')]).toEqual([2, 1, 2])
  })

  it('counts points earned, not points left: spending lowers no tier', () => {
    expect([of('points_earned', 8), of('points_earned', 9), of('points_earned', 9, 'ignored')]).toEqual([
      15, 5, 15,
    ])
  })

  it('takes the value and the rank as they are given', () => {
    expect([of('value', 0), of('top_percent', 0)]).toEqual([61, 95])
  })
})

describe('a tier programme', () => {
  it('is taken when it is sound, and told what is wrong with it when not', () => {
    expect(parse(tierProgrammeSchema, defaultTierProgramme(100)).ok).toBe(true)
    const faults = (tiers: TierProgramme['tiers']) => {
      const parsed = parse(tierProgrammeSchema, { ...programme, tiers })
      return parsed.ok ? [] : parsed.faults.map(({ message }) => message)
    }
    const tier = (id: string, threshold: number, keep_threshold = 0) => ({
      id,
      name: id,
      threshold,
      keep_threshold,
    })
    expect(faults([tier('a', 1)])).toEqual(['must begin with a tier whose threshold is 0'])
    expect(faults([tier('a', 0), tier('b', 5), tier('c', 5)])).toEqual(['must have rising thresholds'])
    expect(faults([tier('a', 0), tier('a', 5)])).toEqual(['must have different ids'])
    expect(faults([tier('a', 0), tier('b', 5, 6)])).toEqual([
      'must not ask more for keeping a tier than for reaching it',
    ])
  })
})
