import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import type { TierDryRun } from '#shared/wire/tier'
import { customerOf, insightsOf } from '../objects/names.ts'
import { dayMs, order, page, rowsOf } from '../testing/loyalty.ts'
import { about, books, jsonLines, makeStore } from '../testing/store.ts'

afterEach(() => {
  vi.useRealTimers()
})

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
