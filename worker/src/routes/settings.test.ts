import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { defaultLoyalty } from '#shared/wire/loyalty-settings'
import { defaultQuestionSettings } from '#shared/wire/question'
import { defaultRecommendationSettings } from '#shared/wire/recommendation-settings'
import { defaultRetention } from '#shared/wire/retention'
import type { Settings, StoreCreated } from '#shared/wire/settings'
import { about, call, makeStore, shopOrigin } from '../testing/store.ts'

const request = (more: object = {}) => ({
  id: `s-${crypto.randomUUID().slice(0, 8)}`,
  name: 'A',
  currency: 'EUR',
  ...more,
})

function create(body: object, secret = env.DEPLOYMENT_SECRET): Promise<Response> {
  return call('POST', '/v1/stores', {
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify(body),
  })
}

describe('a new store', () => {
  it('comes with defaults, two keys and an identity secret, and none of these is shown again', async () => {
    const body = request()
    const answer = await create(body)
    expect(answer.status).toBe(201)
    const created = (await answer.json()) as StoreCreated
    expect(created.store).toEqual({
      ...body,
      time_zone: 'UTC',
      origins: [],
      consent_default: 'granted',
      publish_delay_ms: 1_000,
      placements: {},
      rules: [],
      experiments: [],
      recommendation: defaultRecommendationSettings,
      questions: defaultQuestionSettings,
      retention: defaultRetention,
      ...defaultLoyalty('EUR'),
    })
    expect(created.publishable_key).toMatch(new RegExp(`^pk_${body.id}_[\\w-]{20}$`))
    expect(created.secret_key).toMatch(new RegExp(`^sk_${body.id}_[\\w-]{32}$`))
    expect(created.identity_secret.length).toBeGreaterThan(40)
    const settings = await call('GET', '/v1/settings', {
      headers: { authorization: `Bearer ${created.secret_key}` },
    })
    expect(await settings.json()).toEqual(created.store)
  })

  it('has an id of its own: a second one is refused and the first stays as it is', async () => {
    const body = request()
    const first = (await (await create(body)).json()) as StoreCreated
    const second = await create({ ...body, name: 'Another', currency: 'USD' })
    expect(second.status).toBe(409)
    expect(await second.json()).toMatchObject({ code: 'conflict' })
    const settings = await call('GET', '/v1/settings', {
      headers: { authorization: `Bearer ${first.secret_key}` },
    })
    expect(await settings.json()).toEqual(first.store)
  })

  it('is made once of ten requests at the same time', async () => {
    const body = request()
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(body)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  it('is made by nobody without the deployment secret, a store’s own keys included', async () => {
    const store = await makeStore()
    const statuses = await Promise.all(
      ['guess', store.secret_key, `${env.DEPLOYMENT_SECRET}x`].map(
        async (secret) => (await create(request(), secret)).status,
      ),
    )
    expect(statuses).toEqual([401, 401, 401])
    expect((await call('POST', '/v1/stores', { body: JSON.stringify(request()) })).status).toBe(401)
  })

  it.each([
    ['id', 'A Shop'],
    ['id', 'a/b'],
    ['id', 'x'.repeat(33)],
    ['currency', 'pounds'],
    ['time_zone', 'Mars/Olympus'],
    ['origins', ['javascript:alert(1)']],
    ['name', ''],
  ])('is refused with the %s %j', async (field, value) => {
    const answer = await create(request({ [field]: value }))
    const { faults } = (await answer.json()) as { faults: { path: string }[] }
    expect([answer.status, faults[0]?.path.split('.')[0]]).toEqual([400, field])
  })
})

describe('settings', () => {
  it('change field by field and at once; what is left out stays', async () => {
    const store = await makeStore()
    const change = async (patch: object) => (await store.server('PUT', '/v1/settings', patch)).json()
    expect(await change({ name: 'New' })).toEqual({ ...store.store, name: 'New' })
    expect(await change({ publish_delay_ms: 0, consent_default: 'denied' })).toEqual({
      ...store.store,
      name: 'New',
      publish_delay_ms: 0,
      consent_default: 'denied',
    })
    expect(await store.events([about('a')])).toMatchObject({ dropped: 'consent' })
    expect(await store.events([about('a')], { consent: 'granted' })).toMatchObject({ accepted: 1 })
  })

  it('cannot change what a store is: its id, its currency, its time zone, its keys', async () => {
    const store = await makeStore()
    const patch = { id: 'x', currency: 'USD', time_zone: 'Asia/Tokyo', keys: [], index_shards: 9 }
    expect(await (await store.server('PUT', '/v1/settings', patch)).json()).toEqual(store.store)
    expect((await store.server('GET', '/v1/settings')).status).toBe(200)
  })

  it('say which origins’ pages may use the publishable key', async () => {
    const store = await makeStore()
    const from = (origin: string) =>
      store.page('/v1/recommendations', { shelves: [{ id: 'a', placement: 'home' }] }, { origin })
    expect((await from(shopOrigin)).status).toBe(200)
    await store.server('PUT', '/v1/settings', {
      origins: ['https://New.Example:8443'],
    } satisfies Partial<Settings>)
    expect((await from(shopOrigin)).status).toBe(403)
    expect((await from('https://new.example:8443')).status).toBe(200)
    expect((await from('https://new.example')).status).toBe(403)
    expect((await from('null')).status).toBe(403)
  })
})

describe('across origins', () => {
  const body = { shelves: [{ id: 'a', placement: 'home' }] }

  it('a page of the store may read the answer, errors too, and when to try again', async () => {
    const store = await makeStore()
    for (const answer of [
      await store.page('/v1/recommendations', body),
      await store.page('/v1/recommendations', '{'),
    ]) {
      expect(answer.headers.get('access-control-allow-origin')).toBe(shopOrigin)
      expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After, X-Request-Id')
      expect(answer.headers.get('access-control-allow-credentials')).toBe(null)
      expect(answer.headers.get('vary')?.toLowerCase()).toContain('origin')
    }
  })

  it('any other page reads nothing, and any may read a product’s public shelf', async () => {
    const store = await makeStore()
    const foreign = await store.page('/v1/recommendations', body, { origin: 'https://evil.example' })
    expect(foreign.headers.get('access-control-allow-origin')).toBe(null)
    const shelf = await call('GET', `/v1/stores/${store.store.id}/items/a/recommendations`, {
      headers: { origin: 'https://evil.example' },
    })
    expect(shelf.headers.get('access-control-allow-origin')).toBe('*')
    expect(shelf.headers.get('access-control-expose-headers')).toBe('Retry-After, X-Request-Id')
  })

  it('a preflight is answered for the store’s own pages only', async () => {
    const store = await makeStore()
    const ask = (origin: string) =>
      call('OPTIONS', `/v1/me?key=${store.publishable_key}`, { headers: { origin } })
    const own = await ask(shopOrigin)
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([204, shopOrigin])
    expect(own.headers.get('access-control-allow-methods')).toContain('DELETE')
    expect(own.headers.get('access-control-allow-headers')).toContain('x-kindred-visitor')
    const foreign = await ask('https://evil.example')
    expect(foreign.headers.get('access-control-allow-origin')).toBe(null)
  })
})
