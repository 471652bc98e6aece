import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import { customerOf } from '../objects/names.ts'
import { act, order, page, rowsOf } from '../testing/loyalty.ts'
import { books, jsonLines, makeStore } from '../testing/store.ts'

describe('points', () => {
  it('are earned, redeemed, given back and adjusted, each act once', async () => {
    const store = await makeStore()
    const earn = { idempotency_key: 'e1', points: 500, reason: 'a review' }
    expect(await act(store, 'earn', earn)).toMatchObject({ created: true, balance: { active: 500 } })
    expect(await act(store, 'earn', earn)).toMatchObject({ created: false, balance: { active: 500 } })
    const redeemed = await act(store, 'redeem', { idempotency_key: 'r1', points: 300, order_id: 'o9' })
    expect(redeemed).toMatchObject({
      entry: { kind: 'redeem', points: -300 },
      balance: { active: 200, spent: 300 },
    })
    const back = await act(store, 'reverse', { idempotency_key: 'b1', redemption_key: 'r1' })
    expect(back.balance).toMatchObject({ active: 500, spent: 0 })
    expect((await act(store, 'adjust', { idempotency_key: 'a1', points: -100 })).balance.active).toBe(400)
    expect(await rowsOf(store)).toBe(4)
  })

  it.each([
    ['redeem', { idempotency_key: 'r', points: 900 }, 422, 'points_refused'],
    ['redeem', { idempotency_key: 'r', points: 1 }, 422, 'points_refused'],
    ['redeem', { idempotency_key: 'e1', points: 100 }, 409, 'conflict'],
    ['reverse', { idempotency_key: 'r', redemption_key: 'none' }, 404, 'not_found'],
    ['adjust', { idempotency_key: 'r', points: -501 }, 422, 'points_refused'],
    ['review', { idempotency_key: 'r', entry: 1, decision: 'release' }, 404, 'not_found'],
    ['earn', { idempotency_key: 'r', points: 5, referred: 'nobody' }, 404, 'not_found'],
  ])('are not moved by %s %j: %i', async (name, body, status, code) => {
    const store = await makeStore()
    await act(store, 'earn', { idempotency_key: 'e1', points: 500 })
    const answer = await store.server('POST', `/v1/points/${name}`, { customer_id: '42', ...body })
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code])
    expect(await rowsOf(store)).toBe(1)
  })

  it('for bringing oneself wait for review', async () => {
    const store = await makeStore(books(1))
    const named = { customer_name: 'Ada Reader' }
    await store.server('POST', '/v1/orders', jsonLines([order('o1', 500, named)]))
    await store.server(
      'POST',
      '/v1/orders',
      order('o2', 500, { customer_id: '43', customer_name: 'ADA  reader' }),
    )
    const held = await act(store, 'earn', { idempotency_key: 'f', points: 200, referred: '43' })
    expect(held).toMatchObject({ entry: { held: ['self_referral'] }, balance: { active: 0, held: 200 } })
    const waiting = async () => {
      await runDurableObjectAlarm(customerOf(env, store.store.id, 'c:42'))
      const list = await store.server('GET', '/v1/customers?held=true')
      return ((await list.json()) as CustomerList).customers.map(({ id, points_held }) => [id, points_held])
    }
    expect(await waiting()).toEqual([['c:42', 200]])
    const body = { idempotency_key: 'ok', entry: held.entry.n, decision: 'release' }
    expect((await act(store, 'review', body)).balance).toMatchObject({ active: 200, held: 0 })
    expect(await waiting()).toEqual([])
  })

  it('come with two acts at once, none lost and none doubled', async () => {
    const store = await makeStore()
    const acts = Array.from({ length: 12 }, (_, i) =>
      act(store, 'earn', { idempotency_key: `k${i % 6}`, points: 10 }),
    )
    await Promise.all(acts)
    expect((await page(store)).portrait.loyalty.points?.active).toBe(60)
    expect(await rowsOf(store)).toBe(6)
  })
})
