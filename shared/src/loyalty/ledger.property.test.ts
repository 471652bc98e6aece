import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testDay, testOrder } from '../customer/test-order.ts'
import { defaultPointsPolicy, type PointsEntry, type PointsPolicy } from '../wire/points.ts'
import { orderEntry } from './order-points.ts'
import { type PointsAct, post } from './post.ts'
import { balanceOf } from './replay.ts'

const dayMs = 86_400_000
const policy: PointsPolicy = {
  ...defaultPointsPolicy,
  minor_per_point: 10,
  pending_days: 5,
  expiry_days: 20,
  rollback_days: 3,
  min_redeem: 1,
}
/** So tight that many random orders are held. */
const strict: PointsPolicy = { ...policy, max_points_per_day: 60 }
const context = { policy, now: testDay(0), timeZone: 'UTC', isFirstOrder: false }

type Step = { days: number } & (
  | { order: number; total: number }
  | { refund: number; amount: number }
  | { act: 'redeem' | 'earn' | 'adjust'; points: number }
  | { reverse: number }
  | { review: number; decision: 'release' | 'cancel' }
)
const days = fc.integer({ min: 0, max: 8 })
const small = fc.integer({ min: 1, max: 60 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ days, order: fc.nat(3), total: fc.integer({ min: 0, max: 800 }) }),
  fc.record({ days, refund: fc.nat(3), amount: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ days, act: fc.constantFrom('redeem', 'earn', 'adjust'), points: small }),
  fc.record({ days, act: fc.constant('adjust'), points: small.map((n) => -n) }),
  fc.record({ days, reverse: fc.nat(8) }),
  fc.record({ days, review: fc.nat(12), decision: fc.constantFrom('release', 'cancel') }),
)

/** Walks through the steps; gives every state of the ledger with its time. */
function walk(steps: readonly Step[], rules: PointsPolicy): { entries: PointsEntry[]; now: number }[] {
  let entries: PointsEntry[] = []
  let now = testDay(0)
  const orders = new Map<number, ReturnType<typeof testOrder>>()
  const states: { entries: PointsEntry[]; now: number }[] = []
  const add = (act: PointsAct): void => {
    const posted = post(entries, act, rules, now)
    if (posted.ok && posted.created) entries = [...entries, posted.entry]
  }
  steps.forEach((one, i) => {
    now += one.days * dayMs
    const key = `k${i}`
    if ('order' in one || 'refund' in one) {
      const id = 'order' in one ? one.order : one.refund
      let order = orders.get(id)
      if ('order' in one) order ??= testOrder(`${id}`, Math.round((now - testDay(0)) / dayMs), one.total)
      else if (order)
        order = {
          ...order,
          refunds: [...order.refunds, { id: key, created_at: now, amount_minor: one.amount }],
        }
      if (order) {
        orders.set(id, order)
        const row = orderEntry(entries, order, { ...context, policy: rules, now })
        if (row) entries = [...entries, row]
        expect(orderEntry(entries, order, { ...context, policy: rules, now })).toBe(null)
      }
    } else if ('act' in one) add({ act: one.act, key, points: one.points } as PointsAct)
    else if ('reverse' in one) add({ act: 'reverse', key, redemption: `k${one.reverse}` })
    else add({ act: 'review', key, entry: one.review, decision: one.decision })
    states.push({ entries, now })
  })
  return states
}

/** The slow, obvious version: every single point by itself, walked through its life row by row. */
function pointByPoint(
  entries: readonly PointsEntry[],
  now: number,
): { free: number; owed: number; expired: number } {
  interface Point {
    lot: number
    order: string | undefined
    from: number
    until: number
    held: boolean
    gone: boolean
    takenBy: number
  }
  let points: Point[] = []
  let owed = 0
  let expired = 0
  const rank = (a: Point, b: Point) =>
    (a.until === b.until ? 0 : a.until < b.until ? -1 : 1) || a.from - b.from || a.lot - b.lot
  const age = (at: number) => {
    for (const point of points) {
      if (point.gone || point.held || point.until > at) continue
      point.gone = true
      expired++
    }
  }
  const takeOne = (may: (point: Point) => boolean, by: number): boolean => {
    const point = points.filter((p) => !p.gone && may(p)).sort(rank)[0]
    if (point) Object.assign(point, { gone: true, takenBy: by })
    return point !== undefined
  }
  const payOwed = () => {
    while (owed > 0 && takeOne((p) => !p.held, 0)) owed--
  }
  const born = (lot: number, row: PointsEntry): Point => ({
    lot,
    order: row.order,
    from: row.available_at ?? row.at,
    until: row.expires_at ?? Number.POSITIVE_INFINITY,
    held: row.held !== undefined,
    gone: false,
    takenBy: 0,
  })
  for (const row of entries) {
    age(row.at)
    if (row.kind === 'release') for (const p of points) p.held &&= p.lot !== row.of
    else if (row.kind === 'cancel') points = points.filter((p) => p.lot !== row.of || p.gone)
    else if (row.kind === 'rollback') {
      const back = points.filter((p) => p.takenBy === row.of).map((p) => ({ ...p }))
      for (const p of back)
        points.push({
          ...p,
          gone: false,
          takenBy: 0,
          lot: row.n,
          from: row.at,
          until: Math.max(p.until, row.expires_at ?? 0),
        })
    } else if (row.points > 0) for (let i = 0; i < row.points; i++) points.push(born(row.n, row))
    else if (row.kind === 'redeem')
      for (let i = 0; i < -row.points; i++)
        expect(takeOne((p) => !p.held && p.from <= row.at, row.n)).toBe(true)
    else
      for (let i = 0; i < -row.points; i++)
        if (
          !takeOne((p) => row.order !== undefined && p.order === row.order, 0) &&
          !takeOne((p) => !p.held, 0)
        )
          owed++
    payOwed()
  }
  age(now)
  return { free: points.filter((p) => !p.gone && !p.held).length, owed, expired }
}

const steps = fc.array(step, { maxLength: 14 })
const either = fc.constantFrom('never' as const, 'allowed' as const)

describe('the points ledger', () => {
  it('comes to what following each single point comes to', () => {
    fc.assert(
      fc.property(steps, either, days, (list, negative_balance, later) => {
        const last = walk(list, { ...strict, negative_balance }).at(-1)
        if (!last) return
        const now = last.now + later * dayMs
        const { active, pending, expired } = balanceOf(last.entries, now)
        const slow = pointByPoint(last.entries, now)
        expect({ free: active + pending, expired }).toEqual({
          free: slow.free - slow.owed,
          expired: slow.expired,
        })
      }),
      { numRuns: 300 },
    )
  })

  it('loses and invents no point, and is never below zero unless that is allowed', () => {
    fc.assert(
      fc.property(steps, either, (list, negative_balance) => {
        for (const { entries, now } of walk(list, { ...strict, negative_balance })) {
          const { active, pending, held, spent, expired, earned } = balanceOf(entries, now)
          expect(active + pending + held + spent + expired).toBe(earned)
          expect(Math.min(pending, held, spent, expired)).toBeGreaterThanOrEqual(0)
          if (negative_balance === 'never') expect(active).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('only grows, and no two rows share a key', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let before: PointsEntry[] = []
        for (const { entries } of walk(list, strict)) {
          expect(entries.slice(0, before.length)).toEqual(before)
          before = entries
        }
        expect(new Set(before.map(({ key }) => key)).size).toBe(before.length)
        expect(before.map(({ n }) => n)).toEqual(before.map((_, i) => i + 1))
      }),
    )
  })

  it('gives an order its share of points, whatever part of it came back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 100_000 }),
        fc.array(fc.integer({ min: 1, max: 30_000 })),
        (total, refunds) => {
          let order = testOrder('a', 0, total)
          let entries: PointsEntry[] = []
          const tell = () => {
            const row = orderEntry(entries, order, {
              ...context,
              policy: { ...policy, max_points_per_day: 1e9 },
            })
            if (row) entries = [...entries, row]
          }
          tell()
          for (const [i, amount_minor] of refunds.entries()) {
            order = { ...order, refunds: [...order.refunds, { id: `${i}`, created_at: 0, amount_minor }] }
            tell()
          }
          const left = Math.max(0, total - refunds.reduce((sum, amount) => sum + amount, 0))
          const sum = entries.reduce((all, { points }) => all + points, 0)
          expect(sum).toBe(Math.floor((Math.floor(total / 10) * left) / total))
        },
      ),
    )
  })
})
