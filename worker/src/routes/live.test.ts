import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import type { LiveMessage, LiveRecent } from '#shared/wire/insight'
import type { KeyCreated, KeyList } from '#shared/wire/key'
import { askInsights } from '../ask-insights.ts'
import { customerOf, insightsOf } from '../objects/names.ts'
import { about, books, call, makeStore, type TestStore } from '../testing/store.ts'

const own = 'https://kindred.example'

function connect(headers: Record<string, string>, query = ''): Promise<Response> {
  return call('GET', `/v1/live${query}`, { headers: { upgrade: 'websocket', ...headers } })
}

/** An open socket and what it has heard. */
async function listen(
  store: TestStore,
  query = '',
): Promise<{ socket: WebSocket; heard: LiveMessage[]; texts: string[] }> {
  const { status, webSocket: socket } = await connect({ authorization: `Bearer ${store.secret_key}` }, query)
  expect(status).toBe(101)
  if (!socket) throw new Error('no socket came with the answer')
  const heard: LiveMessage[] = []
  const texts: string[] = []
  socket.accept()
  socket.addEventListener('message', ({ data }) => {
    if (data === 'pong') texts.push(data)
    else heard.push(JSON.parse(String(data)) as LiveMessage)
  })
  return { socket, heard, texts }
}

async function promptStore(): Promise<TestStore> {
  const store = await makeStore(books(2))
  await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
  return store
}

async function cookieOf(store: TestStore): Promise<string> {
  const answer = await call('POST', '/v1/login', { body: JSON.stringify({ secret_key: store.secret_key }) })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

describe('the live view', () => {
  it('hears what shoppers do and what is bought, of its own store only', async () => {
    const store = await promptStore()
    const other = await promptStore()
    const { heard } = await listen(store)
    const elsewhere = await listen(other)
    const { visitor = '' } = await store.events([
      about('book-1', { name: 'add_to_cart', placement: 'home', recommender: 'bestsellers' }),
    ])
    await vi.waitFor(() => expect(heard).toHaveLength(1), 5_000)
    expect(heard[0]).toMatchObject({
      type: 'event',
      name: 'add_to_cart',
      person: `v:${visitor.split('.')[0]}`,
      item: { id: 'book-1' },
      placement: 'home',
      recommender: 'bestsellers',
    })
    const order = { id: 'o1', created_at: Date.now(), currency: 'GBP', customer_id: '42' }
    await store.server('POST', '/v1/orders', {
      ...order,
      items: [{ item_id: 'book-1', quantity: 2, price_minor: 5 }],
    })
    await vi.waitFor(() => expect(heard).toHaveLength(2), 5_000)
    expect(heard[1]).toMatchObject({ type: 'order', name: 'purchase', person: 'c:42', amount_minor: 10 })
    await store.server('POST', '/v1/orders/o1/refunds', { id: 'r1', created_at: Date.now(), amount_minor: 4 })
    await vi.waitFor(() => expect(heard).toHaveLength(3), 5_000)
    expect(heard[2]).toMatchObject({ type: 'refund', amount_minor: 4 })
    expect(elsewhere.heard).toEqual([])
  })

  it('stays open while the object behind it sleeps, and answers pings', async () => {
    const store = await promptStore()
    const { socket, heard, texts } = await listen(store)
    const insights = insightsOf(env, store.store.id)
    await evictDurableObject(insights, { webSockets: 'hibernate' })
    socket.send('ping')
    await vi.waitFor(() => expect(texts).toEqual(['pong']))
    await store.events([about('book-1')])
    await vi.waitFor(() => expect(heard).toMatchObject([{ name: 'view_item' }]), 5_000)
    await evictDurableObject(insights, { webSockets: 'hibernate' })
    await store.events([about('book-2')])
    await vi.waitFor(() => expect(heard).toHaveLength(2), 5_000)
  })

  it('tells a connection that asks what happened in the half hour before, then only what comes after', async () => {
    const store = await promptStore()
    const [first, before] = [await listen(store), await listen(store)]
    await store.events([about('book-1'), about('book-2')])
    await vi.waitFor(() => expect(before.heard).toHaveLength(2), 5_000)
    const { heard } = await listen(store, '?recent=true')
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    await store.events([about('book-1', { name: 'add_to_cart' })])
    await vi.waitFor(() => expect(heard).toHaveLength(2), 5_000)
    const recent = heard[0] as unknown as LiveRecent
    expect(recent.minutes.reduce((sum, { deeds }) => sum + deeds, 0)).toBe(2)
    expect(recent.messages).toEqual(before.heard.slice(0, 2).reverse())
    expect(recent.people).toHaveLength(1)
    expect(recent.since).toBeLessThan(Date.now() - 29 * 60_000)
    expect(heard[1]).toMatchObject({ type: 'event', name: 'add_to_cart' })
    await vi.waitFor(() => expect(first.heard).toHaveLength(3), 5_000)
  })

  it('tells the same after the object has slept, was started again and has digested, reading rows and writing none', async () => {
    const store = await promptStore()
    const witness = await listen(store)
    await store.events([about('book-1')])
    await vi.waitFor(() => expect(witness.heard).toHaveLength(1), 5_000)
    const insights = insightsOf(env, store.store.id)
    await askInsights(insights, 'overview', { currency: 'GBP', timeZone: 'UTC', now: Date.now() })
    await evictDurableObject(insights, { webSockets: 'close' })
    const writes = () =>
      runInDurableObject(
        insights,
        (_, { storage }) => storage.sql.exec('SELECT total_changes() AS n').one().n as number,
      )
    const before = await writes()
    for (let n = 1; n <= 2; n++) {
      const { heard } = await listen(store, '?recent=true')
      await vi.waitFor(() => expect(heard).toMatchObject([{ type: 'recent', messages: witness.heard }]))
    }
    expect(await writes()).toBe(before)
  })

  it('tells nothing of somebody who was forgotten meanwhile', async () => {
    const store = await promptStore()
    const witness = await listen(store)
    const order = { id: 'o1', created_at: Date.now(), currency: 'GBP', customer_id: '42' }
    await store.server('POST', '/v1/orders', {
      ...order,
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 5 }],
    })
    await vi.waitFor(() => expect(witness.heard).toHaveLength(1), 5_000)
    await store.server('DELETE', '/v1/customers/42')
    await vi.waitFor(async () => {
      const { heard } = await listen(store, '?recent=true')
      await vi.waitFor(() => expect(heard).toMatchObject([{ messages: [], people: [] }]))
    }, 10_000)
  })

  it.each([
    ['taken away', (store: TestStore, id: string) => store.server('DELETE', `/v1/keys/${id}`)],
    [
      'replaced at once',
      (store: TestStore) => store.server('POST', '/v1/keys', { kind: 'secret', overlap_hours: 0 }),
    ],
  ])('is closed for a key that was %s, and for a login with it', async (how, end) => {
    const store = await promptStore()
    const cookie = await cookieOf(store)
    const byKey = await listen(store)
    const { webSocket: byLogin } = await connect({ cookie, origin: own })
    const { keys } = (await (await store.server('GET', '/v1/keys')).json()) as KeyList
    const old = keys.find(({ kind }) => kind === 'secret')?.id ?? ''
    const made = await store.server('POST', '/v1/keys', { kind: 'secret', overlap_hours: 1 })
    const renewed = { ...store, secret_key: ((await made.json()) as KeyCreated).key }
    const stays = await listen(renewed)
    const closed: string[] = []
    byKey.socket.addEventListener('close', () => {
      closed.push('key')
    })
    byLogin?.accept()
    byLogin?.addEventListener('close', () => {
      closed.push('login')
    })
    expect((await end(store, old)).ok).toBe(true)
    await vi.waitFor(() => expect(closed.sort()).toEqual(['key', 'login']), 5_000)
    if (how === 'replaced at once') return // the key in between was replaced with it
    await store.events([about('book-1')])
    await vi.waitFor(() => expect(stays.heard).toHaveLength(1), 5_000)
    expect(byKey.heard).toEqual([])
  })

  it('tells a connection nothing more after a quarter of an hour: it has to show its key again', async () => {
    const store = await promptStore()
    const { socket, heard } = await listen(store)
    const closed = vi.fn()
    socket.addEventListener('close', closed)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * 60_000 })
    try {
      const later = await listen(store)
      const { visitor = '' } = await store.events([about('book-1')])
      // The alarm is set by a clock that runs ahead here: it would not ring yet.
      await runDurableObjectAlarm(customerOf(env, store.store.id, `v:${visitor.split('.')[0]}`))
      await vi.waitFor(() => expect(later.heard).toHaveLength(1), 5_000)
      await vi.waitFor(() => expect(closed).toHaveBeenCalled())
      expect(heard).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  })

  it('outlives a listener that goes away', async () => {
    const store = await promptStore()
    const [gone, stays] = [await listen(store), await listen(store)]
    gone.socket.close(1000, 'the dashboard was closed')
    await store.events([about('book-1')])
    await vi.waitFor(() => expect(stays.heard).toHaveLength(1), 5_000)
    expect(gone.heard).toEqual([])
  })

  it('opens for a merchant from the dashboard’s own page only', async () => {
    const store = await promptStore()
    const cookie = await cookieOf(store)
    expect((await connect({ cookie, origin: own })).status).toBe(101)
    expect((await connect({ cookie, origin: 'https://evil.example' })).status).toBe(403)
    expect((await connect({ cookie, origin: 'null' })).status).toBe(403)
    expect((await connect({ cookie })).status).toBe(403)
  })

  it('opens behind a proxy that ends TLS, where the page’s scheme is another than the request’s', async () => {
    const store = await promptStore()
    const cookie = await cookieOf(store)
    const through = (origin: string) =>
      exports.default.fetch(
        new Request('http://kindred.example/v1/live', { headers: { upgrade: 'websocket', cookie, origin } }),
      )
    expect((await through(own)).status).toBe(101)
    expect((await through('https://evil.example')).status).toBe(403)
  })

  it('closes the connections of a login that logs out, and no other', async () => {
    const store = await promptStore()
    const [mine, others] = [await cookieOf(store), await cookieOf(store)]
    const closed: string[] = []
    for (const [name, cookie] of [
      ['mine', mine],
      ['others', others],
    ] as const) {
      const { webSocket } = await connect({ cookie, origin: own })
      webSocket?.accept()
      webSocket?.addEventListener('close', () => {
        closed.push(name)
      })
    }
    const out = (cookie: string, more = '') =>
      call('POST', `/v1/logout${more}`, { headers: { cookie, origin: own } })
    await out(mine)
    await vi.waitFor(() => expect(closed).toEqual(['mine']), 5_000)
    await out(others, '?everywhere=true')
    await vi.waitFor(() => expect(closed).toEqual(['mine', 'others']), 5_000)
  })

  it('opens for nobody else', async () => {
    const store = await promptStore()
    expect((await connect({})).status).toBe(401)
    expect((await connect({ cookie: '__Host-kindred_login=a.9999999999999.b', origin: own })).status).toBe(
      401,
    )
    expect((await connect({ authorization: `Bearer ${store.publishable_key}` })).status).toBe(403)
    expect((await connect({ authorization: `Bearer ${store.secret_key}x` })).status).toBe(401)
  })
})
