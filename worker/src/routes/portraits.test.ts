import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { describe, expect, it, vi } from 'vitest'
import type { BaseSegments } from '#shared/wire/customer-base'
import type { Me } from '#shared/wire/me'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { customerOf, insightsOf } from '../objects/names.ts'
import { catalogueView } from '../read/catalogue-view.ts'
import { act, dayMs, me, order, page, rowsOf } from '../testing/loyalty.ts'
import { about, books, call, jsonLines, makeStore } from '../testing/store.ts'

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

describe('how dear the chosen products are', () => {
  const dearnessOf = async (dear: boolean) => {
    const store = await makeStore(books(9))
    const chosen = dear ? ['book-8', 'book-9'] : ['book-1', 'book-2']
    const { visitor = '' } = await store.events(chosen.map((id) => about(id)))
    const items = [{ item_id: chosen[1], quantity: 1, total_minor: 1_000 }]
    await store.server('POST', '/v1/orders', order('o1', 0, { visitor, items }))
    const { needs } = (await page(store)).portrait.what.needs
    return needs
      .find(({ need }) => need === 'quality')
      ?.signals.find(({ name }) => name === 'dear_in_category')
  }

  it('is read from their rank by price within the category', async () => {
    expect(await dearnessOf(true)).toMatchObject({
      value: expect.closeTo((0.88 + 1 + 1) / 3, 5),
      evidence: 3,
    })
    expect(await dearnessOf(false)).toMatchObject({
      value: expect.closeTo((0 + 0.13 + 0.13) / 3, 5),
      evidence: 3,
    })
  })

  it('costs no call more: products on shelves get their rank when first opened', async () => {
    const store = await makeStore(books(6))
    const view = catalogueView(store.store.id)
    await view.load(env, [6])
    expect(view.product(6)?.price_rank).toBe(undefined)
    await store.events([about('book-6')])
    expect(view.product(6)?.price_rank).toBe(1)
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
    const { id, currency, loyalty, beliefs } = seen
    expect(await me(store, '&brief=true')).toEqual({ id, currency, loyalty, beliefs })
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

  it('who wants nothing personal is shown the shelves that a stranger is', async () => {
    const novels = books(8).map((book) => ({ ...book, brand: 'Faber' }))
    const poems = books(16, 'Poetry').slice(8)
    const store = await makeStore([...novels, ...poems])
    await store.server('PUT', '/v1/settings', { recommendation: { exploration: 0 } })
    const { visitor = '' } = await store.events(
      ['book-1', 'book-2', 'book-3', 'book-4'].map((id) => about(id)),
    )
    const shown = async (more: object) => {
      const shelves = [{ id: 's', placement: 'home', limit: 6 }]
      const answer = await store.page('/v1/recommendations', { context: {}, shelves, ...more })
      const { products, personal } = ((await answer.json()) as RecommendationResult).shelves[0]!
      return { ids: products.map(({ id }) => id), personal }
    }
    const stranger = await shown({})
    expect(stranger.personal).toBe(false)
    const before = await shown({ visitor })
    expect(before.personal).toBe(true)
    expect(before.ids).not.toEqual(stranger.ids)
    const patched = await call('PATCH', `/v1/me?key=${store.publishable_key}`, {
      headers: { 'x-kindred-visitor': visitor },
      body: JSON.stringify({ personalisation: false }),
    })
    expect(patched.status).toBe(204)
    expect(await shown({ visitor })).toEqual(stranger)
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
    const early = await worth('29')
    expect(early.value.parts[0]).toMatchObject({ by: 'saturation' })
    expect(early.rfm.score).toBe(null)
    expect(early.models).toMatchObject({ state: 'pending' })
    const insights = insightsOf(env, store.store.id)
    await vi.waitFor(async () => {
      await runDurableObjectAlarm(insights)
      expect((await worth('29')).outlook.p_alive).toBeGreaterThan(0)
    }, 10_000)
    const [best, least] = [await worth('29'), await worth('0')]
    expect(best.value.parts[0]).toMatchObject({ by: 'percentile', raw: Math.round(0.4 * 3_900) * 2 })
    expect(best.value.parts[0]?.score).toBeGreaterThan(least.value.parts[0]?.score ?? 1)
    expect(best.value.parts[1]).toMatchObject({ by: 'percentile', raw: best.outlook.clv_minor })
    const segments = (await (await store.server('GET', '/v1/insights/segments')).json()) as BaseSegments
    const counts: Record<string, number> = {}
    for (let i = 0; i < 30; i++) {
      const { models, rfm } = await worth(`${i}`)
      expect(models).toMatchObject({ state: 'ready' })
      expect(rfm.score).toMatchObject({ r: expect.any(Number), f: 2, m: expect.any(Number) })
      const segment = rfm.score?.segment ?? ''
      counts[segment] = (counts[segment] ?? 0) + 1
    }
    const told = segments.rfm.segments.map(({ segment, customers }) => [segment, customers])
    expect(counts).toEqual(Object.fromEntries(told))
    const { breaks } = segments.rfm
    expect(best.rfm.score?.m).toBe(1 + breaks.worth.filter((from) => best.rfm.monetary_minor >= from).length)
  })
})
