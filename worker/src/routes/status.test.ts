import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { InsightsStatus, Status } from '#shared/wire/status'
import { createApp } from '../app.ts'
import { about, books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

async function statusOf(store: TestStore): Promise<Status & InsightsStatus> {
  const answer = await store.server('GET', '/v1/status')
  expect(answer.status).toBe(200)
  const status: Status = await answer.json()
  if (status.hours === null) throw new Error('Insights was not heard')
  return status
}

/** Counts over all hours shown: a test may run over the end of an hour. */
async function countsOf(store: TestStore): Promise<Record<string, number>> {
  const sum: Record<string, number> = {}
  for (const { counts } of (await statusOf(store)).hours) {
    for (const [name, value] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + value
  }
  return sum
}

describe('the status of a store', { timeout: 120_000 }, () => {
  it('says that nothing has come yet', async () => {
    const status = await statusOf(await makeStore())
    expect(status).toMatchObject({
      state: 'starting',
      reasons: ['nothing_yet'],
      arrival: { flushes: 0, longest_ms: null },
      backlog: { waiting: 0, oldest_ms: null },
      models: { state: 'none', version: null, as_of: null, at: null },
      latest: { events: null, orders: null, products: null },
      since: null,
      began: {},
      index: [{ shard: 0, waiting: 0, oldest_ms: null, bytes: expect.any(Number) }],
    })
    expect(status.hours).toHaveLength(48)
    expect(status.insights_bytes).toBeGreaterThan(0)
  })

  it('counts what was accepted, known already, rejected and dropped, and why', async () => {
    const store = await makeStore(books(2))
    const event = about('book-1', { id: crypto.randomUUID() })
    const { visitor } = await store.events([
      event,
      about('nothing-of-ours'),
      { ...about('book-2'), name: 'no such' },
    ])
    await store.events([event], { visitor })
    await store.events([about('book-2', { at: Date.now() - 80 * 3_600_000 })], { visitor })
    await store.events([about('book-1')], { consent: 'denied' })
    await store.events([about('book-1'), about('book-2')], {}, { 'user-agent': 'Googlebot/2.1' })
    await store.events([about('book-1')], { visitor, sent_at: Date.now() - 3_600_000 })
    expect(await countsOf(store)).toMatchObject({
      'events.accepted': 3,
      'events.duplicate': 1,
      'events.rejected.invalid': 1,
      'events.rejected.too_old': 1,
      'events.dropped.consent': 1,
      'events.dropped.bot': 2,
      'events.items': 4,
      'events.items.unknown': 1,
      'events.clock.wrong': 1,
      'events.requests': 6,
      'products.created': 2,
    })
  })

  it('counts orders, and requests that were refused', async () => {
    const store = await makeStore(books(1))
    const order = {
      id: 'o1',
      created_at: Date.now() - 1_000,
      currency: 'GBP',
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 1 }],
    }
    await store.server('POST', '/v1/orders', jsonLines([order, { id: 'o2' }]))
    await store.server('POST', '/v1/orders', order)
    await store.page('/v1/events', 'no json')
    await store.page('/v1/events', { sent_at: Date.now(), events: [], visitor: 'forged.visitor' })
    const counts = await countsOf(store)
    expect(counts).toMatchObject({
      'orders.created': 1,
      'orders.unchanged': 1,
      'orders.rejected.invalid': 1,
      'events.problem.malformed_json': 1,
    })
    const { latest, state, since } = await statusOf(store)
    expect(latest.orders).toBeGreaterThan(Date.now() - 60_000)
    expect(state).toBe('well')
    expect(since).toBe(Math.floor(since! / 3_600_000) * 3_600_000)
    expect(since).toBeGreaterThan(Date.now() - 2 * 3_600_000)
  })

  it('says how long what happened took to be known', async () => {
    const store = await makeStore(books(1))
    await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
    await store.events([about('book-1')])
    await vi.waitFor(async () => {
      await store.server('GET', '/v1/insights/overview') // has Insights digest what it took
      const { arrival, hours } = await statusOf(store)
      expect(arrival.flushes).toBeGreaterThan(0)
      expect(arrival.later).toBe(0)
      expect(arrival.longest_ms).toBeGreaterThanOrEqual(0)
      expect(arrival.median_ms).toBeLessThanOrEqual(arrival.p95_ms!)
      const timed = hours.filter(({ lag }) => lag)
      expect(timed.length).toBeGreaterThan(0)
      expect(timed[0]?.lag?.longest_ms).toBeLessThanOrEqual(arrival.longest_ms!)
    }, 20_000)
  })
})

describe('events of yesterday', { timeout: 120_000 }, () => {
  it('are not late because they are told today', async () => {
    const store = await makeStore(books(1))
    await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
    const yesterday = Date.now() - 86_400_000
    await store.events([about('book-1', { at: yesterday }), about('book-1', { at: yesterday + 1 })])
    await vi.waitFor(async () => {
      await store.server('GET', '/v1/insights/overview')
      const { arrival } = await statusOf(store)
      expect(arrival.flushes).toBeGreaterThan(0)
      expect(arrival.longest_ms).toBeLessThan(3_600_000)
      expect(arrival.later).toBe(0)
    }, 20_000)
  })
})

describe('the log', { timeout: 120_000 }, () => {
  const secrets = ['emma@shop.example', 'customer-42', 'a search for shoes']
  const lines: string[] = []
  const listen = () => {
    lines.length = 0
    for (const method of ['error', 'warn', 'log'] as const) {
      vi.spyOn(console, method).mockImplementation((...said: unknown[]) => {
        lines.push(said.map(String).join(' '))
      })
    }
  }
  afterEach(() => {
    vi.restoreAllMocks()
  })

  const failing = {
    getByName: () => {
      throw new Error(`could not read ${secrets.join()}`)
    },
  }
  const ctx = {
    waitUntil: () => {},
    passThroughOnException: () => {},
    props: {},
  } as unknown as ExecutionContext

  it('has one line of JSON for a request that failed: id, route, status, duration and nothing of anybody', async () => {
    const store = await makeStore()
    const headers = { authorization: `Bearer ${store.secret_key}`, 'x-request-id': 'request-of-the-test' }
    const request = new Request(`https://kindred.example/v1/customers/${secrets[1]}?q=${secrets[0]}`, {
      headers,
    })
    listen()
    const answer = await createApp().fetch(request, { ...env, CUSTOMER: failing } as unknown as Env, ctx)
    expect(answer.status).toBe(500)
    const failures = lines.filter((line) => line.includes('request failed'))
    expect(failures).toHaveLength(1)
    const line = JSON.parse(failures[0] ?? '') as Record<string, unknown>
    expect(line).toMatchObject({
      event: 'request failed',
      request_id: 'request-of-the-test',
      method: 'GET',
      route: '/v1/customers/:id',
      status: 500,
      duration_ms: expect.any(Number),
      store: store.store.id,
      error: 'Error',
    })
    for (const secret of [...secrets, store.secret_key, 'kindred.example'])
      expect(lines.join('\n')).not.toContain(secret)
  })

  it('has no line for what went well or was the caller’s fault, whatever they sent', async () => {
    const store = await makeStore(books(1))
    listen()
    const sent = [
      store.server('GET', `/v1/customers?q=${encodeURIComponent(secrets[0] ?? '')}`),
      store.server('GET', `/v1/customers/${secrets[1]}`),
      store.server('POST', '/v1/orders', `{"id":"o","email":"${secrets[0]}"`),
      store.events([about('book-1', { name: 'search', search_term: secrets[2] })]),
    ]
    await Promise.all(sent)
    expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([])
    expect(lines.filter((line) => line.includes('request failed'))).toEqual([])
  })
})
