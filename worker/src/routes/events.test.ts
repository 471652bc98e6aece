import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { describe, expect, it } from 'vitest'
import type { Profile } from '#shared/customer/profile'
import type { CustomerDetail, CustomerList } from '#shared/wire/customer'
import type { EventBatchResult } from '#shared/wire/event'
import type { Overview } from '#shared/wire/insight'
import { customerOf } from '../objects/names.ts'
import { about, books, call, makeStore, type TestStore } from '../testing/store.ts'

const idOf = (token = ''): string => token.split('.')[0] ?? ''

async function identity(store: TestStore, sub: string, more: object = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1_000)
  return sign({ sub, aud: store.store.id, iat: now, exp: now + 600, ...more }, store.identity_secret, 'HS256')
}

async function detail(store: TestStore, id: string): Promise<CustomerDetail> {
  return (await store.server('GET', `/v1/customers/${id}`)).json()
}

async function publish(store: TestStore, person: string): Promise<void> {
  await runDurableObjectAlarm(customerOf(env, store.store.id, person))
}

describe('events', () => {
  it('make a visitor, who is the same person with the token and after eviction', async () => {
    const store = await makeStore(books(3))
    const first = await store.events([about('book-1'), about('book-2')])
    expect(first).toMatchObject({ accepted: 2, duplicates: 0, rejected: [] })
    const person = `v:${idOf(first.visitor)}`
    await evictDurableObject(customerOf(env, store.store.id, person))
    const second = await store.events([about('https://www.shop.example/books/book-3?utm=x')], {
      visitor: first.visitor,
    })
    expect(second.visitor).toBe(first.visitor)
    expect(await detail(store, person)).toMatchObject({
      kind: 'visitor',
      views: 3,
      sessions: 1,
      timeline: [
        { items: [{ title: 'Book 3' }] },
        { items: [{ title: 'Book 2' }] },
        { items: [{ title: 'Book 1' }] },
      ],
    })
  })

  it('count once when a batch is sent again after a lost answer, with or without its token', async () => {
    const store = await makeStore(books(1))
    const body = {
      sent_at: Date.now(),
      events: [
        { id: crypto.randomUUID(), name: 'view_item', at: Date.now(), items: [{ item_id: 'book-1' }] },
      ],
    }
    const first = (await (await store.page('/v1/events', body)).json()) as EventBatchResult
    const again = (await (await store.page('/v1/events', body)).json()) as EventBatchResult
    expect(again.visitor).toBe(first.visitor)
    expect([first.accepted, again.accepted, again.duplicates]).toEqual([1, 0, 1])
  })

  it('count once when the same batch comes many times at once', async () => {
    const store = await makeStore(books(1))
    const { visitor } = await store.events([about('book-1')])
    const body = {
      sent_at: Date.now(),
      visitor,
      events: [{ ...about('book-1'), id: crypto.randomUUID(), name: 'view_item', at: Date.now() }],
    }
    const answers = await Promise.all(
      Array.from(
        { length: 8 },
        async () => (await (await store.page('/v1/events', body)).json()) as EventBatchResult,
      ),
    )
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(1)
  })

  it('reach the dashboard once, also when the alarm runs again and when it wakes a cold object', async () => {
    const store = await makeStore(books(2))
    const { visitor } = await store.events([about('book-1'), about('book-2')])
    const person = `v:${idOf(visitor)}`
    const stub = customerOf(env, store.store.id, person)
    await evictDurableObject(stub)
    expect(await runDurableObjectAlarm(stub)).toBe(true)
    expect(await runDurableObjectAlarm(stub)).toBe(false)
    await evictDurableObject(stub) // the acknowledged facts are still in the stored row
    await store.events([about('book-1')], { visitor })
    await publish(store, person)
    const overview = (await (await store.server('GET', '/v1/insights/overview')).json()) as Overview
    expect(overview.totals).toMatchObject({ views: 3, sessions: 1 })
  })

  it('are refused alone when they are wrong; the others count', async () => {
    const store = await makeStore(books(1))
    const result = await store.events([
      about('book-1'),
      { name: 'dance' },
      about('book-1', { items: [{ item_id: 'a', price: -1 }] }),
    ])
    expect(result).toMatchObject({
      accepted: 1,
      rejected: [
        { index: 1, code: 'invalid' },
        { index: 2, code: 'invalid' },
      ],
    })
  })

  it('of robots and without consent leave nothing behind', async () => {
    const store = await makeStore(books(1))
    const bot = await store.events([about('book-1')], {}, { 'user-agent': 'Googlebot/2.1' })
    const denied = await store.events([about('book-1')], { consent: 'denied' })
    const gpc = await store.events([about('book-1')], {}, { 'sec-gpc': '1' })
    expect([bot.dropped, denied.dropped, gpc.dropped]).toEqual(['bot', 'consent', 'consent'])
    expect([bot.visitor, denied.visitor, gpc.visitor]).toEqual([undefined, undefined, undefined])
  })
})

describe('signing in', () => {
  it('joins the visitor to the customer, once, and later events of the visitor follow', async () => {
    const store = await makeStore(books(3))
    const { visitor } = await store.events([about('book-1'), about('book-2')])
    const token = await identity(store, '42', { name: 'Emma' })
    await store.events([{ name: 'login' }], { visitor, identity: token })
    await store.events([about('book-3')], { visitor, identity: token })
    await store.events([about('book-1')], { visitor })
    const known = await detail(store, '42')
    expect(known).toMatchObject({ id: 'c:42', kind: 'customer', views: 4, aliases: [`v:${idOf(visitor)}`] })
    for (const person of [`v:${idOf(visitor)}`, 'c:42', `v:${idOf(visitor)}`]) await publish(store, person)
    const list = (await (await store.server('GET', '/v1/customers?kind=all')).json()) as CustomerList
    expect(list.customers).toMatchObject([{ id: 'c:42', name: 'Emma', views: 4, sessions: 1 }])
  })

  it('joins 500 visitors at most: what a customer does with further ones is the customer’s, and can be erased', async () => {
    const store = await makeStore(books(2))
    const [first, last] = [await store.events([about('book-1')]), await store.events([about('book-1')])]
    const token = await identity(store, '42')
    const login = (visitor?: string) => store.events([{ name: 'login' }], { visitor, identity: token })
    await login(first.visitor)
    const customer = customerOf(env, store.store.id, 'c:42')
    await runInDurableObject(customer, (_, { storage: { sql } }) => {
      const { body } = sql.exec<{ body: string }>('SELECT body FROM person').one()
      const person = JSON.parse(body) as { profile: Profile }
      person.profile.aliases.push(...Array.from({ length: 499 }, (_, i) => `v:another-${i}`))
      sql.exec('UPDATE person SET body = ?', JSON.stringify(person))
    })
    await evictDurableObject(customer)
    expect(await login(last.visitor)).toMatchObject({ accepted: 1 })
    expect((await detail(store, '42')).aliases).toHaveLength(500)
    expect((await detail(store, `v:${idOf(last.visitor)}`)).views).toBe(1)
    expect((await store.events([about('book-2')], { visitor: first.visitor })).accepted).toBe(1)
  })

  it('counts a batch once that was sent as a visitor and again as the customer', async () => {
    const store = await makeStore(books(2))
    const { visitor } = await store.events([about('book-1')])
    const body = {
      sent_at: Date.now(),
      visitor,
      events: [{ ...about('book-2'), id: crypto.randomUUID(), name: 'view_item', at: Date.now() }],
    }
    await store.page('/v1/events', body)
    const again = await store.page('/v1/events', { ...body, identity: await identity(store, '7') })
    expect(await again.json()).toMatchObject({ accepted: 0, duplicates: 1 })
  })

  it('gives the browser a new visitor when another customer signs in on it', async () => {
    const store = await makeStore(books(1))
    const { visitor } = await store.events([about('book-1')])
    await store.events([{ name: 'login' }], { visitor, identity: await identity(store, '1') })
    const other = await store.events([{ name: 'login' }], { visitor, identity: await identity(store, '2') })
    expect(other.visitor).not.toBe(visitor)
    expect((await detail(store, '2')).views).toBe(0)
    expect((await detail(store, '1')).views).toBe(1)
  })

  it('sends events of the visitor on for 30 days; then the browser begins anew', async () => {
    const store = await makeStore(books(2))
    const { visitor } = await store.events([about('book-1')])
    await store.events([{ name: 'login' }], { visitor, identity: await identity(store, '5') })
    const old = customerOf(env, store.store.id, `v:${idOf(visitor)}`)
    await publish(store, `v:${idOf(visitor)}`)
    await runInDurableObject(old, (_, state) => {
      const [row] = state.storage.sql.exec<{ body: string }>('SELECT body FROM person').toArray()
      const body = JSON.parse(row?.body ?? '{}') as { profile: { merged: { at: number } } }
      body.profile.merged.at -= 31 * 86_400_000
      state.storage.sql.exec('UPDATE person SET body = ?', JSON.stringify(body))
    })
    await evictDurableObject(old)
    const after = await store.events([about('book-2')], { visitor })
    expect(after.accepted).toBe(1)
    expect(after.visitor).not.toBe(visitor)
    expect((await detail(store, '5')).views).toBe(1)
    expect((await detail(store, `v:${idOf(after.visitor)}`)).views).toBe(1)
  })

  it('takes no forged, expired or foreign token', async () => {
    const store = await makeStore(books(1))
    const other = await makeStore()
    const past = Math.floor(Date.now() / 1_000) - 10
    const tokens = [
      'nonsense',
      await identity({ ...store, identity_secret: 'guess' }, '1'),
      await identity(store, '1', { exp: past }),
      await identity(store, '1', { exp: past + 90_000 }),
      await identity({ ...store, store: other.store }, '1'),
    ]
    for (const token of tokens) {
      const sent_at = Date.now()
      const answer = await store.page('/v1/events', {
        sent_at,
        identity: token,
        events: [{ id: crypto.randomUUID(), name: 'login', at: sent_at }],
      })
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        401,
        'identity_invalid',
      ])
    }
  })
})

describe('forgetting', () => {
  it('leaves a tombstone, refuses what comes later, and takes the person off the dashboard', async () => {
    const store = await makeStore(books(2))
    const { visitor } = await store.events([about('book-1'), about('book-2')])
    const person = `v:${idOf(visitor)}`
    await publish(store, person)
    expect((await store.server('DELETE', `/v1/customers/${person}`)).status).toBe(204)
    await publish(store, person)
    const late = await store.page('/v1/events', {
      sent_at: Date.now(),
      visitor,
      events: [{ ...about('book-1'), id: crypto.randomUUID(), name: 'view_item', at: Date.now() }],
    })
    expect(late.status).toBe(410)
    expect((await store.server('GET', `/v1/customers/${person}`)).status).toBe(410)
    const list = (await (await store.server('GET', '/v1/customers?kind=all')).json()) as CustomerList
    expect(list.total).toBe(0)
    await runInDurableObject(customerOf(env, store.store.id, person), (_, state) => {
      const rows = state.storage.sql.exec<{ body: string }>('SELECT body FROM person').toArray()
      expect(rows).toHaveLength(1)
      expect(rows[0]?.body).not.toContain('book-1')
    })
  })

  it('works for the anonymous with their signed id, and for nobody with a forged one', async () => {
    const store = await makeStore(books(2))
    const { visitor = '' } = await store.events([about('book-1'), about('book-2')])
    const ask = (token: string) =>
      call('DELETE', `/v1/me?key=${store.publishable_key}`, { headers: { 'x-kindred-visitor': token } })
    expect((await ask(`${visitor}x`)).status).toBe(401)
    expect((await ask(visitor)).status).toBe(204)
  })
})
