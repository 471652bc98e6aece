import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Status } from '#shared/wire/status'
import { createApp } from '../app.ts'
import { customerOf, indexShardOf } from '../objects/names.ts'
import { SessionIndex } from '../objects/session-index/session-index.ts'
import { budgets } from '../read/budgets.ts'
import { about, books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const minuteMs = 60_000
const ctx = {
  waitUntil: () => {},
  passThroughOnException: () => {},
  props: {},
} as unknown as ExecutionContext

/** Objects of a kind that answer every call so. */
const objects = (answer: () => unknown) => ({
  getByName: () => new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : answer) }),
})
const unreachable = objects(() => Promise.reject(new Error('out of reach')))
const overloaded = objects(() => Promise.reject(Object.assign(new Error('busy'), { overloaded: true })))
const silent = objects(() => new Promise(() => {}))

type Kind = 'CUSTOMER' | 'CATALOGUE' | 'SESSION_INDEX' | 'INSIGHTS'

function ask(
  store: TestStore,
  path: string,
  body: unknown = null,
  broken: Partial<Record<Kind, object>> = {},
): Promise<Response> {
  const request = new Request(`https://kindred.example${path}`, {
    method: body === null ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${store.secret_key}` },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  })
  return Promise.resolve(createApp().fetch(request, { ...env, ...broken } as unknown as Env, ctx))
}

async function statusOf(store: TestStore, broken: Partial<Record<Kind, object>> = {}): Promise<Status> {
  const answer = await ask(store, '/v1/status', null, broken)
  expect(answer.status).toBe(200)
  return answer.json()
}

/** A figure or a count over all hours shown: a test may run over the end of an hour. */
function sum({ hours }: Status, of: (hour: NonNullable<Status['hours']>[number]) => number): number {
  return (hours ?? []).reduce((total, hour) => total + of(hour), 0)
}

const batch = () => {
  const at = Date.now()
  return { sent_at: at, events: [{ id: crypto.randomUUID(), name: 'view_item', at, ...about('book-1') }] }
}
const page = { context: { product: 'book-1' }, shelves: [{ id: 's', placement: 'product', limit: 4 }] }

function later(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
}

const said: string[] = []
beforeEach(() => {
  said.length = 0
  for (const method of ['error', 'warn'] as const)
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      said.push(words.map(String).join(' '))
    })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const lines = (event: string) =>
  said
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line.event === event)

describe('a store of which something does not answer', { timeout: 120_000 }, () => {
  it.each([
    ['refuses', unreachable],
    ['is silent', silent],
  ])('says so when a shard of its index %s, and tells the rest, in bounded time', async (_, shard) => {
    const store = await makeStore(books(1))
    await store.events([about('book-1')])
    expect((await statusOf(store)).reasons).toEqual([])
    const begun = performance.now()
    const status = await statusOf(store, { SESSION_INDEX: shard })
    expect(performance.now() - begun).toBeLessThan(3 * budgets.statusMs)
    expect(status).toMatchObject({
      state: 'attention',
      reasons: ['index_unreachable'],
      index: [{ shard: 0, waiting: null, oldest_ms: null, bytes: null }],
    })
    expect(sum(status, ({ figures }) => figures.events_accepted)).toBe(1)
    expect((await statusOf(store)).state).toBe('well')
  })

  it.each([
    ['refuses', unreachable],
    ['is silent', silent],
  ])('tells of its index while Insights %s', async (_, insights) => {
    const store = await makeStore(books(1))
    await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
    await store.events([about('book-1')])
    await vi.waitFor(async () => expect((await statusOf(store)).index[0]?.waiting).toBe(1), 20_000)
    const status = await statusOf(store, { INSIGHTS: insights })
    expect(status).toMatchObject({
      state: 'attention',
      reasons: ['insights_unreachable'],
      hours: null,
      arrival: null,
      readiness: null,
      index: [{ shard: 0, waiting: 1 }],
    })
    expect(lines('the status is told in part')[0]).toMatchObject({
      store: store.store.id,
      object: expect.any(String),
      request_id: expect.any(String),
    })
  })

  it('asks every shard, those too that were split off since', async () => {
    const store = await makeStore(books(1))
    await indexShardOf(env, store.store.id, 0).grow(2)
    for (let step = 0; step < 50; step++) {
      if ((await indexShardOf(env, store.store.id, 0).waiting()).shards === 2) break
      await runDurableObjectAlarm(indexShardOf(env, store.store.id, 0))
    }
    expect((await statusOf(store)).index).toMatchObject([
      { shard: 0, waiting: 0 },
      { shard: 1, waiting: 0 },
    ])
  })
})

describe('a store that has too much to do', { timeout: 120_000 }, () => {
  it('is overloaded in the very hour, which is no failure', async () => {
    const store = await makeStore(books(1))
    expect((await ask(store, '/v1/events', batch(), { CUSTOMER: overloaded })).status).toBe(503)
    const status = await statusOf(store)
    expect(status).toMatchObject({ state: 'attention', reasons: ['overloaded'] })
    expect(sum(status, ({ figures }) => figures.overloaded)).toBe(1)
    expect(sum(status, ({ figures }) => figures.failed)).toBe(0)
    expect(status.since).toBeLessThanOrEqual(Date.now())
    expect(status.began.overloaded).toBe(status.since)
  })

  it('fails where something fails', async () => {
    const store = await makeStore(books(1))
    expect((await ask(store, '/v1/events', batch(), { CUSTOMER: unreachable })).status).toBe(500)
    expect((await statusOf(store)).reasons).toEqual(['failures'])
  })

  it('counts the shelves that were made of copies', async () => {
    const store = await makeStore(books(6))
    const visits = Array.from({ length: 6 }, (_, i) => ({
      id: `s${i}`,
      started_at: Date.now() - 3_600_000 + i * 1_000,
      items: ['book-1', 'book-2', `book-${3 + (i % 4)}`],
    }))
    await store.server('POST', '/v1/sessions', jsonLines(visits))
    expect((await ask(store, '/v1/recommendations', page)).status).toBe(200)
    later(20_000)
    const broken = { SESSION_INDEX: overloaded, CATALOGUE: overloaded }
    expect((await ask(store, '/v1/recommendations', page, broken)).status).toBe(200)
    expect(sum(await statusOf(store), ({ figures }) => figures.stood_in)).toBeGreaterThan(0)
    expect(lines('copies are served: the object was not heard')[0]).toMatchObject({ store: store.store.id })
  })
})

describe('a store of which something waits', { timeout: 120_000 }, () => {
  it('counts flushes that do not arrive, and says so when that lasts', async () => {
    const store = await makeStore(books(1))
    const refusal = vi.spyOn(SessionIndex.prototype, 'receive').mockImplementation(() => {
      throw new Error('out of reach')
    })
    const { visitor } = await store.events([about('book-1')])
    const key = visitor!.split('.')[0]!
    const person = customerOf(env, store.store.id, `v:${key}`)
    await runDurableObjectAlarm(person)
    const status = await statusOf(store)
    expect(status.state).toBe('well')
    expect(sum(status, ({ counts }) => counts['flushes.failed.index'] ?? 0)).toBeGreaterThan(0)
    expect(sum(status, ({ figures }) => figures.flushes_failed)).toBeGreaterThan(0)
    for (const event of ['flush failed', 'publishing failed; trying again'])
      expect(lines(event)[0]).toMatchObject({ store: store.store.id })
    expect(said.join('\n')).not.toContain(key)
    later(6 * minuteMs)
    await runDurableObjectAlarm(person)
    expect((await statusOf(store)).reasons).toContain('outbox_waiting')
    refusal.mockRestore()
    await runDurableObjectAlarm(person)
    expect((await statusOf(store)).index[0]?.waiting).toBeGreaterThan(0)
  })

  it('says so when what the index took is not written for long', async () => {
    const store = await makeStore(books(1))
    await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
    await store.events([about('book-1')])
    await vi.waitFor(async () => expect((await statusOf(store)).index[0]?.waiting).toBe(1), 20_000)
    later(6 * minuteMs)
    const { reasons, index } = await statusOf(store)
    expect(reasons).toContain('backlog')
    expect(index[0]?.oldest_ms).toBeGreaterThan(5 * minuteMs)
  })
})
