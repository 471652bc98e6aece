import { describe, expect, it } from 'vitest'
import { testDay, testOrder } from '../customer/test-order.ts'
import { defaultPointsPolicy, type PointsEntry } from '../wire/points.ts'
import { birthdayEntry, nextBirthday } from './birthday.ts'
import { orderEntry } from './order-points.ts'
import { type PointsAct, post } from './post.ts'
import { balanceOf } from './replay.ts'

const context = { policy: defaultPointsPolicy, now: testDay(1), timeZone: 'UTC', isFirstOrder: true }
const earn = (
  order = testOrder('a', 0, 4_630),
  more: Partial<typeof context & { tier: { id: string; multiplier: number } }> = {},
) => orderEntry([], order, { ...context, ...more })

describe('an order', () => {
  it('earns on what is paid for goods, rounded down, times the tier', () => {
    expect(earn()).toMatchObject({ points: 46, basis_minor: 4_630, key: 'order:a' })
    expect(earn(testOrder('a', 0, 4_630, { discount_minor: 700, tax_minor: 930 }))).toMatchObject({
      points: 30,
    })
    // 20.00 at 1.15 is 23 points, although 20 · 1.15 is 22.999… to a computer.
    expect(earn(testOrder('a', 0, 2_000), { tier: { id: 'gold', multiplier: 1.15 } })).toMatchObject({
      points: 23,
    })
    expect(earn(testOrder('a', 0, 99))).toMatchObject({ points: 0, basis_minor: 99 })
    expect(earn(testOrder('a', 0, 0))).toBe(null)
  })

  it('earns what the bonus rules that hold add', () => {
    const line = (item_id: string, total_minor: number, category: string) => ({
      item_id,
      n: 0,
      quantity: 1,
      total_minor,
      facets: { categories: ['Books', category] },
    })
    const order = testOrder('a', 0, 0, { lines: [line('x', 3_000, 'Poetry'), line('y', 1_000, 'Crime')] })
    const rules = [
      { id: 'poetry', categories: ['Poetry'], multiplier: 3 },
      { id: 'welcome', first_order: true, points: 50 },
      { id: 'gold', tiers: ['gold'], points: 999 },
      { id: 'over', until: '2025-12-31', points: 999 },
      { id: 'large', min_net_minor: 4_001, points: 999 },
    ]
    expect(earn(order, { policy: { ...defaultPointsPolicy, bonus_rules: rules } })).toMatchObject({
      points: 40 + 60 + 50,
      bonuses: [
        { rule: 'poetry', points: 60 },
        { rule: 'welcome', points: 50 },
      ],
    })
  })

  it('earns nothing when it was placed before the programme, or so long ago that its points are over', () => {
    expect(earn(undefined, { policy: { ...defaultPointsPolicy, starts_on: '2026-01-02' } })).toBe(null)
    expect(earn(undefined, { policy: { ...defaultPointsPolicy, enabled: false } })).toBe(null)
    expect(earn(undefined, { now: testDay(14 + 365) })).toBe(null)
    expect(earn(undefined, { now: testDay(14 + 364) })).toMatchObject({ points: 46 })
  })

  it('keeps its own proportion when the rules change, and earns on what is added', () => {
    const first = earn(testOrder('a', 0, 2_000))!
    const policy = { ...defaultPointsPolicy, minor_per_point: 1 }
    const half = testOrder('a', 0, 2_000, { refunds: [{ id: 'r', created_at: 0, amount_minor: 1_000 }] })
    expect(orderEntry([first], half, { ...context, policy })).toMatchObject({ kind: 'clawback', points: -10 })
    expect(orderEntry([first], testOrder('a', 0, 2_500), { ...context, policy })).toMatchObject({ points: 5 })
  })

  it('that is returned after its points were spent leaves none of them when the redemption is reversed, or earned twice', () => {
    const policy = { ...defaultPointsPolicy, pending_days: 0 }
    const order = testOrder('a', 0, 100_000)
    const returned = { ...order, refunds: [{ id: 'r', created_at: testDay(2), amount_minor: 100_000 }] }
    const next = (rows: readonly PointsEntry[], told = returned) =>
      orderEntry(rows, told, { ...context, policy, now: testDay(3) })
    const act = (rows: PointsEntry[], what: PointsAct): PointsEntry[] => {
      const posted = post(rows, what, policy, testDay(3))
      if (!posted.ok) throw new Error(posted.refusal)
      return [...rows, posted.entry]
    }
    const active = (rows: readonly PointsEntry[]) => balanceOf(rows, testDay(3)).active
    let rows = [earn(order, { policy })!]
    for (const [key, points] of Object.entries({ big: 700, small: 100 }))
      rows = act(rows, { act: 'redeem', key, points })
    rows.push(next(rows)!)
    expect(rows.at(-1)).toMatchObject({ kind: 'clawback', points: -200, forgiven: 800 })
    expect(next(rows)).toBe(null)
    const reversed = act(rows, { act: 'reverse', key: 'back', redemption: 'small' })
    reversed.push(next(reversed)!)
    expect(reversed.at(-1)).toMatchObject({ kind: 'clawback', points: -100, forgiven: -100 })
    expect([active(reversed), next(reversed)]).toEqual([0, null])
    const undone = [...rows, next(rows, order)!]
    expect(undone.at(-1)).toMatchObject({ kind: 'earn', points: 200, forgiven: -800 })
    expect([active(undone), next(undone, order)]).toEqual([200, null])
    expect(post(reversed, { act: 'reverse', key: 'back', redemption: 'big' }, policy, testDay(3))).toEqual({
      ok: false,
      refusal: 'key_reused',
    })
  })

  it('whose points somebody cancelled earns no more', () => {
    const first: PointsEntry = { ...earn()!, held: ['order_velocity'] }
    const cancel: PointsEntry = { n: 2, key: 'c', at: testDay(2), kind: 'cancel', of: 1, points: -46 }
    expect(orderEntry([first, cancel], testOrder('a', 0, 9_000), context)).toBe(null)
  })
})

describe('a birthday', () => {
  const due = (birthday: string, at: string, entries: PointsEntry[] = []) =>
    birthdayEntry(entries, birthday, defaultPointsPolicy, Date.parse(at), 'America/New_York')

  it('is kept once a year, on the day of the shop, or somewhat late', () => {
    expect(due('03-05', '2026-03-05T03:00Z')).toBe(null) // still the 4th over there
    const given = due('03-05', '2026-03-05T12:00Z')
    expect(given).toMatchObject({ key: 'birthday:2026', points: 100 })
    expect(due('03-05', '2026-04-04T12:00Z')).toMatchObject({ key: 'birthday:2026' })
    expect(due('03-05', '2026-04-05T12:00Z')).toBe(null)
    expect(due('03-05', '2026-03-20T12:00Z', [given!])).toBe(null)
    expect(due('03-05', '2027-03-05T12:00Z', [given!])).toMatchObject({ key: 'birthday:2027' })
  })

  it('cannot be moved to have two, nor be lost over the new year or in a common year', () => {
    const given = due('12-31', '2026-12-31T12:00Z')
    expect(due('01-02', '2027-01-02T12:00Z', [given!])).toBe(null)
    expect(due('12-31', '2027-01-10T12:00Z')).toMatchObject({ key: 'birthday:2026' })
    expect(due('02-29', '2026-02-28T12:00Z')).toMatchObject({ key: 'birthday:2026' })
  })

  it('comes again', () => {
    const next = (now: string) => new Date(nextBirthday('02-29', Date.parse(now), 'UTC')).toISOString()
    expect(next('2026-02-27T00:00Z')).toBe('2026-02-28T12:00:00.000Z')
    expect(next('2027-03-01T00:00Z')).toBe('2028-02-29T12:00:00.000Z')
  })
})
