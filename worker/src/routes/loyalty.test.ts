import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import type { CustomerPage, Me } from '#shared/wire/me'
import type { PointsReply } from '#shared/wire/points'
import type { TierDryRun } from '#shared/wire/tier'
import { customerOf, insightsOf } from '../objects/names.ts'
import { about, books, call, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const dayMs = 86_400_000

afterEach(() => {
  vi.useRealTimers()
})

const order = (id: string, total: number, more: object = {}) => ({
  id,
  created_at: Date.now(),
  customer_id: '42',
  currency: 'GBP',
  items: [{ item_id: 'book-1', quantity: 1, total_minor: total }],
  ...more,
})

async function page(store: TestStore, id = '42'): Promise<CustomerPage> {
  const answer = await store.server('GET', `/v1/customers/${id}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as CustomerPage
}

async function me(store: TestStore): Promise<Me> {
  const exp = Math.floor(Date.now() / 1_000) + 600
  const token = await sign({ sub: '42', aud: store.store.id, exp }, store.identity_secret, 'HS256')
  const answer = await call('GET', `/v1/me?key=${store.publishable_key}`, {
    headers: { 'x-kindred-identity': token },
  })
  return (await answer.json()) as Me
}

async function act(store: TestStore, name: string, body: object): Promise<PointsReply> {
  const answer = await store.server('POST', `/v1/points/${name}`, { customer_id: '42', ...body })
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as PointsReply
}

/** How many rows the ledger of customer 42 has. */
function rowsOf(store: TestStore): Promise<number> {
  return runInDurableObject(
    customerOf(env, store.store.id, 'c:42'),
    (_, { storage }) => storage.sql.exec<{ n: number }>('SELECT count(*) AS n FROM points').one().n,
  )
}

describe('an order with the secret key', () => {
  it('earns points once, lifts the tier at once, and gives them back with a refund', async () => {
    const store = await makeStore(books(1))
    await store.server('POST', '/v1/orders', order('o1', 25_000))
    await store.server('POST', '/v1/orders', order('o1', 25_000))
    const before = await page(store)
    expect(before.portrait.loyalty).toMatchObject({
      tier: { tier: { id: 'silver' }, amount: 25_000, next: { id: 'gold', missing: 75_000 } },
      points: { active: 0, pending: 250, earned: 250 },
    })
    const refund = { id: 'r1', created_at: Date.now(), amount_minor: 20_000 }
    await store.server('POST', '/v1/orders/o1/refunds', refund)
    await store.server('POST', '/v1/orders/o1/refunds', refund)
    const after = await page(store)
    expect(after.portrait.loyalty).toMatchObject({
      tier: { tier: { id: 'silver' }, is_in_grace: true, keep: { missing: 15_000 } },
      points: { pending: 50 },
      ledger: [
        { kind: 'clawback', points: -200 },
        { kind: 'earn', points: 250 },
      ],
    })
    expect(await rowsOf(store)).toBe(2)
  })

  it('is kept through eviction, and told to the list of customers', async () => {
    const store = await makeStore(books(1))
    await store.server('POST', '/v1/orders', order('o1', 25_000))
    const stub = customerOf(env, store.store.id, 'c:42')
    await evictDurableObject(stub as unknown as DurableObjectStub<undefined>)
    expect((await page(store)).portrait.loyalty.points?.pending).toBe(250)
    await runDurableObjectAlarm(stub)
    const list = (await (await store.server('GET', '/v1/customers')).json()) as { customers: object[] }
    expect(list.customers).toMatchObject([{ id: 'c:42', tier: 'silver', points: 250, orders: 1, views: 0 }])
    const inTier = async (tier: string) =>
      ((await (await store.server('GET', `/v1/customers?tier=${tier}`)).json()) as CustomerList).total
    expect([await inTier('silver'), await inTier('gold')]).toEqual([1, 0])
  })

  it('earns nothing for guests, for who names nobody, and in the browser’s word', async () => {
    const store = await makeStore(books(1))
    const guest = order('g1', 25_000, { customer_id: undefined, email: 'a@shop.example' })
    await store.server('POST', '/v1/orders', jsonLines([guest]))
    await store.events([about('book-1'), { ...about('book-1'), name: 'purchase', transaction_id: 't1' }])
    const list = (await (await store.server('GET', '/v1/customers?kind=all')).json()) as {
      customers: { id: string }[]
    }
    for (const { id } of list.customers) {
      expect((await page(store, encodeURIComponent(id))).portrait.loyalty).toMatchObject({
        tier: null,
        points: null,
      })
    }
  })

  it('that a visitor made before signing in earns when they do', async () => {
    const store = await makeStore(books(2))
    const { visitor = '' } = await store.events([about('book-1'), about('book-2')])
    await store.server('POST', '/v1/orders', order('v1', 5_000, { customer_id: undefined, visitor }))
    await store.server('POST', '/v1/orders', order('o1', 1_000, { visitor }))
    const stub = customerOf(env, store.store.id, 'c:42')
    await runDurableObjectAlarm(stub)
    expect((await page(store)).portrait.loyalty.points).toMatchObject({ pending: 60, earned: 60 })
  })
})

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

describe('what is due by itself', () => {
  it('is done by alarm: a term that ends, its grace, a birthday', async () => {
    // In days to come: an alarm in the past is moved to the present.
    const start = Date.UTC(2034, 1, 10, 12)
    vi.useFakeTimers({ toFake: ['Date'], now: start })
    const store = await makeStore(books(1))
    await store.server('POST', '/v1/orders', order('o1', 25_000))
    await store.server('PATCH', '/v1/customers/42', { birthday: '03-05' })
    const stub = customerOf(env, store.store.id, 'c:42')
    const kept = () =>
      runInDurableObject(stub, (object) => {
        const record = object.read()
        if (!record || 'status' in record) throw new Error('nobody')
        return { tier: record.profile.tier?.tier, rows: record.points.map(({ kind }) => kind) }
      })
    const alarmAt = () => runInDurableObject(stub, (_, { storage }) => storage.getAlarm())
    await runDurableObjectAlarm(stub)
    expect(await alarmAt()).toBe(Date.UTC(2034, 2, 5, 12))
    vi.setSystemTime(Date.UTC(2034, 2, 5, 12))
    await runDurableObjectAlarm(stub)
    expect(await kept()).toEqual({ tier: 'silver', rows: ['earn', 'birthday'] })
    vi.setSystemTime(start + 396 * dayMs)
    await evictDurableObject(stub as unknown as DurableObjectStub<undefined>)
    await runDurableObjectAlarm(stub)
    expect((await kept()).tier).toBe('member')
    expect((await page(store)).portrait.loyalty.tier?.history.map(({ what }) => what)).toEqual([
      'joined',
      'up',
      'grace',
      'down',
    ])
  })
})

describe('who a customer is', () => {
  it('has every score with its parts', async () => {
    const store = await makeStore([
      { ...books(1)[0]!, brand: 'Faber', tags: ['new'], list_price_minor: 2_000 },
    ])
    await store.server('POST', '/v1/orders', order('o1', 5_000, { service_cost_minor: 200 }))
    const { portrait } = await page(store)
    expect(portrait.worth.year).toMatchObject({
      net_minor: 5_000,
      cost_minor: 3_000,
      contribution_minor: 1_800,
    })
    const { value, parts } = portrait.worth.value
    expect(parts.map(({ part }) => part)).toEqual(['contribution', 'future', 'credit', 'loyalty', 'growth'])
    expect(value).toBeCloseTo(
      parts.reduce((sum, { weight, score }) => sum + weight * score, 0),
      12,
    )
    expect(portrait.how.lifecycle).toMatchObject({ stage: 'acquire', rule: 'first_order' })
    expect(portrait.what.affinities.map(({ entries }) => entries[0]?.key)).toEqual([
      'Novels',
      'Faber',
      '19',
      'new',
    ])
    expect(portrait.what.needs.needs).toHaveLength(5)
  })

  it('is coloured by what was opened, and not by presents', async () => {
    const store = await makeStore([...books(1, 'Poetry'), { ...books(2, 'Crime')[1]! }])
    const { visitor = '' } = await store.events([
      about('book-1'),
      { ...about('book-1'), name: 'add_to_cart' },
    ])
    const present = { visitor, gift: true, items: [{ item_id: 'book-2', quantity: 1, total_minor: 900 }] }
    await store.server('POST', '/v1/orders', order('o1', 0, present))
    const { portrait } = await page(store)
    expect(portrait.what.affinities[0]?.entries).toMatchObject([
      { key: 'Poetry', weight: expect.closeTo(4, 1) },
    ])
    expect(portrait.how).toMatchObject({ orders: 1, gift_orders: 1 })
  })
})

describe('a shopper', () => {
  it('sees tier, points, progress and what the store believes, and may correct it', async () => {
    const store = await makeStore(books(1))
    await store.server('POST', '/v1/orders', order('o1', 25_000, { created_at: Date.now() - 20 * dayMs }))
    const seen = await me(store)
    expect(seen.loyalty).toMatchObject({
      tier: { tier: { id: 'silver', name: 'Silver' }, next: { id: 'gold' } },
      points: { active: 250, expiring: [{ points: 250 }] },
      points_worth_minor: 250,
    })
    expect(seen).not.toHaveProperty('portrait')
    const exp = Math.floor(Date.now() / 1_000) + 600
    const token = await sign({ sub: '42', aud: store.store.id, exp }, store.identity_secret, 'HS256')
    const patch = (body: object) =>
      call('PATCH', `/v1/me?key=${store.publishable_key}`, {
        headers: { 'x-kindred-identity': token },
        body: JSON.stringify(body),
      })
    const corrected = {
      interests: { category: { likes: ['Poetry'], dislikes: ['Novels'] } },
      channels: { email: false },
      satisfaction: 5,
    }
    expect((await patch(corrected)).status).toBe(204)
    const after = await me(store)
    expect(after.beliefs.interests[0]?.entries).toMatchObject([
      { key: 'Poetry', said: 'like' },
      { key: 'Novels', said: 'dislike', share: 0 },
    ])
    expect(after.beliefs.reach).toMatchObject({
      channels: { email: false, sms: null },
      personalisation: true,
    })
    expect((await page(store)).portrait.loyalty.satisfaction).toMatchObject({
      stated: 1,
      quadrant: 'mercenary',
    })
    expect((await patch({ personalisation: false })).status).toBe(204)
    expect((await me(store)).beliefs.interests[1]?.evidence).toBe(0)
    expect((await patch({ birthday: '01-01' })).status).toBe(204)
    expect((await page(store)).portrait.who.birthday).toBe(null)
  })

  it('with a visitor id alone sees no tier and no points', async () => {
    const store = await makeStore(books(2))
    const { visitor = '' } = await store.events([about('book-1'), about('book-2')])
    const mine = (method: string, body?: object) =>
      call(method, `/v1/me?key=${store.publishable_key}`, {
        headers: { 'x-kindred-visitor': visitor },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
    const seen = (await (await mine('GET')).json()) as Me
    expect(seen.loyalty).toBe(null)
    expect(seen.beliefs.interests[0]?.entries).toMatchObject([{ key: 'Novels' }])
    expect((await mine('PATCH', { personalisation: false })).status).toBe(204)
    await store.events([about('book-1')], { visitor })
    expect(((await (await mine('GET')).json()) as Me).beliefs).toMatchObject({
      reach: { personalisation: false },
      interests: [{ evidence: 0 }, {}, {}, {}],
    })
  })

  it('who is forgotten leaves no row of points', async () => {
    const store = await makeStore()
    await act(store, 'earn', { idempotency_key: 'e', points: 500, reason: 'secret words' })
    expect((await store.server('DELETE', '/v1/customers/42')).status).toBe(204)
    expect(await rowsOf(store)).toBe(0)
    const again = await store.server('POST', '/v1/points/earn', {
      customer_id: '42',
      idempotency_key: 'x',
      points: 5,
    })
    expect(again.status).toBe(410)
  })
})

describe('a tier programme', () => {
  it('is tried before it is switched on, and says who would move', async () => {
    const store = await makeStore(books(1))
    await store.server(
      'POST',
      '/v1/orders',
      jsonLines([order('o1', 25_000), order('o2', 1_000, { customer_id: '43' })]),
    )
    for (const id of ['42', '43']) await runDurableObjectAlarm(customerOf(env, store.store.id, `c:${id}`))
    const { tiers } = store.store
    const stricter = {
      ...tiers,
      tiers: tiers.tiers.map((tier) => ({ ...tier, threshold: tier.threshold * 2 })),
    }
    const tried = await store.server('POST', '/v1/tiers/dry-run', { tiers: stricter })
    expect((await tried.json()) as TierDryRun).toEqual({
      customers: 2,
      moves: [
        { from: 'silver', to: 'member', direction: 'down', count: 1, people: ['c:42'] },
        { from: 'member', to: 'member', direction: 'same', count: 1, people: ['c:43'] },
      ],
    })
    expect((await page(store)).portrait.loyalty.tier?.tier.id).toBe('silver')
    const byValue = await store.server('POST', '/v1/tiers/dry-run', {
      tiers: { ...stricter, basis: 'value' },
    })
    expect(byValue.status).toBe(400)
  })
})

describe('a programme by rank', () => {
  it('lifts the best customers when the models have run', async () => {
    const store = await makeStore(books(1))
    const tiers = {
      ...store.store.tiers,
      basis: 'top_percent',
      tiers: [
        { id: 'all', name: 'All', threshold: 0 },
        { id: 'best', name: 'Best', threshold: 80 },
      ],
    }
    expect((await store.server('PUT', '/v1/settings', { tiers })).status).toBe(200)
    const orders = Array.from({ length: 10 }, (_, i) =>
      order(`o${i}`, 1_000 * (i + 1), { customer_id: `${i}` }),
    )
    await store.server('POST', '/v1/orders', jsonLines(orders))
    for (let i = 0; i < 10; i++) await runDurableObjectAlarm(customerOf(env, store.store.id, `c:${i}`))
    const tierOf = async (id: string) => (await page(store, id)).portrait.loyalty.tier?.tier.id
    expect(await tierOf('9')).toBe('all')
    await vi.waitFor(async () => {
      await runDurableObjectAlarm(insightsOf(env, store.store.id))
      expect(await tierOf('9')).toBe('best')
    }, 10_000)
    expect([await tierOf('8'), await tierOf('7')]).toEqual(['best', 'all'])
  })

  it('by the composite value counts the customer’s own figures', async () => {
    const store = await makeStore(books(1))
    const byValue = {
      ...store.store.tiers,
      basis: 'value',
      tiers: [
        { id: 'all', name: 'All', threshold: 0 },
        { id: 'good', name: 'Good', threshold: 30 },
      ],
    }
    expect((await store.server('PUT', '/v1/settings', { tiers: byValue })).status).toBe(200)
    await store.server(
      'POST',
      '/v1/orders',
      jsonLines([order('a', 90_000), order('b', 500, { customer_id: '43' })]),
    )
    const [rich, poor] = [await page(store), await page(store, '43')]
    expect([rich, poor].map(({ portrait }) => portrait.loyalty.tier?.tier.id)).toEqual(['good', 'all'])
    expect(rich.portrait.loyalty.tier?.amount).toBeCloseTo(100 * rich.portrait.worth.value.value, 6)
  })
})

describe('the value of a customer', () => {
  it('is ranked among all, by the models of the store, once there are enough', async () => {
    const store = await makeStore(books(1))
    const orders = Array.from({ length: 60 }, (_, i) =>
      order(`o${i}`, 1_000 + 100 * (i % 30), {
        customer_id: `${i % 30}`,
        created_at: Date.now() - (20 + 7 * (i % 30) + (i < 30 ? 90 : 0)) * dayMs,
      }),
    )
    await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
    await store.server('POST', '/v1/orders', jsonLines(orders))
    for (let i = 0; i < 30; i++) await runDurableObjectAlarm(customerOf(env, store.store.id, `c:${i}`))
    const worth = async (id: string) => (await page(store, id)).portrait.worth
    expect((await worth('29')).value.parts[0]).toMatchObject({ by: 'saturation' })
    const insights = insightsOf(env, store.store.id)
    await vi.waitFor(async () => {
      await runDurableObjectAlarm(insights)
      expect((await worth('29')).outlook.p_alive).toBeGreaterThan(0)
    }, 10_000)
    const [best, least] = [await worth('29'), await worth('0')]
    expect(best.value.parts[0]).toMatchObject({ by: 'percentile', raw: Math.round(0.4 * 3_900) * 2 })
    expect(best.value.parts[0]?.score).toBeGreaterThan(least.value.parts[0]?.score ?? 1)
    expect(best.value.parts[1]).toMatchObject({ by: 'percentile', raw: best.outlook.clv_minor })
  })
})
