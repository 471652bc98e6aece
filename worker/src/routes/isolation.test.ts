import { sign } from 'hono/jwt'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import type { Overview } from '#shared/wire/insight'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { about, books, call, makeStore, type TestStore } from '../testing/store.ts'

const event = () => ({ ...about('book-1'), id: crypto.randomUUID(), name: 'view_item', at: Date.now() })

describe('two stores', () => {
  let mine: TestStore
  let theirs: TestStore
  let visitor = ''

  beforeAll(async () => {
    mine = await makeStore([{ ...books(1)[0]!, title: 'Mine' }])
    theirs = await makeStore(books(3))
    const order = {
      created_at: Date.now(),
      currency: 'GBP',
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 5 }],
    }
    await theirs.server('POST', '/v1/orders', {
      ...order,
      id: 'o1',
      customer_id: '42',
      customer_name: 'Theirs',
    })
    await theirs.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
    await theirs.server('PUT', '/v1/segments/all', { name: 'All', filter: { kind: 'all' } })
    visitor = (await theirs.events([about('book-2'), about('book-3')])).visitor ?? ''
    await vi.waitFor(async () => expect((await people(theirs)).total).toBe(2), 5_000)
  })

  const people = async (store: TestStore): Promise<CustomerList> =>
    (await store.server('GET', '/v1/customers?kind=all')).json()
  const person = () => `v:${visitor.split('.')[0]}`

  it.each([
    ['GET', '/v1/products/book-2'],
    ['DELETE', '/v1/products/book-2'],
    ['GET', '/v1/customers/42'],
    ['GET', '/v1/customers/42/export'],
    ['GET', '/v1/customers/42/recommendations'],
    ['DELETE', '/v1/customers/42'],
    ['GET', '/v1/segments/all'],
    ['DELETE', '/v1/segments/all'],
    ['POST', '/v1/orders/o1/refunds'],
  ])('do not reach each other’s: %s %s', async (method, path) => {
    const body = method === 'POST' ? { id: 'r1', created_at: 0, amount_minor: 1 } : undefined
    expect((await mine.server(method, path, body)).status).toBe(404)
  })

  it('do not reach each other’s visitors', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/export'],
      ['DELETE', ''],
    ]) {
      expect((await mine.server(method ?? '', `/v1/customers/${person()}${path}`)).status).toBe(404)
    }
    expect((await theirs.server('GET', `/v1/customers/${person()}`)).status).toBe(200)
  })

  it('do not take each other’s visitor and identity tokens', async () => {
    const now = Math.floor(Date.now() / 1_000)
    const claims = { sub: '42', aud: theirs.store.id, iat: now, exp: now + 600 }
    const identity = await sign(claims, theirs.identity_secret, 'HS256')
    const stolen = await sign({ ...claims, aud: mine.store.id }, theirs.identity_secret, 'HS256')
    const shelves = [{ id: 'a', placement: 'home' }]
    for (const token of [{ visitor }, { identity }, { identity: stolen }]) {
      expect(
        (await mine.page('/v1/events', { sent_at: Date.now(), events: [event()], ...token })).status,
      ).toBe(401)
      expect((await mine.page('/v1/recommendations', { shelves, ...token })).status).toBe(401)
    }
    for (const headers of [{ 'x-kindred-visitor': visitor }, { 'x-kindred-identity': identity }]) {
      for (const [method, path] of [
        ['GET', '/v1/me'],
        ['GET', '/v1/me/export'],
        ['DELETE', '/v1/me'],
      ]) {
        const answer = await call(method ?? '', `${path}?key=${mine.publishable_key}`, { headers })
        expect([answer.status, method, path]).toEqual([401, method, path])
      }
    }
  })

  it('show only their own in lists, figures and on shelves', async () => {
    expect(await people(mine)).toMatchObject({ total: 0, customers: [] })
    const overview = (await (await mine.server('GET', '/v1/insights/overview')).json()) as Overview
    expect(overview.totals).toMatchObject({ revenue_minor: 0, views: 0, sessions: 0 })
    expect(await (await mine.server('GET', '/v1/products')).json()).toMatchObject({
      products: [{ title: 'Mine' }],
    })
    const body = { context: { items: ['book-2'] }, shelves: [{ id: 'a', placement: 'home' }] }
    const own = (await (await mine.page('/v1/recommendations', body)).json()) as RecommendationResult
    const open = await call('GET', `/v1/stores/${mine.store.id}/items/book-2/recommendations`)
    const shown = [own, (await open.json()) as RecommendationResult].flatMap(({ shelves }) =>
      shelves.flatMap(({ products }) => products.map(({ title }) => title)),
    )
    expect(new Set(shown)).toEqual(new Set(['Mine']))
  })

  it('neither score each other’s customers and products nor preview their shelves', async () => {
    const request = { customers: ['42', person()], products: ['book-2'] }
    expect(await (await mine.server('POST', '/v1/scores', request)).json()).toEqual({
      customers: request.customers.map((customer) => ({ customer, status: 'unknown', scores: [] })),
      unknown_products: ['book-2'],
    })
    const draft = { rules: [{ id: 'r', action: 'pin', products: ['book-2'] }], placement: 'home' }
    const preview = await (await mine.server('POST', '/v1/rules/preview', draft)).text()
    expect(preview).not.toContain('Book 2')
    expect((await mine.server('POST', '/v1/rules/preview', { ...draft, customer: '42' })).status).toBe(404)
    await theirs.server('PUT', '/v1/settings', { rules: draft.rules })
    expect(await (await mine.server('GET', '/v1/settings')).json()).toMatchObject({ rules: [] })
    const ready = await (await mine.server('GET', '/v1/insights/readiness')).json()
    expect(ready).toMatchObject({ data: { products: 1, customers_with_orders: 0 } })
  })

  it('neither list nor use each other’s segments, and save their own under the same id', async () => {
    expect(await (await mine.server('GET', '/v1/segments')).json()).toEqual({ segments: [] })
    expect((await mine.server('GET', '/v1/customers?segment=all')).status).toBe(400)
    await mine.server('PUT', '/v1/segments/all', { name: 'Mine', filter: { kind: 'guest' } })
    expect(await (await theirs.server('GET', '/v1/segments')).json()).toMatchObject({
      segments: [{ id: 'all', name: 'All', people: 2 }],
    })
  })

  it('keep what has the same id apart', async () => {
    const order = {
      id: 'o1',
      created_at: Date.now(),
      customer_id: '42',
      customer_name: 'Mine',
      currency: 'GBP',
    }
    await mine.server('POST', '/v1/orders', {
      ...order,
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 7 }],
    })
    expect(await (await theirs.server('GET', '/v1/customers/42')).json()).toMatchObject({ name: 'Theirs' })
    expect(await (await mine.server('GET', '/v1/customers/42')).json()).toMatchObject({ name: 'Mine' })
    expect((await mine.server('DELETE', '/v1/customers/42')).status).toBe(204)
    expect((await mine.server('DELETE', '/v1/products/book-1')).status).toBe(204)
    expect((await theirs.server('GET', '/v1/customers/42')).status).toBe(200)
    expect((await theirs.server('GET', '/v1/products/book-1')).status).toBe(200)
    expect((await people(theirs)).total).toBe(2)
  })
})

describe('a visitor id of a browser somebody signed in with', () => {
  it('opens nothing of the account, whatever stands in the other header, and still tells of what is done', async () => {
    const store = await makeStore(books(2))
    const { visitor = '' } = await store.events([about('book-1'), about('book-2')])
    const exp = Math.floor(Date.now() / 1_000) + 600
    const claims = { sub: 'emma', aud: store.store.id, exp, name: 'Emma Woodhouse' }
    const identity = await sign(claims, store.identity_secret, 'HS256')
    await store.events([about('book-1', { name: 'add_to_cart' })], { visitor, identity })
    const ask = (method: string, path: string, headers: Record<string, string>) =>
      call(method, `${path}${path.includes('?') ? '&' : '?'}key=${store.publishable_key}`, {
        headers,
        ...(method === 'PATCH' ? { body: '{"personalisation":false}' } : {}),
      })
    const empties: Record<string, string>[] = [
      {},
      { 'x-kindred-identity': '' },
      { 'x-kindred-identity': ' ' },
    ]
    for (const empty of empties) {
      for (const [method, path] of [
        ['GET', '/v1/me'],
        ['GET', '/v1/me?brief=true'],
        ['GET', '/v1/me/export'],
        ['PATCH', '/v1/me'],
        ['DELETE', '/v1/me'],
      ] as const) {
        const answer = await ask(method, path, { 'x-kindred-visitor': visitor, ...empty })
        const text = await answer.text()
        expect([method, path, answer.status]).toEqual([method, path, 403])
        expect(text).toContain('"identity_required"')
        expect(text).not.toContain('emma')
      }
    }
    expect(await store.events([about('book-2')], { visitor })).toMatchObject({ accepted: 1 })
    expect((await ask('GET', '/v1/me', { 'x-kindred-identity': identity })).status).toBe(200)
    expect((await ask('DELETE', '/v1/me', { 'x-kindred-identity': identity })).status).toBe(204)
    expect((await ask('DELETE', '/v1/me', { 'x-kindred-visitor': visitor })).status).not.toBe(403)
  })
})

it('what is told of a person or a store is kept by no cache, which would give it to the next who asks', async () => {
  const store = await makeStore(books(1))
  const { visitor = '' } = await store.events([about('book-1'), about('book-1')])
  const headers = { 'x-kindred-visitor': visitor }
  const key = `?key=${store.publishable_key}`
  const open = `/v1/stores/${store.store.id}/items/book-1/recommendations`
  for (const [answer, isOpen] of [
    [await call('GET', `/v1/me${key}`, { headers }), false],
    [await call('GET', `/v1/me/export${key}`, { headers }), false],
    [await call('GET', `/v1/me${key}`), false],
    [await store.page('/v1/recommendations', { shelves: [{ id: 'a', placement: 'home' }] }), false],
    [await store.server('GET', '/v1/customers'), false],
    [await store.server('GET', '/v1/export/people'), false],
    [await call('GET', `${open}?limit=many`), false],
    [await call('GET', open), true],
  ] as const) {
    expect(answer.headers.get('cache-control')).toMatch(isOpen ? /^public, / : /no-store$/)
  }
})

describe('guests', () => {
  it('neither learn nor forget by their visitor id what others did under the same e-mail address', async () => {
    const store = await makeStore(books(2))
    const [one, other] = [await store.events([about('book-1')]), await store.events([about('book-2')])]
    for (const [i, { visitor }] of [one, other].entries()) {
      await store.server('POST', '/v1/orders', {
        id: `order-of-emma-${i}`,
        created_at: Date.now(),
        email: 'emma@mail.example',
        visitor,
        currency: 'GBP',
        items: [{ item_id: 'book-1', quantity: 1, total_minor: 5 }],
      })
    }
    const headers = { 'x-kindred-visitor': other.visitor ?? '' }
    for (const path of ['/v1/me', '/v1/me/export']) {
      const told = await (await call('GET', `${path}?key=${store.publishable_key}`, { headers })).text()
      expect(told).toContain(other.visitor?.split('.')[0])
      expect(told).not.toContain('order-of-emma')
    }
    expect((await call('DELETE', `/v1/me?key=${store.publishable_key}`, { headers })).status).toBe(204)
    await vi.waitFor(async () => {
      const list = (await (await store.server('GET', '/v1/customers?kind=guest')).json()) as CustomerList
      expect(list.customers).toMatchObject([{ orders: 2 }])
    })
  })
})
