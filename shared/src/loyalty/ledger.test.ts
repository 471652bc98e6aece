import { describe, expect, it } from 'vitest'
import { testDay, testOrder } from '../customer/test-order.ts'
import { defaultPointsPolicy, type PointsEntry, type PointsPolicy } from '../wire/points.ts'
import { orderEntry } from './order-points.ts'
import { post } from './post.ts'
import { balanceOf, replay } from './replay.ts'

const policy: PointsPolicy = {
  ...defaultPointsPolicy,
  minor_per_point: 10,
  pending_days: 5,
  expiry_days: 20,
  rollback_days: 3,
  min_redeem: 1,
}
const context = { policy, now: testDay(0), timeZone: 'UTC', isFirstOrder: false }

describe('points', () => {
  const order = testOrder('a', 0, 1_000)
  const earned = orderEntry([], order, context)
  if (!earned) throw new Error('nothing earned')

  it('wait until the order can no longer be returned, then last their time', () => {
    const at = (day: number) => balanceOf([earned], testDay(day))
    expect(at(4)).toMatchObject({ active: 0, pending: 100, arriving: [{ at: testDay(5), points: 100 }] })
    expect(at(5)).toMatchObject({ active: 100, pending: 0, expiring: [{ at: testDay(25), points: 100 }] })
    expect(at(25)).toMatchObject({ active: 0, expired: 100, earned: 100 })
  })

  it('are spent from what expires soonest, and come back to it, for some days at least', () => {
    const lasting = { n: 2, key: 'l', at: testDay(5), kind: 'adjust', points: 30, expires_at: null } as const
    const rows: PointsEntry[] = [earned, lasting]
    const spent = post(rows, { act: 'redeem', key: 'r', points: 110 }, policy, testDay(6))
    if (!spent.ok) throw new Error(spent.refusal)
    expect(replay([...rows, spent.entry], testDay(6)).lots).toMatchObject([{ n: 2, left: 20 }])
    const back = post(
      [...rows, spent.entry],
      { act: 'reverse', key: 'b', redemption: 'r' },
      policy,
      testDay(30),
    )
    if (!back.ok) throw new Error(back.refusal)
    const all = [...rows, spent.entry, back.entry]
    expect(balanceOf(all, testDay(30))).toMatchObject({ active: 130, spent: 0 })
    expect(balanceOf(all, testDay(33))).toMatchObject({ active: 30, expired: 100 })
    expect(post(all, { act: 'reverse', key: 'again', redemption: 'r' }, policy, testDay(31))).toEqual({
      ok: false,
      refusal: 'given_back_already',
    })
  })

  it('cannot be spent before they are there, below the minimum or off the steps', () => {
    const rules = { ...policy, min_redeem: 20, redeem_step: 10 }
    const spend = (points: number, day: number) =>
      post([earned], { act: 'redeem', key: 'r', points }, rules, testDay(day))
    expect(spend(50, 4)).toMatchObject({ refusal: 'insufficient' })
    expect(spend(10, 6)).toMatchObject({ refusal: 'below_minimum' })
    expect(spend(25, 6)).toMatchObject({ refusal: 'not_in_steps' })
    expect(spend(110, 6)).toMatchObject({ refusal: 'insufficient' })
    expect(spend(100, 6)).toMatchObject({ ok: true })
  })

  it('that were spent are forgiven or owed when their order comes back', () => {
    const spent = post([earned], { act: 'redeem', key: 'r', points: 80 }, policy, testDay(6))
    if (!spent.ok) throw new Error(spent.refusal)
    const rows = [earned, spent.entry]
    const returned = { ...order, cancelled: true }
    const forgiven = orderEntry(rows, returned, { ...context, now: testDay(7) })
    expect(forgiven).toMatchObject({ kind: 'clawback', points: -20, forgiven: 80 })
    const owing = { ...policy, negative_balance: 'allowed' as const }
    const owed = orderEntry(rows, returned, { ...context, policy: owing, now: testDay(7) })
    expect(owed).toMatchObject({ points: -100 })
    expect(balanceOf([...rows, owed!], testDay(7)).active).toBe(-80)
    const next = orderEntry([...rows, owed!], testOrder('b', 7, 1_000), { ...context, now: testDay(7) })
    expect(balanceOf([...rows, owed!, next!], testDay(13)).active).toBe(20)
  })

  it('earned too fast wait for somebody to look', () => {
    const rules = { ...policy, max_orders_per_day: 1, max_points_per_day: 1e9 }
    const second = orderEntry([earned], testOrder('b', 0), { ...context, policy: rules })
    expect(second).toMatchObject({ held: ['order_velocity'] })
    const rows = [earned, second!]
    expect(balanceOf(rows, testDay(6))).toMatchObject({ active: 100, held: 100 })
    const decide = (decision: 'release' | 'cancel') => {
      const posted = post(rows, { act: 'review', key: 'v', entry: 2, decision }, rules, testDay(6))
      if (!posted.ok) throw new Error(posted.refusal)
      return balanceOf([...rows, posted.entry], testDay(6))
    }
    expect(decide('release')).toMatchObject({ active: 200, held: 0 })
    expect(decide('cancel')).toMatchObject({ active: 100, held: 0, earned: 100 })
    expect(
      post(rows, { act: 'review', key: 'v', entry: 1, decision: 'cancel' }, rules, testDay(6)),
    ).toMatchObject({
      refusal: 'no_such_hold',
    })
  })

  it('for bringing a friend wait when the friend is oneself, or no newcomer, and come once', () => {
    const bring = (referred: string, isSelf: boolean, orders: number, rows: PointsEntry[] = []) =>
      post(
        rows,
        { act: 'earn', key: referred, points: 9, referral: { referred, isSelf, orders } },
        policy,
        testDay(0),
      )
    expect(bring('1', true, 1)).toMatchObject({ entry: { held: ['self_referral'] } })
    expect(bring('1', false, 2)).toMatchObject({ entry: { held: ['not_first_order'] } })
    const good = bring('1', false, 1)
    if (!good.ok) throw new Error(good.refusal)
    expect(good.entry.held).toBe(undefined)
    const again = {
      act: 'earn',
      key: 'x',
      points: 9,
      referral: { referred: '1', isSelf: false, orders: 1 },
    } as const
    expect(post([good.entry], again, policy, testDay(1))).toMatchObject({ refusal: 'referred_before' })
  })

  it('answers a repeated act with the row it wrote, and another act under its key not at all', () => {
    const credit = { act: 'earn', key: 'a', points: 50 } as const
    const first = post([], credit, policy, testDay(0))
    if (!first.ok) throw new Error('refused')
    expect(post([first.entry], credit, policy, testDay(3))).toEqual({ ...first, created: false })
    expect(post([first.entry], { ...credit, points: 51 }, policy, testDay(3))).toEqual({
      ok: false,
      refusal: 'key_reused',
    })
  })
})
